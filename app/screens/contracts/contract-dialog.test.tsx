import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { aContractView } from '#tests/factories/a-contract-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ChangeContractDialog } from './contract-dialog.tsx'
import { RecordScreen } from './record-screen.tsx'
import { StateBadge } from './state-badge.tsx'

const onClose = vi.fn()
const draft = aContractView({ state: 'draft', signedOn: null })
const open = (answers: unknown[]) =>
  showScreen({
    load: () => draft,
    screen: (contract) => <ChangeContractDialog contract={contract} onClose={onClose} />,
    answers: { [`/contracts/${draft.id}/change`]: answers },
  })
const refused = (details: Record<string, string>) => data({ failed: { code: 'CONFLICT', details } }, { status: 409 })
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }))

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.clearAllMocks()
})

test('planned days are changed with the rest, and what the person saw goes along', async () => {
  const { sent } = await open([{ done: true }])
  expect(field('计划签订日期').value).toBe('2026-10-01')
  fireEvent.change(field('交货日期'), { target: { value: '2027-06-30' } })
  save()
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([
    {
      version: '3',
      name: '压机供货合同',
      amount: '1000.00',
      ourParty: '锻压公司',
      counterparty: '特钢',
      plannedSignOn: '2026-10-01',
      deliverOn: '2027-06-30',
    },
  ])
})

test.each([
  ['case K02: submitted for approval meanwhile', { key: 'contract.inApproval' }, '正在审批'],
  ['signed meanwhile', { key: 'contract.signedAlready' }, '已经签订'],
  ['changed meanwhile', {}, '有人改过这份合同'],
])('%s, it is refused in words of its own, and what was typed is still there', async (_, details, words) => {
  await open([refused(details)])
  fireEvent.input(field('合同金额*'), { target: { value: '1200' } })
  save()
  expect((await screen.findByRole('alert')).textContent).toContain(words)
  expect(field('合同金额*').value).toBe('1200')
  expect(onClose).not.toHaveBeenCalled()
})

test.each([
  ['draft', '草稿', true],
  ['in-approval', '审批中', false],
  ['approved', '已批准', true],
  ['signed', '已签订', false],
] as const)('%s: the page says so, and offers a change where a verb would make it', async (state, word, offered) => {
  const contract = aContractView({ state, signedOn: state === 'signed' ? '2026-10-01' : null, deliverOn: '2027-06-30' })
  await showScreen({ screen: () => <RecordScreen contract={contract} documents={[]} inForce={[]} approval={null} mayApproval={{ submit: false, sign: false }} /> })
  expect(screen.getByText(word, { selector: 'header *' })).toBeTruthy()
  expect(screen.queryAllByRole('button', { name: '修改合同' }).length > 0).toBe(offered)
  expect(screen.getByText('2027-06-30')).toBeTruthy()
  cleanup()
  await showScreen({ screen: () => <StateBadge state={state} /> })
  expect(screen.getByText(word)).toBeTruthy()
})
