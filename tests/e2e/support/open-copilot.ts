import type { Locator, Page } from 'playwright-core'
import { askDatabase } from './read-demo.ts'
import { sayIn } from './say.ts'
import { signIn } from './sign-in.ts'
import type { OpenOptions, Product } from './use-product.ts'

export interface OpenCopilot {
  deal: { id: string; owner: string }
  page: Page
  panel: Locator
  /** Asks, and does not wait. @returns the question, where its answer comes */
  ask: (question: string) => Promise<Locator>
}

interface CopilotOptions extends OpenOptions {
  product: Product
  /** of the reps who lead an open deal, which one */
  nth: number
  language?: 'zh-CN' | 'en'
}

/** Opens the page of a deal as the rep whose it is, with the copilot beside it. */
export async function openCopilot({ product, nth, language = 'zh-CN', ...how }: CopilotOptions): Promise<OpenCopilot> {
  const say = sayIn(language)
  const rows = await askDatabase<{ id: string; owner: string }>(
    product.server(),
    `SELECT DISTINCT ON (o.owner_id) o.id, o.owner_id AS owner
     FROM opportunity o JOIN membership m ON m.person_id = o.owner_id
     WHERE o.status = 'open' AND m.role = 'rep' AND o.expected_sign_on IS NOT NULL
     ORDER BY o.owner_id, o.amount DESC NULLS LAST, o.id LIMIT 6`,
  )
  const deal = rows[nth]
  if (!deal) throw new Error('the demonstration has too few reps')
  const page = await product.open({ language, ...how })
  await signIn(page.context(), product.server().url, deal.owner)
  await page.goto(`/opportunities/${deal.id}`)
  await page.getByRole('button', { name: say('copilot', 'open'), exact: true }).click()
  const panel = page.getByRole('complementary', { name: say('copilot', 'title'), exact: true })
  const ask = async (question: string) => {
    const box = panel.getByRole('textbox', { name: say('copilot', 'ask') })
    await box.fill(question)
    await box.press('Enter')
    return panel.getByRole('article', { name: say('copilot', 'questionOf', { question }) }).last()
  }
  return { deal, page, panel, ask }
}
