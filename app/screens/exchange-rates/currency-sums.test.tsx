import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { CurrencyTotal, ExchangeRate } from '#crm/exchange-rates/in-one-currency.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { CurrencySums } from './currency-sums.tsx'

const rates: ExchangeRate[] = [
  { currency: 'USD', rate: '7.1', validFrom: '2027-06-30' },
  { currency: 'JPY', rate: '0.048', validFrom: '2027-06-30' },
]
const show = (totals: CurrencyTotal[], known = rates) =>
  showScreen({
    rates: known,
    screen: () => <CurrencySums totals={totals} words={{ total: '合计', weighted: '加权' }} />,
  })
const yuan = { currency: 'CNY', amount: '20000000.00', weighted: '7200000.00' }
const yen = { currency: 'JPY', amount: '150000000.00', weighted: '75000000.00' }
const dollars = { currency: 'USD', amount: '1000000.00', weighted: '600000.00' }
const francs = { currency: 'CHF', amount: '3000000.00', weighted: '10000.00' }
const text = () => document.body.textContent ?? ''

afterEach(cleanup)

test('case M07: several currencies are one sum in the group’s, with the rate day, and on opening the parts', async () => {
  await show([yuan, yen, dollars])
  expect(text()).toContain('合计 ¥3,430 万')
  expect(text()).toContain('加权 ¥1,506 万')
  const parts = screen.getByRole('list', { hidden: true })
  expect(parts.closest('details')?.open).toBe(false)
  fireEvent.click(screen.getByText('按 2027-06-30 汇率折算'))
  expect(parts.closest('details')?.open).toBe(true)
  expect([...parts.children].map((line) => line.textContent?.trim())).toEqual([
    '¥20,000,000.00',
    // Yen have no cents.
    'JPY 150,000,000 × 0.048 = ¥7,200,000.00',
    '$1,000,000.00 × 7.1 = ¥7,100,000.00',
  ])
})

test('case M07: a currency without a rate is named beside the sum and not in it', async () => {
  await show([yuan, dollars, francs])
  expect(text()).toContain('合计 ¥2,710 万')
  expect(text()).toContain('另有 CHF 300 万（加权 CHF 1 万），没有汇率，未计入')
})

test('rates of different days say both, and each part its own', async () => {
  await show([dollars, yen], [rates[0] as ExchangeRate, { currency: 'JPY', rate: '0.048', validFrom: '2027-05-31' }])
  fireEvent.click(screen.getByText('按 2027-05-31 至 2027-06-30 的汇率折算'))
  expect(screen.getByRole('list').textContent).toContain('自 2027-05-31 起')
})

test('of one currency alone a sum needs no rate', async () => {
  await show([francs])
  expect(text()).toBe('合计 CHF 300 万加权 CHF 1 万')
})

test('without any rates nothing is added up', async () => {
  await show([yuan, dollars], [])
  expect(text()).toContain('合计 ¥2,000 万')
  expect(text()).toContain('另有 $100 万（加权 $60 万），没有汇率，未计入')
  expect(text()).not.toContain('折算')
})
