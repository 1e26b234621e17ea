import { stemmer } from 'stemmer'
import { foldCharacters } from '#knowledge/words/fold-characters.ts'
import { tradeTerms } from './trade-terms.ts'

interface Term {
  text: string
  /** every term that means the same, this one among them */
  group: readonly string[]
}

const groups = tradeTerms
  .trim()
  .split('\n')
  .map((line) => line.split('=').map((term) => term.trim()))

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)
const plain = (text: string) =>
  ` ${foldCharacters(text)
    .text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
const stemmed = (text: string) => text.replaceAll(/[a-z]+/g, (word) => stemmer(word))

const terms: Term[] = groups.flatMap((group) => group.map((text) => ({ text, group })))
const chineseTerms = new Map<string, Term[]>()
const latinTerms = new Map<string, Term[]>()
for (const term of terms) {
  if (isChinese(term.text)) push(chineseTerms, foldCharacters(term.text).text, term)
  else push(latinTerms, stemmed(plain(term.text)).trim(), term)
}
const longestChinese = Math.max(...[...chineseTerms.keys()].map((text) => text.length))
const mostLatinWords = Math.max(...[...latinTerms.keys()].map((text) => text.split(' ').length))

/**
 * What else the terms of a folded query are called, by the glossary of the trade: of terms inside of one another the longest counts
 * (投标保证金 is no 保证金). At most twenty.
 */
export function synonymsIn(query: string): { asked: string; also: string }[] {
  const found = [...chineseIn(query), ...latinIn(query)]
  const seen = new Set<string>()
  return found
    .flatMap((term) => term.group.filter((also) => also !== term.text).map((also) => ({ asked: term.text, also })))
    .filter(({ also }) => !seen.has(also) && seen.add(also))
    .slice(0, 20)
}

function chineseIn(query: string): Term[] {
  const found: Term[] = []
  for (let at = 0; at < query.length; ) {
    let length = Math.min(longestChinese, query.length - at)
    while (length > 1 && !chineseTerms.has(query.slice(at, at + length))) length -= 1
    const known = length > 1 ? chineseTerms.get(query.slice(at, at + length)) : undefined
    if (known) found.push(...known)
    at += known ? length : 1
  }
  return found
}

function latinIn(query: string): Term[] {
  const words = stemmed(plain(query)).trim().split(' ')
  const found: Term[] = []
  for (let at = 0; at < words.length; ) {
    let count = Math.min(mostLatinWords, words.length - at)
    while (count > 0 && !latinTerms.has(words.slice(at, at + count).join(' '))) count -= 1
    if (count > 0) found.push(...(latinTerms.get(words.slice(at, at + count).join(' ')) ?? []))
    at += Math.max(count, 1)
  }
  return found
}

function push(map: Map<string, Term[]>, key: string, term: Term): void {
  map.set(key, [...(map.get(key) ?? []), term])
}
