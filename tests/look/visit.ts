import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { settle } from '#tests/e2e/support/settle.ts'
import { watchPage } from '#tests/e2e/support/watch-page.ts'
import { type DataTexts, findForeign } from './foreign-text.ts'
import { findBarriers, findOverflow, readShownTexts } from './page-checks.ts'
import type { View } from './plan-visits.ts'

export interface Visit {
  /** role of who looks, or `nobody` */
  who: string
  /** path in the route table, with parameters open */
  page: string
  address: string
  view: View
}

export interface Seen extends Visit {
  /** 403: this role may not see the page, which is no fault */
  status: number
  faults: string[]
  /** picture, relative to the folder of the look; absent where there was nothing to see */
  picture?: string
  links: string[]
}

/** At the end of an address: looked at with the command palette open. */
export const withPalette = '#palette'

/** At the end of an address: looked at with the copilot beside the page. */
export const withCopilot = '#copilot'

/** Opens a page, looks at it in every way, and takes its picture. */
export async function visit(context: BrowserContext, plan: Visit, data: DataTexts, folder: string): Promise<Seen> {
  const page = await context.newPage()
  const { faults } = await watchPage(page)
  try {
    const answer = await page.goto(plan.address, { waitUntil: 'load' })
    const status = answer?.status() ?? 0
    // A role that may not see the page is no fault; an answer of another kind than the page's is, and there is no page to look at.
    if (status === 403) return { ...plan, status, faults, links: [] }
    const isSignIn = new URL(page.url()).pathname === '/sign-in'
    const isPage = isSignIn === plan.page.startsWith('/sign-in') && status === (plan.page.endsWith('/*') ? 404 : 200)
    if (!isPage)
      return { ...plan, status, faults: [...faults, `led to ${page.url()}, which answered ${status}`], links: [] }
    await settle(page)
    if (plan.address.endsWith(withPalette)) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      await settle(page)
    }
    if (plan.address.endsWith(withCopilot)) {
      await page.keyboard.press('Control+j')
      await page.locator('aside textarea[name="question"]').waitFor()
      await settle(page)
    }
    faults.push(...(await findOverflow(page)).map((found) => `wider than the screen: ${found}`))
    if (plan.view.language === 'zh-CN') faults.push(...(await findBarriers(page)).map((found) => `axe: ${found}`))
    if (plan.view.language === 'qps') {
      faults.push(...findForeign(await readShownTexts(page), data).map((text) => `in no catalogue: ${text}`))
    }
    const links = await page.evaluate(() => [...document.links].map((link) => link.pathname + link.search))
    const picture = pictureOf(plan)
    mkdirSync(path.join(folder, path.dirname(picture)), { recursive: true })
    await page.screenshot({ path: path.join(folder, picture), fullPage: true, animations: 'disabled' })
    return { ...plan, status, faults, links, picture }
  } catch (error) {
    faults.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    return { ...plan, status: 0, faults, links: [] }
  } finally {
    await page.close()
  }
}

function pictureOf({ who, page, address, view }: Visit): string {
  const state = /[?#](.*)$/.exec(address)?.[1]?.replace(/\W+/g, '-')
  const name = page === '/' ? 'home' : page.slice(1).replaceAll('/', '-').replaceAll(':', '').replace('*', 'nowhere')
  return `${who}/${name}${state ? `.${state}` : ''}.${view.size}.${view.language}.${view.theme}.png`
}
