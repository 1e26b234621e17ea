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

test.each([/.{3}/u, /\d+%/u, /(?:逾期)?/u, /[^。]/u, /<buyer>/u, /𠮷/u])(
  '%s is looked for in every text',
  (pattern) => {
    const sieve = new WordSieve([pattern])
    const text = '一二三 12% 甲方 𠮷'
    expect(sieve.patternsIn(text, partyWords(text)).size).toBe(1)
  },
)

test('a pattern is not looked for where none of its words stands, nor where nobody wants it', () => {
  const patterns = [/逾期|\bdelay/iu, /验收/u]
  const sieve = new WordSieve(patterns)
  const asked: RegExp[] = []
  const ask = (text: string) => {
    asked.length = 0
    const found = sieve.patternsIn(text, nobody, (pattern) => asked.push(pattern) > 0)
    return [[...found], [...asked]]
  }
  expect(ask('卖方应按期交货')).toEqual([[], []])
  expect(ask('DELAYS count')).toEqual([[patterns[0]], [patterns[0]]])
  expect(ask('un-delayed, predelay')).toEqual([[patterns[0]], [patterns[0]]])
  expect(ask('predelay')).toEqual([[], [patterns[0]]])
  expect(ask('逾期验收')).toEqual([patterns, patterns])
  expect(sieve.patternsIn('逾期验收', nobody, (pattern) => pattern === patterns[1])).toEqual(new Set([patterns[1]]))
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
  const sieve = new WordSieve(patterns)
  const words = partyWords(sentences.join('\n'))
  let count = 0
  for (const text of sentences) {
    const found = sieve.patternsIn(text, words)
    count += found.size
    for (const pattern of patterns) {
      if (found.has(pattern) !== named(pattern, words).test(text))
        throw new Error(`${pattern.source.slice(0, 120)}: ${found.has(pattern)} in “${text}”`)
    }
  }
  expect(count).toBeGreaterThan(sentences.length)
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
      const sieve = new WordSieve([pattern])
      const text = words.join('')
      expect(sieve.patternsIn(text, nobody).has(pattern)).toBe(pattern.test(text))
    }),
    { numRuns: 3000 },
  )
})
