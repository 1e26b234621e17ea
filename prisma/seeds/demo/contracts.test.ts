import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import { daysBetween } from '#lib/clock.ts'
import { buildDemo } from './build-demo.ts'

const demo = buildDemo({ today: '2026-11-25', nameKey: (name) => name })

test('some 25 contracts of deals that were won or are about to be, of all categories, numbered without gaps', () => {
  expect(demo.contract.length).toBe(25)
  expect(new Set(demo.contract.map(({ category }) => category)).size).toBe(5)
  const status = new Map(demo.opportunity.map((row) => [row.id, row.status]))
  const signed = demo.contract.map((row) => [status.get(row.opportunity_id), row.signed_on !== null].join())
  expect(Object.groupBy(signed, (each) => each)).toMatchObject({
    'won,true': { length: 23 },
    'open,false': { length: 2 },
  })
  expect(new Set(demo.contract.map(({ number }) => number)).size).toBe(25)
  expect(demo.contract.filter((row) => row.our_party === '' || row.counterparty === '')).toEqual([])
})

test('margins from 8 to 32 per cent, and one loss; material is the largest line', () => {
  const margins: number[] = []
  for (const { id, amount, category, signed_on } of demo.contract) {
    const lines = demo.contract_cost_line.filter(({ contract_id }) => contract_id === id)
    expect(lines.map(({ kind }) => kind)).toEqual(
      category === 'purchase' || (lines.length === 0 && signed_on === null)
        ? []
        : ['material', 'labour', 'outsourcing', 'freight', 'tax', 'finance'],
    )
    if (lines.length === 0) continue
    const costs = lines.map((line) => Number(line.amount))
    expect(Math.max(...costs)).toBe(costs[0])
    margins.push(100 - (costs.reduce((sum, cost) => sum + cost) / Number(amount)) * 100)
  }
  expect(margins.filter((margin) => margin < 0)).toHaveLength(1)
  expect(margins.filter((margin) => margin >= 0 && (margin < 7.9 || margin > 32.1))).toEqual([])
})

test('costs are told in an event of their own, and in no other', () => {
  const costed = demo.domain_event.filter(({ type }) => type === 'contract.costs-set')
  expect(costed).toHaveLength(23)
  expect(new Set(costed.map(({ entity_type }) => entity_type))).toEqual(new Set(['contract-costs']))
  const amounts = new Set(demo.contract_cost_line.map(({ amount }) => amount))
  const others = demo.domain_event.filter(({ type }) => type.startsWith('contract.') && type !== 'contract.costs-set')
  expect(others.filter(({ after }) => amounts.has(String(after?.amount)))).toEqual([])
})

test('each but the purchase has a payment plan that comes to its amount, and nothing has come in of one that is not signed', () => {
  for (const { id, amount, category, signed_on } of demo.contract) {
    const lines = demo.payment_plan_line.filter(({ contract_id }) => contract_id === id)
    const shares = lines.reduce((sum, { share }) => sum + share, 0)
    const sum = lines.reduce((total, line) => total.plus(line.amount), new Decimal(0))
    expect([shares, sum.toFixed(2)]).toEqual(category === 'purchase' ? [0, '0.00'] : [10_000, amount])
    if (signed_on === null) expect(lines.filter(({ received_on }) => received_on !== null)).toEqual([])
  }
})

test.each(['2026-11-25', '2026-11-29', '2027-02-14'])(
  'on %s some payments have come in, two are owed, one machine is to be delivered within a month, and one contract to be signed',
  (today) => {
    const { contract, payment_plan_line, domain_event } = buildDemo({ today, nameKey: (name) => name })
    const signed = new Set(contract.filter(({ state }) => state === 'signed').map(({ id }) => id))
    const received = payment_plan_line.filter(({ received_on }) => received_on !== null)
    expect(received.length).toBeGreaterThan(15)
    expect(received.filter(({ received_on }) => (received_on ?? '') >= today)).toEqual([])
    const owed = payment_plan_line.filter(
      ({ contract_id, due_on, received_on }) => signed.has(contract_id) && received_on === null && due_on < today,
    )
    expect(owed.map(({ kind }) => kind).sort()).toEqual(['advance', 'progress'])
    const near = (day: string | null, most: number) => day !== null && daysBetween(today, day) <= most
    expect(contract.filter((row) => row.state === 'signed' && near(row.deliver_on, 30))).toHaveLength(1)
    expect(contract.filter((row) => row.state === 'draft' && near(row.planned_sign_on, 14))).toHaveLength(1)
    const told = domain_event.filter(({ type }) => type === 'contract.receipt-recorded')
    expect(told.map(({ after }) => after?.lineId).sort()).toEqual(received.map(({ id }) => id).sort())
    expect(domain_event.filter(({ at }) => at > `${today}T16:00:00.000Z`)).toEqual([])
  },
)
