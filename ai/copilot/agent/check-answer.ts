import type { Cited, RecordRef, Sentence } from '#ai/copilot/tool.ts'
import { checkCitations } from '#ai/evidence/check-citations.ts'
import { joinGrounds, ungroundedFigures } from '#ai/evidence/check-figures.ts'
import { mentionsOf } from '#ai/evidence/mentions-of.ts'
import { foldText } from '#ingest/fold-text.ts'
import type { RawSentence } from './cut-answer.ts'
import type { Reading } from './reading.ts'
import { takePaths } from './strip-links.ts'

/** A sentence that holds. */
export interface CheckedSentence extends Sentence {
  /** it has no reference of its own, and rests on what the sentence that it goes with rests on */
  isLed: boolean
}

export interface CheckedAnswer {
  sentences: CheckedSentence[]
  /** whether a sentence was left out */
  isCut: boolean
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi
const quotes = /“([^”]+)”|「([^」]+)」|『([^』]+)』|"([^"]+)"|《([^》]+)》/gu
/** Words of a quotation that may be a name of anything that was read; more are words of a source. */
const shortQuote = 12

/**
 * Holds what a model wrote against what this run has read: a sentence with a figure, a quotation, a record or a path that was not read is
 * left out, and so is one with a figure of another record than it rests on. So is a sentence without a reference that leads up to one that was left out, as it was its claim; where that one stays, it rests
 * on the same records.
 */
export function checkAnswer(raw: readonly RawSentence[], reading: Reading, question: string): CheckedAnswer {
  const bearers = bearersOf(raw)
  const checked = raw.map((sentence, at): { sentence: Sentence | null; isBorne: boolean } => {
    const { text, paths } = takePaths(sentence.text)
    const words = text.trim()
    const found = sentence.refs.map((ref) => reading.citedBy(ref))
    const cites = found.filter((one): one is Cited => one !== undefined)
    const isSound =
      cites.length === found.length &&
      !isForMachines(words) &&
      paths.every((path) => reading.cited().some((one) => one.path.replace(/[?#].*$/, '') === path)) &&
      (words.match(uuid) ?? []).every((id) => reading.cited().some((one) => one.id === id.toLowerCase())) &&
      figuresHold(words, bearers[at] ?? [], reading) &&
      quotesHold(words, cites, reading, question)
    if (!isSound) return { sentence: null, isBorne: false }
    const isBorne = cites.length > 0
    return { sentence: words === '' ? null : { text: words, cites: cites.map(refOf) }, isBorne }
  })
  // What asks back, or says that nothing can be done, claims nothing.
  const kept = withoutClaims(checked, reading.none !== null)
  return { sentences: kept, isCut: kept.length < raw.filter(({ text }) => text !== '').length }
}

/** Of each its own references; without any, those of the sentence that it goes with, as `withoutClaims` joins them. */
function bearersOf(raw: readonly RawSentence[]): (readonly string[])[] {
  let bearer: readonly string[] = raw.findLast(({ refs }) => refs.length > 0)?.refs ?? []
  const backwards = raw.toReversed().map(({ refs }) => {
    if (refs.length > 0) bearer = refs
    return bearer
  })
  return backwards.toReversed()
}

/** Every figure was read of what the sentence rests on, or is of no record: a sum, a count. A figure in a name is none. */
function figuresHold(words: string, refs: readonly string[], reading: Reading): boolean {
  if (mentionsOf(words).length === 0) return true
  const { of, ofNone, text } = reading.grounds
  const cites = refs.flatMap((ref) => reading.citedBy(ref) ?? [])
  const grounds = { ...joinGrounds([of(cites), ofNone()]), text: text() }
  const names = reading
    .cited()
    .flatMap(({ title }) => [title.zh, title.en])
    .filter((name) => /\d/.test(name) && /\p{L}{2}/u.test(name))
    .toSorted((a, b) => b.length - a.length)
  const rest = names.reduce((left, name) => left.replaceAll(name, ' ; '), words)
  return ungroundedFigures(rest, grounds).length === 0
}

/** An answer is for people: what a text has made the model say in another form is none. */
const isForMachines = (words: string) => /[{}]|"\s*:|^\s*\|/.test(words)

const refOf = ({ kind, id }: RecordRef): RecordRef => ({ kind, id })

/** Sentences without a reference go with the next one that has one, and at the end with the last. */
function withoutClaims(
  checked: readonly { sentence: Sentence | null; isBorne: boolean }[],
  mayStandAlone: boolean,
): CheckedSentence[] {
  const kept: CheckedSentence[] = []
  let leading: Sentence[] = []
  let isLastSound = mayStandAlone
  for (const { sentence, isBorne } of checked) {
    if (sentence && !isBorne) {
      leading.push(sentence)
      continue
    }
    isLastSound = sentence !== null
    if (sentence) kept.push(...leading.map((one) => led(one, sentence)), { ...sentence, isLed: false })
    leading = []
  }
  const last = kept.at(-1)
  return isLastSound ? [...kept, ...leading.map((one) => led(one, last))] : kept
}

const led = ({ text }: Sentence, by: Sentence | undefined): CheckedSentence => ({
  text,
  cites: by?.cites ?? [],
  isLed: true,
})

function quotesHold(words: string, cites: readonly Cited[], reading: Reading, question: string): boolean {
  for (const [, ...groups] of words.matchAll(quotes)) {
    const quote = groups.find((group) => group !== undefined) ?? ''
    const folded = foldText(quote).text
    if (folded.length < 2) continue
    const sources = (cites.length > 0 ? cites : reading.cited()).map(({ kind, id, read, title }) => ({
      id: `${kind} ${id}`,
      text: foldText(`${read}\n${title.zh}\n${title.en}`).text,
    }))
    const isThere = sources.some((source) => checkCitations([source], [{ source: source.id, quote }]).kept.length === 1)
    const isName = folded.length <= shortQuote && reading.grounds.text().includes(folded.toLowerCase())
    const isAsked = cites.length === 0 && foldText(question).text.includes(folded)
    if (!isThere && !isName && !isAsked) return false
  }
  return true
}
