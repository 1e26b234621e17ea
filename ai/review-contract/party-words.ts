import { findParties, type Side } from './find-parties.ts'

/** What matches a word for either side, 卖方, 乙方, Seller, for the buyer's own customer, or for whoever is across the table. */
export type PartyWords = Readonly<Record<Side | 'payer' | 'theirs', RegExp>>

/** The words for the parties that a text uses. Whoever has no word in it is matched by nothing. */
export function partyWords(text: string): PartyWords {
  const { seller, buyer, payer } = findParties(text)
  const said = text.toLowerCase()
  const sourceOf = (names: readonly string[]) => {
    const used = [...new Set(names)].filter((name) => /[[\]]/.test(name) || said.includes(name.toLowerCase()))
    const latin = used.filter((name) => /^[A-Z]/.test(name)).flatMap((name) => [name, name.toUpperCase()])
    const others = used.filter((name) => !/^[A-Z]/.test(name))
    const words = latin.length > 0 ? [...others, String.raw`\b(?:${latin.join('|')})(?:'s)?\b`] : others
    return words.length > 0 ? `(?:${words.join('|')})` : '(?!)'
  }
  return {
    seller: new RegExp(sourceOf(seller), 'u'),
    buyer: new RegExp(sourceOf(buyer), 'u'),
    payer: new RegExp(sourceOf(payer), 'iu'),
    theirs: new RegExp(sourceOf([...buyer, ...payer]), 'iu'),
  }
}

const made = new WeakMap<PartyWords, Map<RegExp, RegExp>>()

/**
 * A pattern of a lexicon with the parties called what this contract calls them: `<buyer>`, `<seller>`, `<payer>`, and `<theirs>` for
 * the buyer or its customer. A list of names written into a pattern would take 甲方 for the buyer where it is the seller.
 */
export function named(pattern: RegExp, words: PartyWords): RegExp {
  if (!pattern.source.includes('<')) return pattern
  const known = made.get(words) ?? new Map<RegExp, RegExp>()
  made.set(words, known)
  const found = known.get(pattern)
  if (found) return found
  const source = pattern.source.replace(
    /<(buyer|seller|payer|theirs)>/g,
    (_, who: keyof PartyWords) => words[who].source,
  )
  const regular = new RegExp(source, pattern.flags)
  known.set(pattern, regular)
  return regular
}
