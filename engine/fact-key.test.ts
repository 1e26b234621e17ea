import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { propertyRuns } from '#tests/setup/property-runs.ts'
import { factKey, parseFactKey } from './fact-key.ts'

describe('factKey', () => {
  it('is the plain name where there are no parameters', () => {
    expect(factKey({ fact: 'amount' })).toBe('amount')
    expect(factKey({ fact: 'amount', params: {} })).toBe('amount')
  })

  it('puts parameters in the order of their names', () => {
    expect(factKey({ fact: 'visits', params: { level: 'executive', days: 30 } })).toBe(
      'visits(days=30,level=executive)',
    )
    expect(factKey({ fact: 'visits', params: { days: 30, level: 'executive' } })).toBe(
      'visits(days=30,level=executive)',
    )
  })

  it('gives two requests one key only if they are the same', () => {
    const params = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()))
    fc.assert(
      fc.property(params, params, (a, b) => {
        const same = factKey({ fact: 'f', params: a }) === factKey({ fact: 'f', params: b })
        const sorted = (given: typeof a) =>
          JSON.stringify(Object.entries(given).toSorted(([x], [y]) => (x < y ? -1 : 1)))
        expect(same).toBe(sorted(a) === sorted(b))
      }),
      { numRuns: propertyRuns(2000) },
    )
  })

  it('tells a number from a text that looks like one', () => {
    expect(factKey({ fact: 'f', params: { n: '2' } })).not.toBe(factKey({ fact: 'f', params: { n: 2 } }))
    expect(factKey({ fact: 'f', params: { n: 'true' } })).not.toBe(factKey({ fact: 'f', params: { n: true } }))
  })
})

describe('parseFactKey', () => {
  it.each(['amount', 'visits(days=30)', 'visits(days=30,level=executive-visit)'])('reads %s back', (key) => {
    const request = parseFactKey(key)
    expect(request && factKey(request)).toBe(key)
  })

  it.each(['', 'visits(', 'visits()', 'visits(level)', 'visits(level=)', 'visits(a=1,a=2)', '(a=1)', 'a=1'])(
    'is null for %j',
    (key) => {
      expect(parseFactKey(key)).toBeNull()
    },
  )
})
