import type { PartyWords } from '#ai/review-contract/party-words.ts'

/** Features are numbered below 2 to the power of this. */
export const featureBits = 18
const mask = (1 << featureBits) - 1

/** What has fewer words is a title or a scrap, and says nothing. A character of Chinese is a word. */
const fewestWords = 9
/** Longest run of words that is a feature: two characters are about what a word is. */
const longestRun = { han: 2, latin: 1 }
/** What stands for a name of a party, and for a number; a text may name parties as the lexicons do, `<buyer>`. */
const parties = { seller: '\ue001', buyer: '\ue002', payer: '\ue003' }
const number = '#'

const numbers =
  /\d[\d,.]*\d|\d|(?:百分之|(?<![〇零一二两三四五六七八九十百千万亿]))[〇零一二两三四五六七八九十百千万亿]+(?=[天日年月个周次项％%分倍元]|工作日|小时)/gu

/**
 * A sentence as numbers below 2 ** `featureBits`, each once, in no order: the stems of its words, or its characters of Chinese and
 * what stands beside each. Parties are called by their side, and numbers are all alike. None for what is too short to say anything.
 * Hashed, as in Weinberger et al., Feature Hashing for Large Scale Multitask Learning (2009).
 */
export function sentenceFeatures(text: string, words: PartyWords): Uint32Array {
  const { hashes, isHan } = hashesOf(plainOf(text, words))
  if (hashes.length < fewestWords) return new Uint32Array()
  const found = new Uint32Array(hashes.length * longestRun.han)
  let count = 0
  texts = (texts + 1) >>> 0
  for (let at = 0; at < hashes.length; at++) {
    const last = Math.min(hashes.length, at + (isHan[at] ? longestRun.han : longestRun.latin))
    let hash = 17
    for (let end = at; end < last; end++) {
      hash = joined(hash, hashes[end] as number)
      const feature = hash & mask
      if (lastText[feature] === texts) continue
      lastText[feature] = texts
      found[count++] = feature
    }
  }
  return found.slice(0, count)
}

/** In which text a feature was found last, by the number of the text: a set for each would take longer than all the rest. */
const lastText = new Uint32Array(1 << featureBits)
let texts = 0

function plainOf(text: string, { payer, seller, buyer }: PartyWords): string {
  const named = text.includes('<')
    ? text.replace(/<(seller|buyer|payer)>/g, (_, who: keyof typeof parties) => parties[who])
    : text
  return named
    .replace(globally(payer), parties.payer)
    .replace(globally(seller), parties.seller)
    .replace(globally(buyer), parties.buyer)
    .toLowerCase()
    .replace(numbers, number)
}

const made = new WeakMap<RegExp, RegExp>()

function globally(pattern: RegExp): RegExp {
  const known = made.get(pattern) ?? new RegExp(pattern, `${pattern.flags}g`)
  made.set(pattern, known)
  return known
}

/** What a character is: part of a word of letters, a word by itself, where a part of a sentence ends, of Chinese, or nothing. */
const letter = 1
const whole = 2
const stop = 3
const han = 4
const nothing = 5
/** Of characters met so far, by their code; 0 before they are met. */
const sorts = new Uint8Array(1 << 16)

function sortOf(code: number): number {
  if (sorts[code] === 0) sorts[code] = tellSort(String.fromCharCode(code))
  return sorts[code] as number
}

function tellSort(character: string): number {
  if (/\p{Script=Latin}/u.test(character)) return letter
  if (/\p{Script=Han}/u.test(character)) return han
  if (/[\ue001-\ue003#%‰]/u.test(character)) return whole
  return /[,，、;；:：。.()（）]/u.test(character) ? stop : nothing
}

const comma = hashOf(',')

/** One number a word, or mark. */
function hashesOf(text: string): { hashes: number[]; isHan: boolean[] } {
  const hashes: number[] = []
  const isHan: boolean[] = []
  const add = (hash: number, isOfHan: boolean) => {
    hashes.push(hash)
    isHan.push(isOfHan)
  }
  let begin = -1
  for (let at = 0; at <= text.length; at++) {
    const sort = at < text.length ? sortOf(text.charCodeAt(at)) : nothing
    if (sort === letter) {
      if (begin < 0) begin = at
      continue
    }
    if (begin >= 0) add(hashOf(stemOf(text.slice(begin, at))), false)
    begin = -1
    if (sort === han) add(hashOf(text[at] as string), true)
    else if (sort === whole) add(hashOf(text[at] as string), false)
    else if (sort === stop) add(comma, false)
  }
  return { hashes, isHan }
}

const endings = /(?:ations?|ments?|ings?|ions?|edly|ed|ies|es|ly|s|e|y)$/

/** Enough of a word that its forms are one: deliver, delivers, delivered, delivery. */
function stemOf(word: string): string {
  return word.length > 4 ? word.replace(endings, '') : word
}

function joined(one: number, other: number): number {
  let hash = Math.imul(one ^ other, 0x9e3779b1)
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x85ebca6b) + Math.imul(other, 0x27d4eb2f)) >>> 0
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
