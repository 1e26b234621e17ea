import { cutThoughts } from '#ai/models/cut-thoughts.ts'
import { stripLinks } from './strip-links.ts'

/** A sentence as the model wrote it, with the names of what it says that it rests on. */
export interface RawSentence {
  text: string
  refs: string[]
}

/** Letters that are looked at beyond a sentence's end, or within brackets: more belong to no reference and no link. */
const nearby = 300

const openers = '“「『'
const closers = '”」』'
const refPattern = /\[\s{0,9}(r\d{1,9}(?:\s{0,9}[,，、]\s{0,9}r?\d{1,9}){0,30})\s{0,9}\]/gi
const behindPattern = /^(?:[”」』"）)]{0,9}\s{0,9}\[[^\]\n]{0,100}\])*/u
/** Behind what a point ends no sentence: looked at is a piece that is longer than any of these. */
const beforePoint = /(?:^|\s)(?:\d{1,12}|No|Mr|Ms|Dr|Co|Ltd|e\.g|i\.e)$/i
const longestBefore = 14

/**
 * Cuts what a model writes into sentences, not within quotation marks, each with the references behind it, without what it thought
 * before it said something and without links that lead elsewhere.
 * @param isWhole nothing comes after; else what may still go on is left out
 * @param start where the last sentence ended that was cut off before
 */
export function cutAnswer(
  written: string,
  isWhole: boolean,
  start = 0,
): { sentences: (RawSentence & { end: number })[]; isStripped: boolean } {
  const { text: source, isStripped } = stripLinks(cutThoughts(written))
  const sentences: (RawSentence & { end: number })[] = []
  let from = start
  let depth = 0
  let isQuoted = false
  const push = (until: number) => {
    const text = source.slice(from, until)
    from = until
    const refs = [...text.matchAll(refPattern)].flatMap(([, list = '']) =>
      list.split(/[,，、]/).map((ref) => `r${ref.trim().replace(/^r/i, '')}`),
    )
    const plain = text
      .replace(refPattern, '')
      .replace(/^\s*(?:[-*•·]|\d+[.)、])\s+/u, '')
      .replace(/\s{1,9}([。.!?！？；;])/gu, '$1')
      .trim()
    if (plain !== '' || refs.length > 0) sentences.push({ text: plain, refs, end: until })
  }
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at] ?? ''
    if (openers.includes(sign)) depth += 1
    else if (closers.includes(sign)) depth = Math.max(0, depth - 1)
    else if (sign === '"') isQuoted = !isQuoted
    const isLine = sign === '\n'
    if (isLine) {
      depth = 0
      isQuoted = false
    } else if (depth > 0 || isQuoted || !endsSentence(source, at)) continue
    // References belong to the sentence before them.
    const behind = behindPattern.exec(source.slice(at + 1, at + 1 + nearby))?.[0].length ?? 0
    const end = at + 1 + behind
    const next = source.slice(end, end + nearby).trimStart()
    if (!isWhole && (next === '' || next.startsWith('['))) break
    push(end)
    at = end - 1
  }
  if (isWhole) push(source.length)
  return { sentences, isStripped }
}

function endsSentence(source: string, at: number): boolean {
  const sign = source[at] ?? ''
  if ('。！？；!?'.includes(sign)) return true
  // A point within a figure or a name of a file is none.
  return (
    sign === '.' &&
    /^(?:\s|\[|$)/.test(source.slice(at + 1, at + 2)) &&
    !beforePoint.test(source.slice(Math.max(0, at - longestBefore), at))
  )
}
