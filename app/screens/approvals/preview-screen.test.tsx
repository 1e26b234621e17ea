import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { SubmissionPreview } from '#crm/approvals/approval-views.ts'
import { anApprovalView, aStepView, askedPeople } from '#tests/factories/an-approval-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { PreviewScreen } from './preview-screen.tsx'

const said = (zh: string) => ({ zh, en: zh })
const asked = (person: keyof typeof askedPeople) => ({
  ...askedPeople[person],
  title: said('部长'),
  away: null,
  why: 'role' as const,
})

function aPreview(parts: Partial<SubmissionPreview> = {}): SubmissionPreview {
  const { subject, rows, notables } = anApprovalView()
  const together = aStepView({ people: [asked('he'), asked('ouyang')], hours: 8 })
  const away = { until: '2026-11-27', standIn: askedPeople.he }
  const last = aStepView({
    key: 'head',
    name: said('分管副总'),
    people: [{ ...asked('wu'), away, why: 'stand-up' }],
    hours: 24,
    escalateTo: askedPeople.ouyang,
  })
  return { subject, figuresVersion: 7, rows, notables, fault: null, resubmits: null, steps: [together, last], ...parts }
}

const show = (preview: SubmissionPreview, answers: Record<string, unknown[]> = {}) =>
  showScreen({ screen: () => <PreviewScreen preview={preview} />, answers, elsewhere: 'approvals/:id' })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test('who is asked in which order, by which rule, for how long, and what they will see first', async () => {
  await show(aPreview())
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('会问 3 个人，最长 1 天')
  const [first, second] = [...screen.getByRole('list', { name: '审批进度' }).children].map((step) => step.textContent)
  expect(first).toContain('第 1 步')
  expect(first).toContain('商务同时问，都同意才往下限 8 小时')
  expect(first).toContain('毛利率低于 17%。 AR-12')
  expect(second).toContain('到 2026-11-27 不在，由 贺文澜 代批')
  expect(first).toContain('一人不同意就结束')
  expect(second).not.toContain('不同意')
  expect(second).toContain('过了时限转 欧阳慕容')
  expect(second).toContain('本级没有别人能批，由上一级来批')
  expect(first).not.toContain('本级没有')
  // The rule is said once, where its first step stands.
  expect(second).not.toContain('AR-12')
  expect(screen.getByText('毛利率 16.2%')).toBeTruthy()
})

test('a double click submits once: the form brings the id, and the figures that were seen', async () => {
  const { sent } = await show(aPreview(), { '/contracts/c1/submit': [{ created: 'r1' }] })
  fireEvent.change(screen.getByLabelText('给审批人写一句'), { target: { value: '业主催' } })
  fireEvent.click(screen.getByRole('button', { name: '提交审批' }))
  fireEvent.click(screen.getByRole('button', { name: '提交审批' }))
  await screen.findByText('approvals/:id')
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
  expect(sent[0]).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), figuresVersion: '7', note: '业主催' })
})

test('what was typed is there after a reload, and goes out under an id of its own', async () => {
  const answers = { '/contracts/c1/submit': [{ created: 'r1' }] }
  await show(aPreview(), answers)
  fireEvent.input(screen.getByLabelText('给审批人写一句'), { target: { value: '业主催' } })
  const idOf = () => document.querySelector<HTMLInputElement>('input[name=id]')?.value
  const before = idOf()
  cleanup()
  await show(aPreview(), answers)
  await screen.findByDisplayValue('业主催')
  expect(idOf()).toMatch(/^[0-9a-f-]{36}$/)
  expect(idOf()).not.toBe(before)
})

test('figures that moved meanwhile are said, and the line is still there', async () => {
  const moved = data({ failed: { code: 'CONFLICT', details: { key: 'approval.moved' } } }, { status: 409 })
  await show(aPreview(), { '/contracts/c1/submit': [moved] })
  fireEvent.change(screen.getByLabelText('给审批人写一句'), { target: { value: '业主催' } })
  fireEvent.click(screen.getByRole('button', { name: '提交审批' }))
  await screen.findByText('你看的时候内容变了，请核对最新的再提交')
  expect(screen.getByLabelText<HTMLTextAreaElement>('给审批人写一句').value).toBe('业主催')
})

test.each([
  [{ kind: 'no-row', level: 'group' }, '集团的审批规则里没有一条适用。请系统管理员补一条规则，补好后再来提交。'],
  [
    { kind: 'nobody', level: 'group', step: said('财务'), role: 'finance', at: 'company', onlySubmitter: false },
    '“财务”找不到人：没有在岗的本单位财务。请系统管理员在组织里补上，补好后再来提交。',
  ],
  [
    { kind: 'nobody', level: 'group', step: said('集团'), role: 'hq-sales', at: 'group', onlySubmitter: true },
    '“集团”找不到人：集团市场部只有你，自己提的不能自己批。请系统管理员再安排一位，或者请别人来提交。',
  ],
  [
    { kind: 'nobody', level: 'group', step: said('董事长'), role: null, at: null, onlySubmitter: true },
    '“董事长”只问你一个人，自己提的不能自己批。请系统管理员改这条规则，或者请别人来提交。',
  ],
  [{ kind: 'state', state: 'asked' }, '已经在审批中，不用再提交。'],
  [{ kind: 'state', state: 'unheard of' }, '现在的状态不能提交，请回到原页查看。'],
  [{ kind: 'not-allowed' }, '你能看，但不能提交。请负责人来提交。'],
] as const)('%j: said what to do, and nothing to press', async (fault, words) => {
  await show(aPreview({ fault, steps: [] }))
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '提交审批' })).toBeNull()
})

test('what was sent back to somebody else is told of, and leads to where it is taken back', async () => {
  const fault = { kind: 'returned', requestId: 'r9', to: askedPeople.he } as const
  await show(aPreview({ fault, steps: [] }))
  expect(screen.getByText('已退回给 贺文澜 修改。贺文澜 不在的话，可以先撤回那次审批，再来提交。')).toBeTruthy()
  expect(screen.getByRole('link', { name: '看审批' }).getAttribute('href')).toBe('/approvals/r9?list=submitted')
})

test('an exception needs a reason, and is posted to the opportunity', async () => {
  const { subject } = anApprovalView()
  const exception = aPreview({
    subject: { ...subject, type: 'stage-exception', id: 'o1', margin: null, advanceShare: null },
  })
  const { sent } = await show(exception, { '/opportunities/o1/exception': [{ created: 'r1' }] })
  const reason = screen.getByLabelText<HTMLTextAreaElement>(/为什么要例外/)
  expect(reason.required).toBe(true)
  fireEvent.change(reason, { target: { value: '业主改了开标日' } })
  fireEvent.click(screen.getByRole('button', { name: '提交审批' }))
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ reason: '业主改了开标日' })]))
})
