import type { RouteConfigEntry } from '@react-router/dev/routes'
import type { Size } from '#tests/e2e/support/launch-chromium.ts'

/** How a page is looked at. */
export interface View {
  size: Size
  language: 'zh-CN' | 'en' | 'qps'
  theme: 'light' | 'dark'
}

const bothSizes = (language: View['language'], theme: View['theme']): View[] => [
  { size: 'desktop', language, theme },
  { size: 'phone', language, theme },
]

export const allViews: View[] = [
  ...bothSizes('zh-CN', 'light'),
  ...bothSizes('en', 'light'),
  ...bothSizes('qps', 'light'),
  ...bothSizes('zh-CN', 'dark'),
]
export const shortViews: View[] = [...bothSizes('zh-CN', 'light'), { size: 'phone', language: 'qps', theme: 'light' }]

/** The paths in a route table, with their parameters open, and whether a page stands there: what has no JSX answers without. */
export function pathsOf(table: readonly RouteConfigEntry[], above = ''): { path: string; isPage: boolean }[] {
  return table.flatMap(({ path, index, file, children }) => {
    const here = path ? `${above}/${path}` : above
    const own = index || path ? [{ path: here || '/', isPage: file.endsWith('.tsx') }] : []
    return [...own, ...pathsOf(children ?? [], here)]
  })
}

/** An address that no route knows, for the page that says so. */
export const nowhere = '/no-such-page'

/** Further states of a page, by its path: the part after it. */
const states: Record<string, string[]> = {
  '/sign-in': ['?with=password'],
  '/opportunities': ['?q=zzzz'],
  '/bids/review': ['?product=zzzz', '?competitor=%E4%B8%9C%E5%B2%AD%E9%87%8D%E6%9C%BA&from=2025-06-01'],
  '/customers': ['?q=zzzz'],
  '/contracts': ['?q=zzzz'],
  '/knowledge': ['?q=zzzz', '?q=%E4%BF%9D%E8%AF%81', '?mine=1'],
  '/admin/jobs': ['?q=zzzz'],
  '/copilot': ['?past'],
  '/workbench': ['?who=all&resting=1', '?who=all&rule=WN-99', '#palette', '#copilot'],
}

/** Pages that a button of another page leads to, which is there in one state of its record only. */
const beneath: Record<string, string> = {
  '/bids/:bidId/post-mortem': '/bids/:bidId',
  '/contracts/:contractId/submit': '/contracts/:contractId',
  '/knowledge/articles/:articleId/edit': '/knowledge/articles/:articleId',
  '/opportunities/:opportunityId/exception': '/opportunities/:opportunityId',
}

/** Pages that stand beside another of the same record, which leads there once there is something to see. */
const beside: Record<string, string> = { '/rules/:ruleId/diff': '/rules/:ruleId/edit' }

/**
 * The addresses by which somebody reaches a page, out of the links that they were shown.
 * @param paths of the whole route table: `/customers/new` is no customer
 * @returns empty when the path has a parameter and nothing leads there
 */
export function addressesOf(page: string, links: Iterable<string>, paths: readonly string[]): string[] {
  if (page.endsWith('/*')) return [nowhere]
  if (!page.includes(':')) return [page, ...(states[page] ?? []).map((state) => page + state)]
  const pattern = new RegExp(`^${page.replace(/:\w+/g, '[^/?#]+')}$`)
  for (const link of links) {
    const path = link.split(/[?#]/)[0] ?? ''
    if (pattern.test(path) && !paths.includes(path)) return [path]
  }
  const next = beside[page]
  if (next)
    return addressesOf(next, links, paths).map((path) => path.replace(/[^/]+$/, page.slice(page.lastIndexOf('/') + 1)))
  const above = beneath[page]
  return above ? addressesOf(above, links, paths).map((path) => path + page.slice(above.length)) : []
}
