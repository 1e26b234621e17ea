import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { DraftView } from '#crm/rule-sets/get-draft.server.ts'
import type { WarningDiff } from '#crm/warnings/diff-warnings.server.ts'
import { aWarningDraft } from '#tests/factories/a-warning-draft.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ReleaseVersionDialog } from './release-version-dialog.tsx'

const draft = {
  ...{ id: 'WA-01', orgId: null, version: 2, edit: 3, status: 'draft', active: 1, edited: null },
  body: aWarningDraft(),
} as unknown as DraftView
const of = (opens: number, runaway: boolean): WarningDiff => ({
  ...{ at: '2026-11-27T00:00:00.000Z', found: opens, opens, closes: 0, stays: 0, dismissed: 0, runaway, rows: [] },
})
const show = (diff: WarningDiff) =>
  showScreen({
    screen: () => <ReleaseVersionDialog draft={draft} diff={diff} onClose={() => {}} />,
    answers: { '/rules/WA-01/release-version': [{ done: true }] },
    elsewhere: '/rules/WA-01',
  })
const send = () => fireEvent.click(screen.getByRole('button', { name: '发布' }))

afterEach(cleanup)

test('what opens far more than usual is confirmed with the number that is shown', async () => {
  const { sent } = await show(of(600, true))
  fireEvent.click(screen.getByRole('checkbox', { name: '这比平常多太多。我看过了，就是要开这 600 条' }))
  send()
  await waitFor(() => expect(sent).toMatchObject([{ version: '2', edit: '3', confirmed: '600' }]))
})

test('unticked it confirms nothing', async () => {
  const { sent } = await show(of(600, true))
  send()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).not.toHaveProperty('confirmed')
})

test('nothing is asked where it is as usual', async () => {
  await show(of(3, false))
  expect(screen.queryByRole('checkbox')).toBeNull()
})
