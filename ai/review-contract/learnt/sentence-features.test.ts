import { expect, test } from 'vitest'
import { partyWords } from '#ai/review-contract/party-words.ts'
import { featureBits, sentenceFeatures } from './sentence-features.ts'

const featuresOf = (text: string) => [...sentenceFeatures(text, partyWords(text))].sort((a, b) => a - b)

test.each([
  ['甲方有权随时单方解除本合同。', '<buyer>有权随时单方解除本合同。'],
  ['需方于验收后30日内付清货款。', '买受人于验收后九十日内付清货款。'],
])('%s and %s are the same', (one, other) => expect(featuresOf(one)).toEqual(featuresOf(other)))

test('a sentence is other words, and another order of characters', () => {
  expect(featuresOf('风险自交付时起由买方承担，卖方不负责任。')).not.toEqual(
    featuresOf('风险自交付时起由卖方承担，买方不负责任。'),
  )
  expect(featuresOf('deliver delivers delivered delivery the the the the a')).toHaveLength(3)
})

test('each feature is told once and is in range; a title has none', () => {
  const features = featuresOf('甲方有权扣除，甲方有权扣除，甲方有权扣除。')
  expect(new Set(features).size).toBe(features.length)
  expect(Math.max(...features)).toBeLessThan(2 ** featureBits)
  expect([featuresOf('第三条 付款'), featuresOf('Terms of payment')]).toEqual([[], []])
})

// A pattern that began anew at each of them would take minutes.
test('numerals without end are read once', () => {
  expect(featuresOf('一'.repeat(200_000)).length).toBeGreaterThan(0)
}, 20_000)
