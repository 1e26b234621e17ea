import { useTranslation } from 'react-i18next'
import { useMatches } from 'react-router'
import { sideOf } from '#app/i18n/languages.ts'
import type { LivePage } from '#app/live/use-live.ts'

export interface Crumb {
  label: string
  to?: string
}

/** What a page says of itself through its route's `handle`. */
export interface PageHandle {
  /** its place; the last crumb is the page itself, and its title */
  crumbs?: (data: unknown, words: { t: (key: string) => string; side: 'zh' | 'en' }) => Crumb[]
  /** what it is kept up to date with; the shell adds what it shows itself */
  live?: (params: Readonly<Record<string, string | undefined>>) => LivePage
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

const still: LivePage = { topics: [] }

/** What the page that is shown is kept up to date with. */
export function useLivePage(): LivePage {
  const last = useMatches().at(-1)
  return (last?.handle as PageHandle | undefined)?.live?.(last?.params ?? {}) ?? still
}
