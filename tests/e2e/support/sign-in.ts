import type { BrowserContext } from 'playwright-core'

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
