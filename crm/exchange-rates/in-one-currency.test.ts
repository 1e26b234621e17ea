import { expect, test } from 'vitest'
import { type ExchangeRate, inOneCurrency } from './in-one-currency.ts'

const rates: ExchangeRate[] = [
  { currency: 'USD', rate: '7.1', validFrom: '2027-06-30' },
  { currency: 'JPY', rate: '0.048', validFrom: '2027-06-01' },
]
const inCny = (totals: { currency: string; amount: string; weighted?: string }[]) =>
  inOneCurrency({ totals, rates, currency: 'CNY' })

test('case M07: a currency without a rate stands apart, named, and is not counted as one', () => {
  const francs = { currency: 'CHF', amount: '1000000.00', weighted: '500000.00' }
  const found = inCny([{ currency: 'CNY', amount: '100.00', weighted: '99.00' }, francs])
  expect(found).toMatchObject({ amount: '100.00', weighted: '99.00', rateDays: null, apart: [francs] })
  expect(found.parts.map(({ currency }) => currency)).toEqual(['CNY'])
})

test('says the days of all rates that it used, and of no other', () => {
  const dollars = { currency: 'USD', amount: '1.00', weighted: '1.00' }
  expect(inCny([dollars]).rateDays).toEqual({ from: '2027-06-30', to: '2027-06-30' })
  expect(inCny([dollars, { currency: 'JPY', amount: '1', weighted: '1' }]).rateDays).toEqual({
    from: '2027-06-01',
    to: '2027-06-30',
  })
  expect(inCny([{ currency: 'CNY', amount: '1.00' }]).rateDays).toBeNull()
})

test('rounds the sum once, not each part', () => {
  // 0.104 + 0.104 is 0.21 rounded once, and 0.20 when each is rounded before.
  const thirds: ExchangeRate[] = ['USD', 'EUR'].map((currency) => ({
    currency,
    rate: '0.104',
    validFrom: '2027-01-01',
  }))
  const totals = thirds.map(({ currency }) => ({ currency, amount: '1.00' }))
  expect(inOneCurrency({ totals, rates: thirds, currency: 'CNY' }).amount).toBe('0.21')
})

test('in a group that reckons in yen nothing has cents', () => {
  const dollar: ExchangeRate = { currency: 'USD', rate: '147.9', validFrom: '2027-01-01' }
  const totals = [{ currency: 'USD', amount: '10.05' }]
  const found = inOneCurrency({ totals, rates: [dollar], currency: 'JPY' })
  expect([found.amount, found.parts[0]?.worth]).toEqual(['1486', '1486'])
})

test('nothing is worth nothing', () => {
  expect(inCny([])).toEqual({ currency: 'CNY', amount: '0.00', weighted: '0.00', rateDays: null, parts: [], apart: [] })
})
