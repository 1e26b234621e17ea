import { synonymsIn } from '#knowledge/glossary/synonyms-in.ts'
import { cutQuery } from '#knowledge/words/cut-query.ts'
import { cutWords, formsOf, piecesOf, segmentsOf } from '#knowledge/words/cut-words.ts'
import { foldCharacters } from '#knowledge/words/fold-characters.ts'

/** A word that tells what a deal is about: as people read it in either language, what else it is called, and how much it tells. */
export interface Term {
  shown: { zh: string; en: string }
  names: readonly string[]
  weight: number
}

/** Shorter ones stand in every text, unless they are of the trade: 设备, 技术, work. */
const leastLength = { chinese: 3, latin: 5 }

/** Of a text the terms of the trade and its long words, each thing once by whatever name, those of the trade first. */
export function termsIn(text: string): Term[] {
  const found: Term[] = []
  const add = (asked: string, others: readonly string[], weight: number) => {
    const names = [asked, ...others]
    // 回转窑 and rotary kiln are one; 压机 is told by 快锻压机.
    if (found.some((term) => term.names.some((name) => names.includes(name) || name.includes(asked)))) return
    found.push({ shown: shownAs([asTyped(text, asked), ...others]), names, weight })
  }
  const folded = foldCharacters(plain(text)).text
  const trade = new Map<string, string[]>()
  for (const { asked, also } of synonymsIn(folded)) trade.set(asked, [...(trade.get(asked) ?? []), also])
  for (const [asked, others] of trade) add(asked, others, weightOf(asked))
  const pieces = piecesOf(folded)
  const translated = pieces.some(({ chinese }) => chinese)
  for (const { text: run, chinese } of pieces) {
    if (chinese) for (const segment of segmentsOf(run)) addSegment(segment.text, add)
    else if (/[a-z]\d|\d[a-z]/.test(run)) add(run, [], 2)
    // Beside Chinese a plain word is most often its translation.
    else if (!translated && /[a-z]/.test(run) && run.length >= leastLength.latin) add(run, [], 1)
  }
  return found
}

function addSegment(text: string, add: (asked: string, others: readonly string[], weight: number) => void): void {
  const length = lengthOf(text)
  if (length >= leastLength.chinese) add(text, [], length > leastLength.chinese ? 2 : 1)
}

const lengthOf = (text: string) => [...text].length
const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

/** 165MN and not 165mn, where it is found as it was folded. */
function asTyped(text: string, folded: string): string {
  const at = text.toLowerCase().indexOf(folded)
  return at === -1 ? folded : text.slice(at, at + folded.length)
}

/** By the first name of each language: the one that was used, where it is of that. */
function shownAs(names: readonly string[]): Term['shown'] {
  const [first = ''] = names
  return { zh: names.find(isChinese) ?? first, en: names.find((name) => !isChinese(name)) ?? first }
}

/** 改造 and press tell half of what 操作机, 165mn and plate mill do. */
function weightOf(name: string): number {
  if (isChinese(name)) return lengthOf(name) >= leastLength.chinese ? 2 : 1
  return /[\s\d]/.test(name) ? 2 : 1
}

/** Which of the terms stand in a passage, by whatever name. */
export function termsStanding(terms: readonly Term[], passage: string): Term[] {
  const folded = foldCharacters(passage).text
  const words = new Set(cutWords(passage).map(({ word }) => word))
  return terms.filter(({ names }) => names.some((name) => stands(foldCharacters(name).text, folded, words)))
}

/** How much terms tell together. */
export function toldBy(terms: readonly Term[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0)
}

function stands(name: string, passage: string, words: ReadonlySet<string>): boolean {
  if (isChinese(name)) return passage.includes(name)
  const runs = piecesOf(name)
  return runs.length > 0 && runs.every(({ text }) => words.has(formsOf(text)[0] ?? ''))
}

/** What people write is no query: neither their dashes nor their quotation marks ask for anything, nor does how many there are. */
export function plain(text: string): string {
  return text
    .replaceAll(/["“”„「」『』\-−－]/g, ' ')
    .replaceAll(/(?<![\p{L}\d.])\d{1,2}(?![\p{L}\d.])/gu, ' ')
    .trim()
}

/** The words of a text that are its own, as a query is cut: no single characters, no bare numbers. */
export function ownWords(text: string): string[] {
  return cutQuery(plain(text))
    .words.filter(({ word, weight }) => weight >= 1 && tells(word))
    .map(({ word }) => word)
}

/** Whether a word of a query says anything by itself. */
export function tells(word: string): boolean {
  return [...word].length > 1 && !/^\d+$/.test(word)
}
