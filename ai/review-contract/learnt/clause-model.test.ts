import { expect, test } from 'vitest'
import { type ClauseModel, oddsOf, readModel, scoresOf, writeModel } from './clause-model.ts'
import { featureBits } from './sentence-features.ts'

const rows = new Uint32Array(1 << featureBits)
rows[7] = 1
rows[900] = 2
const model: ClauseModel = {
  facts: ['mayReject', 'foreignLaw'],
  biases: Float32Array.of(-1, 0.5),
  rows,
  weights: Int8Array.of(100, -20, -50, 0),
  step: 0.25,
}

test('a model that was written is read as it was', () => expect(readModel(writeModel(model))).toEqual(model))

test('a file that is cut short is no model', () =>
  expect(() => readModel(writeModel(model).subarray(0, -1))).toThrow('cut short'))

test('features add up by their weights, and what has no row adds nothing', () => {
  const scale = 0.25 / Math.sqrt(3 + 20)
  const [first, second] = scoresOf(model, Uint32Array.of(7, 900, 12))
  expect(first).toBeCloseTo(50 * scale - 1, 5)
  expect(second).toBeCloseTo(-20 * scale + 0.5, 5)
})

test('nine to one are even odds nine times', () => {
  expect(oddsOf(0.5)).toBe(0)
  expect([oddsOf(0.9), oddsOf(0.1)].map((odds) => Math.exp(odds).toFixed(4))).toEqual(['9.0000', '0.1111'])
})

test('a model of other features is refused', () => {
  const file = Buffer.from(writeModel(model))
  const text = file.toString('latin1').replace(`"bits":${featureBits}`, '"bits":17')
  expect(() => readModel(Buffer.from(text, 'latin1'))).toThrow('of 17 bits')
})
