import { describe, expect, test } from 'vitest'
import { rangeOf } from './argument-parts.server.ts'
import { plainText } from './plain-text.ts'
import { readTimes } from './read-dates.ts'
import type { ReadQuestion } from './read-question.server.ts'

function asked(question: string): ReadQuestion {
  const plain = plainText(question)
  return {
    question,
    plain,
    masked: plain,
    times: readTimes(plain, '2026-11-30'),
    amounts: [],
    idle: null,
    people: [],
    called: null,
    isMine: false,
    points: false,
    pieces: [],
  }
}

describe('a time as two arguments', () => {
  test('of a month without a year the last one is meant of what was signed, the coming one of what will be', () => {
    const read = asked('六月签的')
    expect(rangeOf(read, 'signed', 'past')).toEqual({ signed_after: '2026-06-01', signed_before: '2026-06-30' })
    expect(rangeOf(read, 'signing', 'coming')).toEqual({ signing_after: '2027-06-01', signing_before: '2027-06-30' })
  })

  test('what was said with its year is the same for both', () => {
    const read = asked('2026年6月')
    expect(rangeOf(read, 'signing', 'coming')).toEqual(rangeOf(read, 'signing', 'past'))
  })

  test('from one month to another is one time', () => {
    expect(rangeOf(asked('10月到12月要签的'), 'signing', 'coming')).toEqual({
      signing_after: '2026-10-01',
      signing_before: '2026-12-31',
    })
  })

  test('what is to be by then has no beginning, and what begins then no end', () => {
    expect(rangeOf(asked('before March'), 'signing', 'coming')).toEqual({ signing_before: '2027-02-28' })
    expect(rangeOf(asked('since September'), 'opening', 'past')).toEqual({ opening_after: '2026-09-01' })
  })
})
