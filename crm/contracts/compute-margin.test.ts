import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeMargin } from './compute-margin.ts'

test('cost, margin and per cent are exact decimals', () => {
  const lines = [{ amount: '2900000.10' }, { amount: '189999.90' }]
  expect(computeMargin({ amount: '3750000.00', lines })).toEqual({
    cost: '3090000.00',
    margin: '660000.00',
    percent: '17.60',
  })
})

test('a contract that costs more than it brings has a margin below nothing', () => {
  expect(computeMargin({ amount: '100.00', lines: [{ amount: '104.25' }] })).toEqual({
    cost: '104.25',
    margin: '-4.25',
    percent: '-4.25',
  })
})

test('no lines are no margin, and of nothing there is no part', () => {
  expect(computeMargin({ amount: '100.00', lines: [] })).toBeNull()
  expect(computeMargin({ amount: '0.00', lines: [{ amount: '1.00' }] })).toMatchObject({ percent: null })
})

const cents = fc.bigInt({ min: 0n, max: 99_999_999_999_999n })
const asText = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`

test('cost and margin are the amount again, whatever the figures', () => {
  const minor = (text = '') => BigInt(text.replace('.', ''))
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 1, maxLength: 60 }), (amount, costs) => {
      const lines = costs.map((cost) => ({ amount: asText(cost) }))
      const margin = computeMargin({ amount: asText(amount), lines })
      expect(minor(margin?.cost)).toBe(costs.reduce((sum, cost) => sum + cost, 0n))
      expect(minor(margin?.cost) + minor(margin?.margin)).toBe(amount)
    }),
  )
})

test('a loss too small to be written is none', () => {
  expect(computeMargin({ amount: '1000000.00', lines: [{ amount: '1000000.01' }] })).toMatchObject({ percent: '0.00' })
})
