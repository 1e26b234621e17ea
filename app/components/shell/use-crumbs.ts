import { useTranslation } from 'react-i18next'
import { useMatches } from 'react-router'
import { sideOf } from '#app/i18n/languages.ts'

export interface Crumb {
  label: string
  to?: string
}

/** A page names its place through its route's `handle`; the last crumb is the page itself, and its title. */
export interface PageHandle {
  crumbs?: (data: unknown, words: { t: (key: string) => string; side: 'zh' | 'en' }) => Crumb[]
}

/** The place of the page that is shown, in the person's language. */
export function useCrumbs(): Crumb[] {
  const { t, i18n } = useTranslation('common')
  const last = useMatches().at(-1)
  const handle = last?.handle as PageHandle | undefined
  const crumbs = handle?.crumbs?.(last?.loaderData, { t: (key) => t(key as never), side: sideOf(i18n.language) }) ?? []
  // The place of a record that could not be loaded has no name.
  return crumbs.filter(({ label }) => label !== '')
}
