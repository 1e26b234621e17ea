import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { anApprovalView } from '#tests/factories/an-approval-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ApprovalProgress } from './approval-progress.tsx'

type State = 'draft' | 'in-approval' | 'approved' | 'signed'
const everything = { submit: true, sign: true }

function show(state: State, approval: ApprovalView | null, may = everything, answers: Record<string, unknown[]> = {}) {
  return showScreen({
    screen: () => <ApprovalProgress contract={{ id: 'c1', version: 4, state }} approval={approval} may={may} />,
    answers,
  })
}
const offered = () =>
  [...screen.queryAllByRole('button'), ...screen.queryAllByRole('link')].map(({ textContent }) => textContent)

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test.each([
  ['draft', null, everything, ['提交审批']],
  ['draft', null, { submit: false, sign: false }, []],
  ['in-approval', anApprovalView(), everything, ['看审批']],
  [
    'in-approval',
    anApprovalView({ state: 'returned', may: { ...anApprovalView().may, withdraw: true, resubmit: true } }),
    everything,
    ['撤回', '看审批', '再次提交'],
  ],
  ['draft', anApprovalView({ state: 'voided' }), everything, ['看审批', '提交审批']],
  ['approved', anApprovalView({ state: 'approved' }), everything, ['登记签订', '看审批']],
  ['approved', anApprovalView({ state: 'approved' }), { submit: true, sign: false }, ['看审批']],
  ['signed', anApprovalView({ state: 'approved' }), everything, ['看审批', '新文本提交审批']],
] as const)('a contract that is %s offers what can be done', async (state, approval, may, expected) => {
  await show(state, approval, may)
  expect(offered()).toEqual(expected)
})

test('says who is asked at present', async () => {
  await show('in-approval', anApprovalView())
  expect(screen.getByRole('list', { name: '审批进度' }).textContent).toBe('商务已通过分管副总正在批吴建业、欧阳慕容')
})

test('signing takes the day and the version that was seen; an approval that was lost is said', async () => {
  const answers = { '/contracts/c1/sign': [{ done: true, voided: true }] }
  const { sent } = await show('approved', anApprovalView({ state: 'approved' }), everything, answers)
  fireEvent.click(screen.getByRole('button', { name: '登记签订' }))
  const day = await screen.findByLabelText<HTMLInputElement>(/签订日期/)
  expect(day.value).toBe('2026-11-25')
  fireEvent.change(day, { target: { value: '2026-11-24' } })
  fireEvent.submit(day.form as HTMLFormElement)
  await waitFor(() => expect(sent).toEqual([{ version: '4', signedOn: '2026-11-24' }]))
  await screen.findByText('批准以后内容改过，批准已失效，请重新提交审批')
})
