import { expect, test } from 'vitest'
import { signalOf } from './row-signal.tsx'

const today = '2026-11-28'
const subject = { zh: '拜访', en: 'Visit' }
const calm = {
  status: 'open',
  expectedSignOn: '2026-11-28',
  next: { on: '2026-11-28', subject },
  warning: null,
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

test('a warning is said by its name; one of risk before a planned step that is late, another after it', () => {
  const name = { zh: '商机久未跟进', en: 'Opportunity not followed up' }
  const warned = (severity: 'watch' | 'risk') => ({ ...calm, warning: { severity, name } })
  expect(signalOf(warned('watch'), today)).toEqual({ kind: 'warning', tone: 'watch', name })
  const next = { on: '2026-11-20', subject }
  expect(signalOf({ ...warned('watch'), next }, today)).toMatchObject({ kind: 'nextOverdue' })
  expect(signalOf({ ...warned('risk'), next }, today)).toMatchObject({ kind: 'warning', tone: 'risk' })
  expect(signalOf({ ...warned('risk'), expectedSignOn: '2026-11-27' }, today)).toMatchObject({ kind: 'signOverdue' })
})

test('what is won or lost needs no signal', () => {
  expect(signalOf({ ...calm, status: 'won', expectedSignOn: '2026-01-01' }, today)).toBeNull()
})
