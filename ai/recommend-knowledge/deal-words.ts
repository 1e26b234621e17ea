import type { DealInWords } from '#crm/opportunities/describe-deal.server.ts'
import { synonymsIn } from '#knowledge/glossary/synonyms-in.ts'
import { cutQuery } from '#knowledge/words/cut-query.ts'
import { foldCharacters } from '#knowledge/words/fold-characters.ts'

/** What is looked for on behalf of a deal; empty where there is nothing to go by. */
export interface DealWords {
  /** what it is called and sells */
  about: string
  /** what people wrote of it last, without what it is called */
  lately: string
}

/** Words of notes that are looked for: those of the trade before those that stand there most. */
const mostLately = 12

/** The words by which a deal is compared with what was written down. */
export function dealWords(deal: Pick<DealInWords, 'name' | 'product' | 'industry' | 'lately'>): DealWords {
  const { name, product, industry, lately } = deal
  const said = [name.zh, product?.zh, name.en, product?.en, industry?.zh].filter((text) => text !== undefined)
  const about = plain([...new Set(said)].join(' '))
  const known = new Set(cutQuery(about).words.map(({ word }) => word))
  const written = plain(lately.join(' '))
  const trade = new Set(synonymsIn(foldCharacters(written).text).flatMap(({ asked }) => ownWords(asked)))
  const words = cutQuery(written)
    .words.filter(({ word, weight }) => weight >= 1 && tells(word) && !known.has(word))
    .map(({ word, weight }, place) => ({ word, weight: weight + (trade.has(word) ? 10 : 0), place }))
    .toSorted((one, other) => other.weight - one.weight || one.place - other.place)
  return {
    about,
    lately: words
      .slice(0, mostLately)
      .map(({ word }) => word)
      .join(' '),
  }
}

/** Words that two texts share, as people read them: no single characters, no bare numbers. */
export function tells(word: string): boolean {
  return [...word].length > 1 && !/^\d+$/.test(word)
}

/** The words of a text that are its own, as a query is cut. */
export function ownWords(text: string): string[] {
  return cutQuery(plain(text))
    .words.filter(({ word, weight }) => weight >= 1 && tells(word))
    .map(({ word }) => word)
}

/** What people write is no query: neither their dashes nor their quotation marks ask for anything, nor does how many there are. */
function plain(text: string): string {
  return text
    .replaceAll(/["“”„「」『』\-−－]/g, ' ')
    .replaceAll(/(?<![\p{L}\d.])\d{1,2}(?![\p{L}\d.])/gu, ' ')
    .trim()
}
