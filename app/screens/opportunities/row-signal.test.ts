import { expect, test } from 'vitest'
import { signalOf } from './row-signal.tsx'

const today = '2026-11-28'
const subject = { zh: '拜访', en: 'Visit' }
const calm = {
  status: 'open',
  expectedSignOn: '2026-11-28',
  lastActivityOn: '2026-11-01',
  next: { on: '2026-11-28', subject },
} as const

test('nothing is said of what is due today or later', () => {
  expect(signalOf(calm, today)).toBeNull()
})

test('a signing day that has passed is graver than a planned step that has', () => {
  const late = { ...calm, next: { on: '2026-11-20', subject } }
  expect(signalOf(late, today)).toEqual({ kind: 'nextOverdue', tone: 'watch', days: 8 })
  expect(signalOf({ ...late, expectedSignOn: '2026-11-27' }, today)).toEqual({
    kind: 'signOverdue',
    tone: 'risk',
    days: 1,
  })
})

test('thirty days without an activity are a signal unless something is planned', () => {
  expect(signalOf({ ...calm, next: null, lastActivityOn: '2026-10-30' }, today)).toBeNull()
  expect(signalOf({ ...calm, next: null, lastActivityOn: '2026-10-29' }, today)).toEqual({
    kind: 'quiet',
    tone: 'watch',
    days: 30,
  })
  expect(signalOf({ ...calm, lastActivityOn: '2026-10-01' }, today)).toBeNull()
})

test('what is won or lost needs no signal', () => {
  expect(signalOf({ ...calm, status: 'won', expectedSignOn: '2026-01-01' }, today)).toBeNull()
})
