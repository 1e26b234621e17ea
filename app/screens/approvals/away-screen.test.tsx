import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { DelegationView } from '#crm/approvals/approval-views.ts'
import { askedPeople } from '#tests/factories/an-approval-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { AwayScreen } from './away-screen.tsx'

const { zhou, he, wu } = askedPeople
const running: DelegationView = {
  id: 'd1',
  from: zhou,
  to: he,
  fromDay: '2026-11-25',
  untilDay: '2026-11-27',
  reason: '去兰州出差',
  state: 'running',
  mayEnd: true,
}

function show(delegations: DelegationView[], answers: Record<string, unknown[]> = {}) {
  return showScreen({ screen: () => <AwayScreen delegations={delegations} />, answers })
}
const part = (name: string) => screen.getByRole('heading', { name }).closest('section') as HTMLElement

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test('mine and those who gave me theirs stand apart; only what may be ended can be', async () => {
  const theirs: DelegationView = { ...running, id: 'd2', from: wu, to: zhou, state: 'to-come', mayEnd: false }
  const { sent } = await show([running, theirs], { '/approvals/away/d1/end': [{ done: true }] })
  expect(part('我请的').textContent).toContain('贺文澜2026-11-25 至 2026-11-27代批中去兰州出差')
  expect(part('请我代批的').textContent).toContain('吴建业2026-11-25 至 2026-11-27还没开始')
  expect(within(part('请我代批的')).queryByRole('button')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '马上结束：贺文澜' }))
  await screen.findByText('代批已结束')
  expect(sent).toHaveLength(1)
})

test('what is wrong is said beside its field, and what was typed stays', async () => {
  const wrong = data({ invalid: { to: ['form.choose'], untilDay: ['form.dayOrder'] }, typed: {} }, { status: 400 })
  const { sent } = await show([], { '/approvals/away/add': [wrong] })
  const until = screen.getByLabelText<HTMLInputElement>(/^到/)
  fireEvent.change(until, { target: { value: '2026-11-26' } })
  fireEvent.submit(until.form as HTMLFormElement)
  await screen.findByText('结束的日子不能早于开始的日子')
  expect(screen.getByText('请选择')).toBeTruthy()
  expect(until.value).toBe('2026-11-26')
  await waitFor(() => expect(sent[0]).toMatchObject({ fromDay: '2026-11-25', untilDay: '2026-11-26', to: '' }))
  expect(sent[0]?.id).toMatch(/^[0-9a-f-]{36}$/)
})

test.each([
  [{ field: 'to', key: 'approval.awayToo' }, '对方这几天也请了人代批，请另选一人'],
  [{ field: 'fromDay', key: 'approval.standsInAlready' }, '这几天已经请了人代批'],
  [{ key: 'approval.KEY_REUSED' }, '这个按钮已经用过，请刷新后再试'],
])('what the server refuses is said in words, once: %j', async (details, words) => {
  const refused = data({ failed: { code: 'CONFLICT', details } }, { status: 409 })
  await show([], { '/approvals/away/add': [refused] })
  fireEvent.submit(screen.getByLabelText<HTMLInputElement>(/^到/).form as HTMLFormElement)
  await screen.findByText(words)
  expect(screen.getAllByText(words)).toHaveLength(1)
  expect(document.body.textContent).not.toContain('approval.')
})
