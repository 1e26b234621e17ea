import { stripLinks } from './strip-links.ts'

/** A sentence as the model wrote it, with the names of what it says that it rests on. */
export interface RawSentence {
  text: string
  refs: string[]
}

const openers = '“「『'
const closers = '”」』'
const refPattern = /\[\s*(r\d+(?:\s*[,，、]\s*r?\d+)*)\s*\]/gi

/**
 * Cuts what a model writes into sentences, not within quotation marks, each with the references behind it, and without links that lead
 * elsewhere.
 * @param isWhole nothing comes after; else what may still go on is left out
 */
export function cutAnswer(written: string, isWhole: boolean): { sentences: RawSentence[]; isStripped: boolean } {
  const { text: source, isStripped } = stripLinks(written)
  const sentences: RawSentence[] = []
  let from = 0
  let depth = 0
  let isQuoted = false
  const push = (text: string) => {
    const refs = [...text.matchAll(refPattern)].flatMap(([, list = '']) =>
      list.split(/[,，、]/).map((ref) => `r${ref.trim().replace(/^r/i, '')}`),
    )
    const plain = text
      .replace(refPattern, '')
      .replace(/^\s*(?:[-*•·]|\d+[.)、])\s+/u, '')
      .replace(/\s+([。.!?！？；;])/gu, '$1')
      .trim()
    if (plain !== '' || refs.length > 0) sentences.push({ text: plain, refs })
  }
  for (let at = 0; at < source.length; at += 1) {
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
    const behind = /^(?:[”」』"）)]*\s*\[[^\]\n]*\])*/u.exec(source.slice(at + 1))?.[0].length ?? 0
    const end = at + 1 + behind
    const next = source.slice(end).trimStart()
    if (!isWhole && (next === '' || next.startsWith('['))) break
    push(source.slice(from, end))
    from = end
    at = end - 1
  }
  if (isWhole) push(source.slice(from))
  return { sentences, isStripped }
}

function endsSentence(source: string, at: number): boolean {
  const sign = source[at] ?? ''
  if ('。！？；!?'.includes(sign)) return true
  // A point within a figure or a name of a file is none.
  return (
    sign === '.' &&
    /^(?:\s|\[|$)/.test(source.slice(at + 1)) &&
    !/(?:^|\s)(?:\d+|No|Mr|Ms|Dr|Co|Ltd|e\.g|i\.e)$/i.test(source.slice(0, at))
  )
}
