import type { BrowserContext } from 'playwright-core'
import { askDatabase } from './read-demo.ts'
import type { Served } from './start-server.ts'

/**
 * Signs a browser context in as a person of the demonstration, past the page: what the sign-in page does has tests of its own.
 * @param person their id
 * @throws when the server did not let them in
 */
export async function signIn(context: BrowserContext, url: string, person: string): Promise<void> {
  const answer = await context.request.post(`${url}/sign-in`, {
    form: { intent: 'demo', person, next: '/' },
    headers: { origin: url },
    maxRedirects: 0,
  })
  if (answer.status() !== 302) throw new Error(`sign-in as ${person} answered ${answer.status()}`)
}

/** Signs a browser context in as the person of the demonstration who is called so. @returns their id */
export async function signInAs(context: BrowserContext, server: Served, name: string): Promise<string> {
  const [row] = await askDatabase<{ id: string }>(server, 'SELECT id FROM person WHERE name = $1', [name])
  if (!row) throw new Error(`the demonstration has nobody called ${name}`)
  await signIn(context, server.url, row.id)
  return row.id
}
