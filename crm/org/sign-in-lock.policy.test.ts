import { expect, test } from 'vitest'
import { countAttempt, type SignInLock } from './sign-in-lock.policy.ts'

const start = new Date('2026-11-25T08:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

function attempts(count: number, from: SignInLock | null, now: Date) {
  let lock = from
  let refused = 0
  for (let attempt = 0; attempt < count; attempt++) {
    const counted = countAttempt(lock, now)
    lock = counted.lock
    if (counted.refused) refused++
  }
  return { lock: lock as SignInLock, refused }
}

test('four failures lock nothing, the fifth locks for 15 minutes', () => {
  expect(attempts(4, null, start).lock.lockedUntil).toBeNull()
  const fifth = attempts(5, null, start)
  expect(fifth.refused).toBe(0)
  expect(fifth.lock).toEqual({ failures: 5, lastFailed: start, lockedUntil: after(15) })
})

test('of ten at once five are looked at and counted; neither this lock nor the next is made longer by the others', () => {
  const { lock, refused } = attempts(10, null, start)
  expect(lock).toEqual({ failures: 5, lastFailed: start, lockedUntil: after(15) })
  expect(refused).toBe(5)
  const next = attempts(5, lock, after(15))
  expect(next.lock.lockedUntil).toEqual(after(15 + 30))
})

test('each further lock is twice as long, up to four hours', () => {
  const lengths: number[] = []
  let lock: SignInLock | null = null
  let now = start
  for (let round = 0; round < 7; round++) {
    lock = attempts(5, lock, now).lock
    const until = lock.lockedUntil as Date
    lengths.push((until.getTime() - now.getTime()) / 60_000)
    now = until
  }
  expect(lengths).toEqual([15, 30, 60, 120, 240, 240, 240])
})

test('the lock ends in the moment that was told', () => {
  const { lock } = attempts(5, null, start)
  expect(countAttempt(lock, new Date(after(15).getTime() - 1)).refused).toBe(true)
  expect(countAttempt(lock, after(15)).refused).toBe(false)
})

test('a day without a failure forgets them, unless a lock still stands', () => {
  const { lock } = attempts(4, null, start)
  expect(countAttempt(lock, after(24 * 60)).lock.failures).toBe(5)
  expect(countAttempt(lock, after(24 * 60 + 1)).lock.failures).toBe(1)
  const standing = { failures: 40, lastFailed: start, lockedUntil: after(48 * 60) }
  expect(countAttempt(standing, after(25 * 60)).lock).toEqual(standing)
})
