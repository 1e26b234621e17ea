import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { CurrencyRates } from '#crm/exchange-rates/find-rates.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { RatesScreen } from './rates-screen.tsx'

const by = { zh: '罗一帆', en: 'Luo Yifan' }
const at = '2026-11-01T01:00:00.000Z'
const dollars: CurrencyRates = {
  currency: 'USD',
  used: 2,
  rates: [
    { currency: 'USD', rate: '7.2', validFrom: '2026-12-01', by, at },
    { currency: 'USD', rate: '7.1', validFrom: '2026-11-01', by, at },
    { currency: 'USD', rate: '7', validFrom: '2026-10-01', by, at },
  ],
}
const set = '/admin/exchange-rates/set'
const remove = '/admin/exchange-rates/remove'
const show = (currencies: CurrencyRates[], answers: Record<string, unknown[]> = {}) =>
  showScreen({ screen: () => <RatesScreen currencies={currencies} />, answers })

afterEach(cleanup)

test('says which rate holds, which will, and which currency in use has none', async () => {
  await show([{ currency: 'CHF', used: 3, rates: [] }, dollars])
  const [francs, usd] = screen.getAllByRole('region').map((section) => section.textContent)
  expect(francs).toContain('CHF 瑞士法郎3 个商机没有汇率，未计入合计')
  expect(usd).toContain('1 USD = 7.2 CNY2026-12-01 生效')
  expect(usd).toContain('1 USD = 7.1 CNY自 2026-11-01 起')
  expect(usd).toContain('以前的 1 条')
  expect(usd).not.toContain('没有汇率')
})

test('without any says what that means, and offers to enter one', async () => {
  await show([])
  expect(screen.getByText('录入之前，每种货币各自合计，不相加。')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '录入汇率' }))
  const offered = [...screen.getByLabelText<HTMLSelectElement>(/货币/).options].map(({ value }) => value)
  expect(offered).toContain('USD')
  // The group's own needs none.
  expect(offered).not.toContain('CNY')
})

test('a rate that is far from the last is asked about, and kept as typed', async () => {
  const far = { failed: { code: 'BAD_INPUT', details: { field: 'rate', key: 'form.rateFar' } } }
  const { sent } = await show([dollars], { [set]: [far, { done: true }] })
  fireEvent.click(screen.getByRole('button', { name: '录入汇率：USD' }))
  fireEvent.input(screen.getByLabelText(/折合本币/), { target: { value: '0.14' } })
  fireEvent.click(screen.getByRole('button', { name: '保存汇率' }))
  await screen.findByText(/方向是否写反/)
  fireEvent.click(screen.getByLabelText('方向没有写反，汇率无误'))
  fireEvent.click(screen.getByRole('button', { name: '保存汇率' }))
  await screen.findByText('汇率已保存')
  expect(sent).toEqual([
    { currency: 'USD', rate: '0.14', validFrom: '2026-11-25' },
    { currency: 'USD', rate: '0.14', validFrom: '2026-11-25', sure: 'on' },
  ])
})

test('a rate taken away comes back from the toast as it was', async () => {
  const { sent } = await show([dollars], { [remove]: [{ done: true }], [set]: [{ done: true }] })
  fireEvent.click(screen.getByRole('button', { name: '删除 USD 自 2026-11-01 起的汇率' }))
  await screen.findByText('已删除 USD 自 2026-11-01 起的汇率')
  fireEvent.click(screen.getByRole('button', { name: '撤销' }))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    { currency: 'USD', validFrom: '2026-11-01' },
    { currency: 'USD', validFrom: '2026-11-01', rate: '7.1', sure: 'on' },
  ])
})
