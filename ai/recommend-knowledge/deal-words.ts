import type { DealInWords } from '#crm/opportunities/describe-deal.server.ts'
import { plain, type Term, termsIn } from './deal-terms.ts'

/** By what a deal is compared with what was written down. */
export interface DealWords {
  /** what it is called and sells: what is looked for, and its telling words */
  about: { query: string; terms: Term[] }
  /** what people wrote of it last, without what it is called */
  lately: { query: string; terms: Term[] }
}

const mostLately = 12

/** The words by which a deal is compared; of notes the terms of the trade and the long words alone, as the rest stands everywhere. */
export function dealWords(deal: Pick<DealInWords, 'name' | 'product' | 'lately'>): DealWords {
  const { name, product, lately } = deal
  const said = [name.zh, product?.zh, name.en, product?.en].filter((text) => text !== undefined)
  const about = plain([...new Set(said)].join(' '))
  const terms = termsIn(about)
  const known = new Set(terms.flatMap(({ names }) => names))
  const written = new Map(lately.flatMap((text) => termsIn(text)).map((term) => [term.names[0], term] as const))
  const added = [...written.values()].filter(({ names }) => !names.some((one) => known.has(one))).slice(0, mostLately)
  return {
    about: { query: about, terms },
    lately: { query: added.map(({ names }) => names[0]).join(' '), terms: added },
  }
}

/** What is looked for in what past bids have taught: both together. */
export function wholeQuery({ about, lately }: DealWords): string {
  return [about.query, lately.query].join(' ').trim()
}
