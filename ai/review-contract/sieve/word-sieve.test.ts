import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindLexicons } from '#ai/review-contract/lexicon/kinds.ts'
import { statements } from '#ai/review-contract/lexicon/statements.ts'
import { named, partyWords } from '#ai/review-contract/party-words.ts'
import { waysOf } from './needed-words.ts'
import { WordSieve } from './word-sieve.ts'

const nobody = partyWords('')

test.each([
  [/逾期|延期/u, ['逾期', '延期']],
  [/(?:逾期|(?:延期))/u, ['逾期', '延期']],
  [/\b(?:delay|late)\w*/iu, ['delay late']],
  [/不(?:可|得)抗?力/u, ['不可抗力 不可力 不得抗力 不得力']],
  [/[前后]付/u, ['前付 后付']],
  [/(?:收到|取得)[^。]{0,9}(?:付|款)/u, ['收到 取得']],
  [/<buyer>[^。]{0,9}解除/u, ['解除']],
  [/(?<!不)验收(?!人)/u, ['验收']],
  [/Terminat\w+/u, ['terminat']],
  [/逾期+|(?:不可抗力){1,2}/u, ['期', '不可抗力']],
])('%s is only where one of its words is', (pattern, ways) => {
  const found = waysOf(pattern).map(({ needed }) => [...(needed ?? ['anything'])].sort().join(' '))
  expect(found).toEqual(ways.map((way) => way.split(' ').sort().join(' ')))
})

test.each([/.{3}/u, /\d+%/u, /(?:逾期)?/u, /[^。]/u, /<buyer>/u, /𠮷/u])('of %s nothing is known', (pattern) => {
  const sieve = new WordSieve([pattern], { from: 0 })
  expect(sieve.sift('合同').bits).toEqual(Uint32Array.of(1))
})

test('a pattern is passed over where none of its words stands', () => {
  const patterns = [/逾期|\bdelay/iu, /验收/u]
  const sieve = new WordSieve(patterns, { from: 0 })
  const may = (text: string) => [...(sieve.sift(text).bits ?? [])]
  expect(may('卖方应按期交货')).toEqual([0])
  expect(may('DELAYS count')).toEqual([2])
  expect(may('逾期验收')).toEqual([5])
  expect(patterns.map((pattern) => sieve.isIn(pattern, sieve.sift('DELAYS count'), nobody))).toEqual([true, false])
  expect(() => sieve.isIn(/x/u, sieve.sift('x'), nobody)).toThrow('not of this sieve')
})

test('a short text is looked through as it is, and of a long one what cannot be in it is passed over', () => {
  const pattern = /逾期/u
  const sieve = new WordSieve([pattern], { from: 10 })
  const [short, long] = ['逾期交货', '本合同自签字之日起生效'].map((text) => sieve.sift(text))
  expect([short?.bits, long?.bits]).toEqual([null, Uint32Array.of(0)])
  expect([short, long].map((text) => text && sieve.isIn(pattern, text, nobody))).toEqual([true, false])
})

const lexicon = [
  ...Object.values(kindLexicons).flatMap(({ words, rows = [] }) => [...words, ...rows]),
  ...statements.flatMap(({ says, headed = [] }) => [...says, ...headed]),
]
const folder = new URL('../../../tests/eval/wordings/', import.meta.url)
const sentences = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').at(-1) as string),
)

test('a pattern of the lexicons is in a sentence for the sieve where it is in it', () => {
  const patterns = [...new Set(lexicon)]
  const sieve = new WordSieve(patterns, { from: 0 })
  const words = partyWords(sentences.join('\n'))
  let found = 0
  for (const text of sentences) {
    const sifted = sieve.sift(text)
    for (const pattern of patterns) {
      const isThere = named(pattern, words).test(text)
      if (isThere) found += 1
      if (sieve.isIn(pattern, sifted, words) !== isThere)
        throw new Error(`${pattern.source.slice(0, 120)}: ${isThere} in “${text}”`)
    }
  }
  expect(found).toBeGreaterThan(sentences.length)
}, 60_000)

test('what is found in a text made of its words is never passed over', () => {
  const pieces = fc.constantFrom('逾期', '验收', '付', 'delay', 'late', '不', ' ', '。', 'x', '1')
  const part = fc.oneof(
    pieces,
    fc.tuple(pieces, pieces).map(([one, other]) => `(?:${one}|${other})`),
    fc.tuple(pieces, pieces).map(([one, other]) => `(?:${one}${other})?`),
    fc.constantFrom('[^。]{0,4}', '\\w*', '[付验]', '(?!不)', '\\b', '|'),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.array(pieces, { maxLength: 8 }), (parts, words) => {
      const pattern = new RegExp(parts.join(''), 'iu')
      const sieve = new WordSieve([pattern], { from: 0 })
      const text = words.join('')
      expect(sieve.isIn(pattern, sieve.sift(text), nobody)).toBe(pattern.test(text))
    }),
    { numRuns: 3000 },
  )
})
