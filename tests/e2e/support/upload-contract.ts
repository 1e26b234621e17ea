import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Size } from './launch-chromium.ts'
import { askDatabase } from './read-demo.ts'
import { signIn } from './sign-in.ts'
import type { Product } from './use-product.ts'

/** Open deals of reps of the rolling mill company, which has a legal reviewer of its own beside the group's. */
export async function openDeals(product: Product): Promise<{ opportunity: string; owner: string }[]> {
  return askDatabase(
    product.server(),
    `SELECT o.id AS opportunity, o.owner_id AS owner FROM opportunity o
       JOIN organisation d ON d.id = o.org_id
       JOIN membership r ON r.person_id = o.owner_id AND r.role = 'rep'
       JOIN membership l ON l.role = 'legal' AND l.org_id = d.lineage[2]
     WHERE o.status = 'open' ORDER BY o.number`,
  )
}

interface Upload {
  /** of the open deals, which one */
  at: number
  /** a sample contract by its name, or a file of one's own */
  file: string | { name: string; mimeType: string; buffer: Buffer }
  size: Size
}

/** Uploads a contract as the owner of a deal does, and waits for its review. */
export async function uploadContract(product: Product, contract: Upload): Promise<{ page: Page; version: string }> {
  const sent = await sendContract(product, contract)
  await sent.page.locator('[data-paper]').waitFor()
  return sent
}

/** Uploads a contract as the owner of a deal does, whose review then begins. */
export async function sendContract(
  product: Product,
  { at, file, size }: Upload,
): Promise<{ page: Page; version: string }> {
  const deal = (await openDeals(product))[at]
  if (!deal) throw new Error('the demonstration has too few open deals')
  const page = await product.open({ size })
  await signIn(page.context(), product.server().url, deal.owner)
  await page.goto(`/opportunities/${deal.opportunity}`)
  const sent =
    typeof file === 'string' ? fileURLToPath(new URL(`../../eval/contracts/files/${file}`, import.meta.url)) : file
  await page.getByLabel('上传合同', { exact: true }).setInputFiles(sent)
  await page.waitForURL(/\/documents\//)
  return { page, version: new URL(page.url()).pathname.split('/').at(-1) ?? '' }
}

export interface KeptFlag {
  id: string
  quote: string
  span_start: number | null
  decision: string | null
  dismiss_reason: string | null
}

/** The flags of a version as they are kept, in the order of the page. */
export const flagsOf = (product: Product, version: string) =>
  askDatabase<KeptFlag>(
    product.server(),
    `SELECT id, quote, span_start, decision, dismiss_reason FROM clause_flag WHERE version_id = $1
     ORDER BY span_start NULLS LAST, position`,
    [version],
  )
