import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { placesOf } from '#lib/money.ts'
import { Prisma } from '#prisma/client.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putContract } from '#tests/factories/put-contract.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeContract } from './change-contract.server.ts'
import { getContract } from './get-contract.server.ts'
import { openContract } from './open-contract.server.ts'
import { RecordReceiptSchema, SetPaymentPlanSchema } from './payment-plan.schema.ts'
import { recordReceipt } from './record-receipt.server.ts'
import { setPaymentPlan } from './set-payment-plan.server.ts'
import { splitAmount } from './split-amount.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({
    group,
    status: 'won',
    team: [
      { personId: group.people.teamMember, role: 'technical' },
      { personId: group.people.deputy, role: 'deputy' },
    ],
  })
  await insertDataset({ client: owner.client, dataset })
  opportunityId = id
})

const form = {
  name: '165MN 快锻液压机组供货合同',
  category: 'equipment' as const,
  ourParty: '中嵩锻压公司',
  counterparty: '晋岳特钢集团',
  amount: '26800000.00',
  currency: 'CNY' as const,
  plannedSignOn: null,
  deliverOn: null,
}

async function open(changed: Partial<Parameters<typeof openContract>[0]> = {}): Promise<string> {
  const id = newId()
  await group.as('owner', (as) => openContract({ ...as, ...form, id, opportunityId, ...changed }))
  return id
}

const line = (kind: 'advance' | 'delivery' | 'retention', share: number, amount: string, dueOn = '2026-12-01') => ({
  kind,
  share,
  amount,
  dueOn,
  note: null,
})
const plan = [
  line('advance', 3000, '8040000.00'),
  line('delivery', 6000, '16080000.00', '2027-06-30'),
  line('retention', 1000, '2680000.00', '2028-06-30'),
]

const get = (id: string, person: PersonKey = 'owner') => group.as(person, (as) => getContract({ ...as, id }))
const linesOf = async (id: string) => (await get(id)).paymentPlan?.lines ?? []

async function set(id: string, lines = plan, { person = 'owner' as PersonKey, base = '' } = {}): Promise<void> {
  const mark = base || ((await get(id)).paymentPlan?.mark ?? '0'.repeat(32))
  await group.as(person, (as) => setPaymentPlan({ ...as, id, lines, base: mark }))
}

const signed = (id: string) => putContract(owner, id, { state: 'signed', signedOn: '2026-11-20' })

const receive = (
  id: string,
  lineId: string,
  [receivedOn, received]: [string | null, string | null],
  [seenOn, seen]: [string | null, string | null] = [null, null],
  person: PersonKey = 'owner',
) =>
  group.as(person, (as) =>
    recordReceipt({ ...as, id, lineId, receivedOn, received, seenOn, seen, now: new Date('2026-12-10T04:00:00Z') }),
  )

test('a plan is set all at once, read by whoever sees the contract, and told on the opportunity', async () => {
  const id = await open()
  expect(await linesOf(id)).toEqual([])
  await set(id)
  await set(id)
  const { paymentPlan, may } = await get(id, 'legal')
  expect(paymentPlan?.lines).toMatchObject(plan.map((each) => ({ ...each, receivedOn: null, received: null })))
  expect(may).toMatchObject({ setPaymentPlan: false, recordReceipt: false })
  expect((await get(id)).may).toMatchObject({ setPaymentPlan: true, recordReceipt: true })
  const { rows } = await owner.query(
    `SELECT type, record_id, after FROM domain_event WHERE entity_id = $1 AND type LIKE '%plan%'`,
    [id],
  )
  expect(rows).toEqual([{ type: 'contract.payment-plan-set', record_id: opportunityId, after: { lines: plan } }])
  await set(id, [])
  expect(await linesOf(id)).toEqual([])
})

test('shares come to the whole and amounts to the contract’s, or the person is told which do not', async () => {
  const id = await open()
  const refused = (lines: typeof plan, field: string, key: string) =>
    expect(set(id, lines)).rejects.toMatchObject({ code: 'BAD_INPUT', details: { field, key } })
  await refused(plan.slice(1), 'shares', 'form.sharesSum')
  await refused([line('advance', 10_000, '26799999.99')], 'amounts', 'form.amountsSum')
  const inYen = await open({ currency: 'JPY', amount: '1000' })
  await expect(set(inYen, [line('advance', 5000, '500.50'), line('delivery', 5000, '499.50')])).rejects.toMatchObject({
    details: { field: 'amounts', key: 'form.moneyWhole' },
  })
  expect(await linesOf(id)).toEqual([])
})

test('of two who set it at once the second is told; a purchase has none; others may not', async () => {
  const id = await open()
  const base = (await get(id)).paymentPlan?.mark ?? ''
  await set(id, plan, { base })
  const other = [line('advance', 10_000, '26800000.00')]
  await expect(set(id, other, { person: 'deputy', base })).rejects.toMatchObject({ code: 'CONFLICT' })
  for (const person of ['teamMember', 'finance', 'hq', 'legal'] as const)
    await expect(set(id, other, { person })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  for (const person of ['colleague', 'otherSubsidiary'] as const)
    await expect(set(id, other, { person })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const bought = await open({ category: 'purchase' })
  expect(await get(bought)).toMatchObject({ paymentPlan: null, may: { setPaymentPlan: false, recordReceipt: false } })
  await expect(set(bought)).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

test('when the amount changes, the shares stay and the amounts follow to the last cent', async () => {
  const id = await open()
  await set(id)
  const { typed, version, plannedSignOn, deliverOn } = await get(id)
  const amount = '10000000.01'
  await group.as('owner', (as) => changeContract({ ...as, id, ...typed, plannedSignOn, deliverOn, amount, version }))
  expect((await linesOf(id)).map(({ share, amount: part }) => [share, part])).toEqual([
    [3000, '3000000.00'],
    [6000, '6000000.00'],
    [1000, '1000000.01'],
  ])
})

test('parts always come to the whole, in the places that the currency has', () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
    .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)))
  const seen = new Set<boolean>()
  fc.assert(
    fc.property(
      shares,
      fc.bigInt({ min: 1n, max: 10n ** 14n }),
      fc.constantFrom('CNY', 'JPY'),
      (of, minor, currency) => {
        const amount = new Prisma.Decimal(minor.toString()).dividedBy(currency === 'CNY' ? 100 : 1).toFixed(2)
        const parts = splitAmount({ amount, currency, shares: of }).map((part) => new Prisma.Decimal(part))
        expect(Prisma.Decimal.sum(...parts).toFixed(2)).toBe(amount)
        expect(parts.every((part) => part.decimalPlaces() <= placesOf(currency) && !part.isNegative())).toBe(true)
        seen.add(of.at(-1) === 0)
      },
    ),
  )
  expect(seen.size).toBe(2)
})

test('what came in is recorded once the contract is signed, put right, and taken back', async () => {
  const id = await open()
  await set(id)
  const [advance, delivery] = await linesOf(id)
  const lineId = advance?.id ?? ''
  await expect(receive(id, lineId, ['2026-12-05', '1'])).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { key: 'contract.notSigned' },
  })
  await signed(id)
  await receive(id, lineId, ['2026-12-05', '8000000'])
  // Pressed again, it has happened already.
  await receive(id, lineId, ['2026-12-05', '8000000.00'])
  expect(await linesOf(id)).toMatchObject([
    { receivedOn: '2026-12-05', received: '8000000.00' },
    { receivedOn: null, received: null },
    { receivedOn: null },
  ])
  const other: [string, string] = ['2026-12-06', '8040000.00']
  await expect(receive(id, lineId, other, [null, null], 'deputy')).rejects.toMatchObject({ code: 'CONFLICT' })
  await receive(id, lineId, other, ['2026-12-05', '8000000'], 'deputy')
  await receive(id, lineId, [null, null], other)
  expect(await linesOf(id)).toMatchObject([{ receivedOn: null, received: null }, {}, {}])
  const { rows } = await owner.query(
    `SELECT type FROM domain_event WHERE entity_id = $1 AND type LIKE '%receipt%' ORDER BY id`,
    [id],
  )
  expect(rows.map(({ type }) => type)).toEqual([
    'contract.receipt-recorded',
    'contract.receipt-recorded',
    'contract.receipt-taken-back',
  ])
  const refused = (receipt: [string, string], field: string, key: string) =>
    expect(receive(id, delivery?.id ?? '', receipt)).rejects.toMatchObject({ details: { field, key } })
  await refused(['2026-12-11', '1'], 'receivedOn', 'form.receivedAhead')
  await refused(['2026-12-10', '0'], 'received', 'form.receivedNothing')
  await expect(receive(id, newId(), ['2026-12-10', '1'])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const another = await open()
  await expect(receive(another, lineId, ['2026-12-10', '1'])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(receive(id, lineId, ['2026-12-10', '1'], [null, null], 'teamMember')).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('forms: shares are read as typed, a receipt has both day and amount or neither', () => {
  const base = '0'.repeat(32)
  const read = (share: string) =>
    SetPaymentPlanSchema.safeParse({
      kinds: ['advance'],
      shares: [share],
      amounts: ['1'],
      dueOns: ['2026-12-01'],
      notes: [''],
      base,
    })
  expect(['30', '33.33', '33.3', '100 %', '０'].map((share) => read(share).data?.lines[0]?.share)).toEqual([
    3000,
    3333,
    3330,
    10_000,
    undefined,
  ])
  for (const share of ['100.01', '-1', '1e2', '33.333', '']) expect(read(share).success).toBe(false)
  expect(SetPaymentPlanSchema.safeParse({ kinds: ['advance'], base }).success).toBe(false)
  const lineId = newId()
  expect(RecordReceiptSchema.safeParse({ lineId, receivedOn: '2026-12-01' }).error?.issues[0]?.path).toEqual([
    'received',
  ])
  expect(RecordReceiptSchema.safeParse({ lineId, received: '1' }).error?.issues[0]?.path).toEqual(['receivedOn'])
  expect(RecordReceiptSchema.parse({ lineId, receivedOn: '', received: ' ' })).toMatchObject({
    receivedOn: null,
    received: null,
  })
})
