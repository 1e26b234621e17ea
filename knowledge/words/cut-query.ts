import { synonymsIn } from '#knowledge/glossary/synonyms-in.ts'
import { charactersOf, formsOf, piecesOf, segmentsOf } from './cut-words.ts'
import { foldCharacters } from './fold-characters.ts'
import { askingChinese, askingEnglish } from './stop-words.ts'

/** What a query asks for. */
export interface CutQuery {
  /** words as they are looked up, and how much each counts */
  words: { word: string; weight: number }[]
  /** what the glossary has added: the term asked for and what else it is called */
  synonyms: { asked: string; also: string; words: string[] }[]
  /** what stood in quotation marks, folded: texts in which it stands so come first */
  phrases: string[]
  /** what stood behind a minus, folded: it may not */
  never: string[]
  /** it is of words alone that stand everywhere, as A or IT: of those there is no index */
  tooCommon: boolean
}

/** How much a word counts that is none of the query's own. */
const weights = { word: 1, character: 1, acrossWords: 0.2, pairInside: 0.3, inside: 0.3, synonym: 0.25 }
/** Of a query as long as an article the rest tells nothing new. */
const mostWords = 400

/** Behind a digit such a mark is one of inches, and opens nothing. */
const quoted = /(?:(?<!\p{N})["”]|[“„「『])([^"“”„「」『』]+)["“”」』]/gu
/** Before a digit a minus is that of a number, as in -20℃: it refuses nothing. */
const refused = /(^|\s)[-−－](?![.．]?\p{N})([^\s\-−－]\S*)/gu

/** Cuts a query as texts are cut. Quotation marks and minus signs are no words; a query of nothing but refusals finds nothing. */
export function cutQuery(written: string): CutQuery {
  const phrases: string[] = []
  const never: string[] = []
  const plain = written
    .replaceAll(quoted, (_, phrase: string) => {
      phrases.push(foldCharacters(phrase).text.trim())
      return ` ${phrase} `
    })
    .replaceAll(refused, (_, before: string, word: string) => {
      never.push(foldCharacters(word).text)
      return before
    })
  const { text } = foldCharacters(plain)
  const found = new Map<string, number>()
  const add = (word: string, weight: number) => {
    if (found.has(word) || found.size < mostWords) found.set(word, Math.min((found.get(word) ?? 0) + weight, 3))
  }
  const pieces = piecesOf(text)
  const own = (skipAsking: boolean) => {
    for (const { text: run, chinese } of pieces) {
      if (chinese) addChinese(run, add, skipAsking)
      else if (!(skipAsking && askingEnglish.has(run))) for (const form of formsOf(run)) add(form, weights.word)
    }
  }
  own(true)
  // Nothing but a question: then its words are what is asked for.
  if (found.size === 0) own(false)
  const synonyms = synonymsIn(text).map(({ asked, also }) => ({ asked, also, words: synonymWords(also) }))
  for (const { words } of synonyms)
    for (const word of words) if (!found.has(word)) add(word, weights.synonym / Math.sqrt(words.length))
  return {
    words: [...found].map(([word, weight]) => ({ word, weight })),
    synonyms,
    phrases: phrases.filter((phrase) => phrase !== ''),
    never,
    tooCommon: found.size === 0 && pieces.length > 0,
  }
}

function addChinese(run: string, add: (word: string, weight: number) => void, skipAsking: boolean): void {
  const characters = charactersOf(run)
  const segments = segmentsOf(run)
  const asks = (segment: { text: string } | undefined) => skipAsking && !!segment && askingChinese.has(segment.text)
  const segmentAt = (at: number) => segments.findLast((segment) => segment.at <= at)
  for (const segment of segments) {
    const length = [...segment.text].length
    if (asks(segment)) continue
    if (length !== 2) add(segment.text, length === 1 ? weights.character : weights.word)
  }
  for (const [place, one] of characters.entries()) {
    const next = characters[place + 1]
    const [here, there] = [segmentAt(one.at), next && segmentAt(next.at)]
    if (!asks(here) && [...(here?.text ?? '')].length > 1) add(one.text, weights.inside)
    if (!next || asks(here) || asks(there)) continue
    const pair = one.text + next.text
    if (here !== there) add(pair, weights.acrossWords)
    else add(pair, here?.text === pair ? weights.word : weights.pairInside)
  }
}

/** The words of a term of the glossary, as a query would be cut into. */
function synonymWords(term: string): string[] {
  const words = new Set<string>()
  for (const { text, chinese } of piecesOf(foldCharacters(term).text)) {
    if (chinese) addChinese(text, (word, weight) => weight >= weights.word && words.add(word), false)
    else for (const form of formsOf(text)) words.add(form)
  }
  return [...words]
}
