import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { oddsOf, scoresOf, writeModel } from '#ai/review-contract/learnt/clause-model.ts'
import { sentenceFeatures } from '#ai/review-contract/learnt/sentence-features.ts'
import { partyWords } from '#ai/review-contract/party-words.ts'
import { readExamples, readLine } from './read-examples.server.ts'
import { samplesOf, trainModel } from './train-model.ts'

const place = { hand: 'somebody', place: 'somebody.tsv:3' }

test('a line says which facts its sentence says, avoids and may say', () => {
  const example = readLine('+mayReject ?endsAtWill -foreignLaw\tzh\t不合格的，<buyer>可以退货。', place)
  expect(example).toEqual({
    hand: 'somebody',
    text: '不合格的，<buyer>可以退货。',
    says: new Set(['mayReject']),
    avoids: new Set(['foreignLaw']),
    doubtful: new Set(['endsAtWill']),
  })
})

test.each([
  ['+mayReject\tde\tWarum', 'is no example'],
  ['mayReject\tzh\t可以退货', 'is no example'],
  ['+mayReject\tzh', 'is no example'],
  ['+mayFly\tzh\t可以飞', 'nothing is learnt of mayFly'],
  ['+toString\tzh\t可以飞', 'nothing is learnt of toString'],
])('%j is refused with its place', (line, why) => {
  expect(() => readLine(line, place)).toThrow(why)
  expect(() => readLine(line, place)).toThrow('somebody.tsv:3')
})

const examples = readExamples()

test('what is learnt from the examples is the model that is shipped: whoever adds some runs `npm run train`', () => {
  const shipped = readFileSync(new URL('../review-contract/learnt/clause-model.bin', import.meta.url))
  expect(Buffer.compare(shipped, writeModel(trainModel(samplesOf(examples))))).toBe(0)
}, 120_000)

test('of contracts by hands that it was not trained on, a model finds most of what the labels name', () => {
  const held = (hand: string) => hand.startsWith('contracts-') || hand === 'sample-contracts'
  const model = trainModel(samplesOf(examples.filter(({ hand }) => !held(hand))))
  const count = { said: 0, found: 0, wrong: 0 }
  for (const { text, says, doubtful, hand } of examples) {
    if (!held(hand)) continue
    const scores = scoresOf(model, sentenceFeatures(text, partyWords(text)))
    for (const [at, fact] of model.facts.entries()) {
      const isSaid = [...says].some((each) => each === fact)
      const isFound = (scores[at] as number) >= oddsOf(0.5)
      if (isSaid) count.said += 1
      if (isSaid && isFound) count.found += 1
      if (!isSaid && isFound && ![...doubtful].some((each) => each === fact)) count.wrong += 1
    }
  }
  expect(count.said).toBeGreaterThan(250)
  expect(count.found / count.said).toBeGreaterThan(0.55)
  expect(count.found / (count.found + count.wrong)).toBeGreaterThan(0.6)
}, 120_000)
