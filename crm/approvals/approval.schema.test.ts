import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import {
  AddDelegationSchema,
  DecideApprovalSchema,
  readApprovalAddress,
  SubmitExceptionSchema,
} from './approval.schema.ts'

const key = newId()
const errors = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

test('an approval needs no word; what is sent back or rejected needs one', () => {
  const approve = DecideApprovalSchema.parse({ key, task: '2', decision: 'approve', opinion: ' ' })
  expect(approve).toEqual({ key, task: 2, decision: 'approve', to: 'submitter', opinion: null })
  for (const decision of ['reject', 'send-back']) {
    const bare = DecideApprovalSchema.safeParse({ key, task: '2', decision, opinion: '  ' })
    expect(errors(bare)).toEqual(['opinion form.required'])
    expect(DecideApprovalSchema.parse({ key, task: '2', decision, to: '0', opinion: '贵了' })).toMatchObject({ to: 0 })
  }
})

test.each([
  { key: 'again', task: '2', decision: 'approve' },
  { key, task: '-1', decision: 'approve' },
  { key, task: '2', decision: 'allow' },
  { key, task: '2', decision: 'send-back', to: 'somebody', opinion: 'x' },
  { key, task: '2', decision: 'approve', opinion: 'a\0b' },
  { key, task: '2', decision: 'approve', opinion: 'x'.repeat(1001) },
])('refused: %j', (form) => {
  expect(DecideApprovalSchema.safeParse(form).success).toBe(false)
})

test('a delegation ends no earlier than it begins', () => {
  const form = { id: newId(), to: newId(), fromDay: '2026-11-27', untilDay: '2026-11-26', reason: '' }
  expect(errors(AddDelegationSchema.safeParse(form))).toEqual(['untilDay form.dayOrder'])
  expect(AddDelegationSchema.parse({ ...form, untilDay: '2026-11-27' })).toMatchObject({ reason: null })
})

test('an exception says why', () => {
  const bare = SubmitExceptionSchema.safeParse({ id: newId(), figuresVersion: '3', reason: ' ' })
  expect(errors(bare)).toEqual(['reason form.required'])
})

test.each([
  ['/approvals', { list: 'waiting', after: null }],
  ['/approvals?list=done&after=x', { list: 'done', after: 'x' }],
  ['/approvals?list=everything', { list: 'waiting', after: null }],
])('%s', (address, asked) => {
  expect(readApprovalAddress(new URL(address, 'http://gantry.invalid'))).toEqual(asked)
})
