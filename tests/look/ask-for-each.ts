import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext } from 'playwright-core'
import { newId } from '#lib/ids.ts'
import { signIn } from '#tests/e2e/support/sign-in.ts'

/**
 * Has each of these people ask the copilot what to do today, and waits for the answers: nobody's page of conversations is empty then.
 * @throws when a question is not taken, or has no answer within half a minute
 */
export async function askForEach(browser: Browser, url: string, people: readonly { id: string }[]): Promise<void> {
  for (const { id } of people) {
    const context = await browser.newContext()
    await signIn(context, url, id)
    await ask(context, url)
    await context.close()
  }
}

async function ask({ request }: BrowserContext, url: string): Promise<void> {
  const conversationId = newId()
  const form = { conversationId, turnId: newId(), question: '我今天要做什么？' }
  const asked = await request.post(`${url}/copilot/ask`, { form, headers: { origin: url } })
  if (!asked.ok()) throw new Error(`the copilot answered ${asked.status()}`)
  for (let times = 0; times < 60; times++) {
    const read = await request.get(`${url}/copilot/${conversationId}/read`)
    const { turns } = (await read.json()) as { turns: { state: string }[] }
    if (turns.every(({ state }) => state !== 'running')) return
    await wait(500)
  }
  throw new Error('the copilot did not answer')
}
