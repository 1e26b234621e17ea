import { mentionsOf } from '#ai/evidence/mentions-of.ts'
import { sentencesOf } from '#ai/summarise-bids/sentences-of.ts'
import { splitSentences } from '#ai/summarise-bids/split-sentences.ts'
import type { Material } from '#ai/summarise-bids/summary.ts'
import { wordsOf } from '#ai/summarise-bids/telling-words.ts'
import { cutWords } from '#knowledge/words/cut-words.ts'
import { askingEnglish } from '#knowledge/words/stop-words.ts'

/**
 * How much of what a sentence says in rare words has to stand in its quotations, or of what they say in it. Measured on the post-mortems of
 * the demonstration: sentences put in other words share from a fifth to a half; of sentences about another bid in the same dimension
 * five in a hundred pass as well, most of them as they say the same.
 */
const leastOfSentence = 0.13
const leastOfQuotes = 0.35

/** How rare words are in what was read: what stands in every second sentence tells nothing of any. */
export function rarityOf({ passages }: Pick<Material, 'passages'>): (word: string) => number {
  const sentences = passages.flatMap((passage) => sentencesOf(passage).sentences)
  const counts = new Map<string, number>()
  for (const { words } of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log((sentences.length + 1) / ((counts.get(word) ?? 1) + 0.5))
}

/** Telling words with which a part between commas says something of its own: 因此失标 has fewer. */
const fewestOfOwn = 8

/**
 * Does a sentence say what its quotations say? It shares their telling words and figures, in whatever order and among whatever else, has no
 * part that goes its own way, and does not say yes where they say no. Of the same language: in another there is nothing to compare.
 */
export function saysAlike(text: string, quotes: readonly string[], rarity: (word: string) => number): boolean {
  const quoted = new Set(quotes.flatMap((quote) => [...toldBy(quote)]))
  const strays = text.split(/[，,；;：:。！？!?]/).some((part) => {
    const words = toldBy(part)
    return words.size >= fewestOfOwn && [...words].every((word) => !quoted.has(word))
  })
  const isTold = splitSentences(text).every((sentence) => isAbout(toldBy(sentence.text), quoted, rarity))
  return isTold && !strays && !isTurned(text, quotes.join('\n')) && !isTurned(quotes.join('\n'), text)
}

function isAbout(said: ReadonlySet<string>, quoted: ReadonlySet<string>, rarity: (word: string) => number): boolean {
  const sum = (words: Iterable<string>) => [...words].reduce((all, word) => all + rarity(word), 0)
  const shared = sum([...said].filter((word) => quoted.has(word)))
  return shared > 0 && (shared >= leastOfSentence * sum(said) || shared >= leastOfQuotes * sum(quoted))
}

/** Its telling words, and its figures as it says them: 高 12.6% has no other word to be known by. */
function toldBy(text: string): Set<string> {
  const figures = mentionsOf(text).flatMap(({ kind, said }) =>
    kind === 'number' ? [`#${said.replace(/\s/g, '')}`] : [],
  )
  return new Set([...wordsOf(text)].filter((word) => !tellsNothing.has(word)).concat(figures))
}

/** English words that join others or stand for them, as they are looked up. */
const tellsNothing: ReadonlySet<string> = new Set([
  ...askingEnglish,
  ...'he she him her them than those more most less also onli own other veri so too just even both each such than while becaus'.split(
    ' ',
  ),
])

const denied =
  /(?:没有|没|未曾|未能|未|无|不是|不)$|(?:\b(?:no|not|never|without)|n['’]t)\s+(?:an?\s+|any\s+|the\s+|been\s+)?$/iu
/** Whatever may stand for a denial, so that what is denied in another way is no contradiction. */
const denies =
  /[没未无不非缺少零免拒失弱难否]|\b(?:no|not|none|never|nobody|nothing|without|lack\w*|fail\w*|miss\w*|refus\w*|reject\w*|few|neither|nor|un\w+)\b|n['’]t\b/iu

/** Is a word that both say denied each time in the one, while the other denies nothing at all? */
function isTurned(one: string, other: string): boolean {
  if (denies.test(other)) return false
  const shared = wordsOf(other)
  const places = Map.groupBy(cutWords(one), ({ word }) => word)
  return [...shared].some((word) => {
    const own = places.get(word) ?? []
    return own.length > 0 && own.every(({ start }) => denied.test(one.slice(0, start)))
  })
}
