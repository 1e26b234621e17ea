import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import { aContractView } from '#tests/factories/a-contract-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { withShare } from './payment-plan-lines.ts'
import { PaymentPlanSection } from './payment-plan-section.tsx'

type Line = NonNullable<ContractView['paymentPlan']>['lines'][number]

const line = (kind: Line['kind'], part: Partial<Line> = {}): Line => ({
  id: `0f0c5a52-1f5f-4a0c-9b57-0f5b1e0f8a${kind.length}2`,
  kind,
  note: null,
  share: 5000,
  amount: '500.00',
  dueOn: '2027-01-31',
  receivedOn: null,
  received: null,
  ...part,
})

const contract = aContractView()
const { id } = contract

const show = (part: Partial<ContractView>, lines: Line[], answers: Record<string, unknown[]> = {}) =>
  showScreen({
    load: () => ({ ...contract, ...part, paymentPlan: { lines, mark: 'a'.repeat(32) } }),
    screen: (loaded) => <PaymentPlanSection contract={loaded} />,
    answers: Object.fromEntries(Object.entries(answers).map(([verb, given]) => [`/contracts/${id}/${verb}`, given])),
  })

const refused = (details: Record<string, string>, code = 'CONFLICT') =>
  data({ failed: { code, details } }, { status: code === 'CONFLICT' ? 409 : 400 })
const rows = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent)
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement)

afterEach(() => {
  cleanup()
  localStorage.clear()
})

// The group's day is the 25th of November.
const paid = [
  line('advance', { receivedOn: '2026-10-15', received: '499.00', dueOn: '2026-10-16' }),
  line('delivery', { dueOn: '2026-11-20' }),
  line('retention', { dueOn: '2026-11-25', note: '质保两年' }),
]

test('each payment says what became of it, an overdue one in a word', async () => {
  await show({}, paid)
  const [advance, delivery, retention] = rows()
  expect(advance).toMatch(/预付款50%.*到账.*499/)
  expect(delivery).toMatch(/发货款.*逾期 5 天/)
  expect(retention).toMatch(/质保金.*质保两年.*未到账/)
  // On a phone the same stands on cards.
  const cards = within(screen.getByRole('list', { name: '收款计划' })).getAllByRole('listitem')
  expect(cards.map(({ textContent }) => /逾期 5 天/.test(textContent ?? ''))).toEqual([false, true, false])
})

test.each([
  ['draft', true, false],
  ['in-approval', false, false],
  ['approved', true, false],
  ['signed', false, true],
] as const)(
  '%s: the plan is offered to be changed (%s), and receipts to be recorded (%s)',
  async (state, plan, receipts) => {
    await show({ state, signedOn: state === 'signed' ? '2026-10-01' : null }, paid)
    expect(screen.queryAllByRole('button', { name: '修改收款计划' }).length > 0).toBe(plan)
    expect(screen.queryAllByRole('button', { name: /登记到账/ }).length > 0).toBe(receipts)
    // Nothing is due of a contract that is not signed.
    expect(screen.queryAllByText('逾期 5 天').length > 0).toBe(state === 'signed')
  },
)

test('whoever may not change it is offered nothing', async () => {
  const may = { ...contract.may, setPaymentPlan: false, recordReceipt: false }
  for (const state of ['draft', 'signed'] as const) {
    await show({ state, may }, paid)
    expect(screen.queryAllByRole('button')).toEqual([])
    cleanup()
  }
})

test('the dialog reckons amounts from shares, says what they come to, and sends them with what was seen', async () => {
  const { sent } = await show({ state: 'draft', amount: '100.00' }, [], { 'set-payment-plan': [{ done: true }] })
  press('修改收款计划')
  for (const [at, share] of ['33.33', '33.33', '33.34'].entries()) type(`第 ${at + 1} 笔的比例（%）`, share)
  expect(['1', '2', '3'].map((at) => field(`第 ${at} 笔的金额`).value)).toEqual(['33.33', '33.33', '33.34'])
  press('保存')
  await screen.findByText('每一笔都要填比例、金额和应收日')
  for (const at of [1, 2, 3]) type(`第 ${at} 笔的应收日`, '2027-01-31')
  type('第 1 笔的金额', '33.34')
  press('保存')
  await screen.findByText('各行金额加起来要等于合同金额')
  type('第 1 笔的金额', '33.33')
  type('第 1 笔的比例（%）', '33')
  press('保存')
  await screen.findByText('各行比例加起来要正好是 100%')
  expect(sent).toEqual([])
  type('第 1 笔的比例（%）', '33.33')
  press('保存')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    'kinds[]': ['advance', 'delivery', 'retention'],
    'shares[]': ['33.33', '33.33', '33.34'],
    'amounts[]': ['33.33', '33.33', '33.34'],
    base: 'a'.repeat(32),
  })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('case K02: submitted for approval meanwhile, it is refused in words, and what was typed is still there', async () => {
  await show({ state: 'draft' }, paid, { 'set-payment-plan': [refused({ key: 'contract.inApproval' })] })
  press('修改收款计划')
  type('第 1 笔的说明', '电汇')
  type('第 1 笔的应收日', '2027-02-28')
  for (const [at, share] of ['50', '40', '10'].entries()) type(`第 ${at + 1} 笔的比例（%）`, share)
  press('保存')
  expect((await screen.findByRole('alert')).textContent).toContain('正在审批')
  expect([field('第 1 笔的说明').value, field('第 1 笔的应收日').value]).toEqual(['电汇', '2027-02-28'])
})

test('changed by somebody else, it is told so in place of what it was refused for', async () => {
  await show({ state: 'draft' }, [line('advance', { share: 10_000, amount: '1000.00' })], {
    'set-payment-plan': [refused({})],
  })
  press('修改收款计划')
  press('保存')
  expect((await screen.findByRole('alert')).textContent).toContain('有人改过收款计划')
})

test('a receipt begins with what is due, and is sent with what stood there', async () => {
  const { sent } = await show({}, paid, {
    'record-receipt': [refused({ field: 'received', key: 'form.receivedNothing' }, 'BAD_INPUT'), { done: true }],
  })
  press('登记到账：发货款')
  expect([field('到账日*').value, field('到账金额*').value]).toEqual(['2026-11-25', '500.00'])
  type('到账金额*', '0')
  press('保存')
  await screen.findByText('到账金额要大于零')
  type('到账金额*', '480')
  press('保存')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent[1]).toEqual({
    lineId: paid[1]?.id,
    seenOn: '',
    seen: '',
    receivedOn: '2026-11-25',
    received: '480',
  })
  expect(localStorage.length).toBe(0)
})

test('one that was recorded is taken back', async () => {
  const { sent } = await show({}, paid, { 'record-receipt': [{ done: true }] })
  press('更正到账：预付款')
  press('撤销登记')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([{ lineId: paid[0]?.id, seenOn: '2026-10-15', seen: '499.00', receivedOn: '', received: '' }])
})

test('an amount follows its share, and takes what rounding leaves once the shares come to the whole', () => {
  const of = { amount: '100.00', currency: 'CNY' }
  const third = (key: string, share: string, amount: string) => ({
    key,
    kind: 'progress' as const,
    share,
    amount,
    dueOn: '',
    note: '',
  })
  const two = [third('a', '33.33', '33.30'), third('b', '33.33', '33.33'), third('c', '', '')]
  const amounts = (share: string, lines = two) => withShare({ lines, key: 'c', share, of }).map(({ amount }) => amount)
  expect(amounts('33.34')).toEqual(['33.30', '33.33', '33.37'])
  expect(amounts('20')).toEqual(['33.30', '33.33', '20.00'])
  expect(amounts('nonsense')).toEqual(['33.30', '33.33', ''])
  // Others that are far from their shares are not made up for.
  expect(amounts('33.34', [third('a', '33.33', '3.33'), ...two.slice(1)])).toEqual(['3.33', '33.33', '33.34'])
  const inYen = withShare({
    lines: [third('a', '50', '501'), third('c', '', '')],
    key: 'c',
    share: '50',
    of: { amount: '1001.00', currency: 'JPY' },
  })
  expect(inYen.at(-1)?.amount).toBe('500.00')
})
