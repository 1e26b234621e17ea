import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { BidFilter } from './bid-list.schema.ts'
import { changeBid } from './change-bid.server.ts'
import { findBids, summariseBids } from './find-bids.server.ts'
import { finishMilestone } from './finish-milestone.server.ts'
import { getBid } from './get-bid.server.ts'
import { openBid } from './open-bid.server.ts'
import { recordResult } from './record-result.server.ts'
import { setBidCost } from './set-bid-cost.server.ts'
import { setMilestones } from './set-milestones.server.ts'
import { setOffers } from './set-offers.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-20T04:00:00Z')
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

let made = 0
async function deal(status: 'open' | 'lost' = 'open'): Promise<string> {
  made += 1
  const { id, dataset } = anOpportunity({
    group,
    key: `bid-${made}`,
    status,
    team: [
      { personId: group.people.teamMember, role: 'technical' },
      { personId: group.people.deputy, role: 'deputy' },
    ],
  })
  await insertDataset({ client: owner.client, dataset })
  return id
}

const form = {
  tenderNumber: 'ZB-2026-118' as string | null,
  weightTechnical: 55 as number | null,
  weightCommercial: 10 as number | null,
  weightPrice: 35 as number | null,
  documentsOn: '2026-09-28' as string | null,
  clarifyUntil: null as string | null,
  submitBy: '2026-10-27' as string | null,
  opensOn: '2026-10-28' as string | null,
  awardsOn: null as string | null,
  price: '94800000.00' as string | null,
}

async function open(person: PersonKey, changed: { id?: string; opportunityId?: string } & Partial<typeof form> = {}) {
  const opportunityId = changed.opportunityId ?? (await deal())
  const id = changed.id ?? newId()
  await group.as(person, (base) => openBid({ ...base, ...form, currency: 'CNY', now, ...changed, id, opportunityId }))
  return { id, opportunityId }
}

const get = (person: PersonKey, id: string) => group.as(person, (as) => getBid({ ...as, id }))
const find = (person: PersonKey, filter: BidFilter) => group.as(person, (as) => findBids({ ...as, filter, most: 2 }))

const offer = (competitor: string | null, price: string | null, points?: [string, string, string]) => ({
  competitor,
  price,
  technical: points?.[0] ?? null,
  commercial: points?.[1] ?? null,
  priceScore: points?.[2] ?? null,
})

const opened = [
  offer('东岭重机', '85700000', ['46.5', '9', '35']),
  offer('Hartwig Pressen', '112500000', ['51', '6.5', '26.7']),
  offer(null, null, ['44', '7.5', '31.6']),
]

async function setOpened(person: PersonKey, id: string, offers = opened, base?: string) {
  const mark = base ?? (await get(person, id)).offers.mark
  await group.as(person, (as) => setOffers({ ...as, id, offers, base: mark }))
}

const lose = async (person: PersonKey, id: string, changed = {}) => {
  const { version } = await get(person, id)
  const said = { result: 'lost' as const, resultOn: '2026-11-12', winner: '东岭重机', winningPrice: null }
  await group.as(person, (as) => recordResult({ ...as, ...said, id, version, now, ...changed }))
}

test('a bid is opened once by its form, numbered through the group, told on the opportunity, and begins with its milestones', async () => {
  const { id, opportunityId } = await open('owner')
  await open('owner', { id, opportunityId })
  const view = await get('teamMember', id)
  expect(view).toMatchObject({
    number: expect.stringMatching(/^BID-2026-\d{4}$/),
    name: { zh: '165MN 快锻液压机组', en: '165MN fast forging press' },
    weights: { technical: 55, commercial: 10, price: 35 },
    result: 'pending',
    may: { edit: false, seeCost: false, writePostMortem: true, submitPostMortem: false },
  })
  expect(view.milestones?.lines.at(0)).toMatchObject({ kind: 'read-documents', dueOn: '2026-09-28', doneOn: null })
  const { rows } = await owner.query(`SELECT type, record_id FROM domain_event WHERE entity_id = $1`, [id])
  expect(rows).toEqual([{ type: 'bid.opened', record_id: opportunityId }])
})

test('one runs at a time, and none of an opportunity that has ended', async () => {
  const { id, opportunityId } = await open('owner')
  const second = open('deputy', { opportunityId })
  await expect(second).rejects.toMatchObject({ code: 'CONFLICT', details: { key: 'bid.running' } })
  await lose('owner', id)
  await open('deputy', { opportunityId })
  await expect(open('owner', { opportunityId: await deal('lost') })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('it is opened by whoever may change the opportunity, and out of sight for others', async () => {
  const opportunityId = await deal()
  for (const person of ['teamMember', 'finance', 'hq'] as const)
    await expect(open(person, { opportunityId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  for (const person of ['colleague', 'otherSubsidiary'] as const)
    await expect(open(person, { opportunityId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { id } = await open('manager', { opportunityId })
  for (const person of ['colleague', 'otherSubsidiary'] as const)
    await expect(get(person, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a change holds against the version that was seen, and says what it changed', async () => {
  const { id } = await open('owner')
  const { version } = await get('owner', id)
  const change = (person: PersonKey, changed: Partial<typeof form>) =>
    group.as(person, (as) => changeBid({ ...as, ...form, id, version, ...changed }))
  await change('owner', { price: '91000000', opensOn: '2026-10-30' })
  // Pressed again, it has happened already.
  await change('owner', { price: '91000000', opensOn: '2026-10-30' })
  await expect(change('deputy', { price: '1' })).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(change('teamMember', { price: '1' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const { rows } = await owner.query(`SELECT before, after FROM domain_event WHERE entity_id = $1 AND type = $2`, [
    id,
    'bid.changed',
  ])
  expect(rows).toEqual([
    {
      before: { price: '94800000.00', opensOn: '2026-10-28' },
      after: { price: '91000000.00', opensOn: '2026-10-30' },
    },
  ])
})

test('offers are ranked by points, ours at the price of the bid, and hold against what was seen', async () => {
  const { id } = await open('owner')
  const { mark } = (await get('owner', id)).offers
  await setOpened('owner', id)
  const { rows } = (await get('owner', id)).offers
  expect(
    rows.map(({ competitor, rank, total, overLowest, price }) => [competitor, rank, total, overLowest, price]),
  ).toEqual([
    ['东岭重机', 1, '90.50', '0.0', '85700000.00'],
    ['Hartwig Pressen', 2, '84.20', '31.3', '112500000.00'],
    [null, 3, '83.10', '10.6', '94800000.00'],
  ])
  await setOpened('owner', id, opened, mark)
  await expect(setOpened('deputy', id, [], mark)).rejects.toMatchObject({ code: 'CONFLICT' })
  const { version } = await get('owner', id)
  await group.as('owner', (as) => changeBid({ ...as, ...form, id, version, price: '80000000' }))
  expect((await get('owner', id)).offers.rows.find(({ competitor }) => competitor === null)?.overLowest).toBe('0.0')
})

test('a result names the winner among the offers, adds one that was not there, and is put right', async () => {
  const { id } = await open('owner')
  await setOpened('owner', id)
  await lose('owner', id, { winner: '太行锻机', winningPrice: '83000000' })
  const named = async () =>
    (await get('owner', id)).offers.rows
      .filter(({ isWinner }) => isWinner)
      .map(({ competitor, price }) => [competitor, price])
  expect(await named()).toEqual([['太行锻机', '83000000.00']])
  await lose('owner', id)
  expect(await named()).toEqual([['东岭重机', '85700000.00']])
  const without = opened.filter(({ competitor }) => competitor !== '东岭重机')
  await expect(setOpened('owner', id, without)).rejects.toMatchObject({ details: { key: 'bid.winnerKept' } })
  await lose('owner', id, { result: 'won', winner: null })
  expect(await named()).toEqual([[null, '94800000.00']])
  await expect(lose('owner', id, { resultOn: '2026-11-21' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'resultOn', key: 'form.notYet' },
  })
  await expect(lose('owner', id, { result: 'abandoned' })).rejects.toMatchObject({ details: { field: 'winner' } })
  await expect(lose('owner', id, { version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
})

test('what a bid costs is known to those who see costs, and to nobody else did anything happen', async () => {
  const { id } = await open('owner')
  const price = (person: PersonKey, cost: string | null, seen: string | null) =>
    group.as(person, (as) => setBidCost({ ...as, id, cost, seen }))
  await expect(price('owner', '1', null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await price('manager', '81400000', null)
  await price('manager', '81400000', null)
  await expect(price('manager', '1', null)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect((await get('manager', id)).cost).toEqual({ amount: '81400000.00' })
  expect((await get('owner', id)).cost).toBeNull()
  const told = (person: PersonKey) =>
    group.as(person, ({ tx }) => tx.domainEvent.count({ where: { entityId: id, type: 'bid.cost-set' } }))
  expect([await told('manager'), await told('owner')]).toEqual([1, 0])
})

describe('milestones', () => {
  const plan = async (person: PersonKey, id: string, change: (lines: Line[]) => Line[], base?: string) => {
    const milestones = (await get('owner', id)).milestones
    const lines = (milestones?.lines ?? []).map(
      ({ id: lineId, name, lead, person: of, dueOn }): Line => ({
        id: lineId,
        name: name.en,
        lead,
        personId: of?.id ?? null,
        dueOn,
      }),
    )
    await group.as(person, (as) =>
      setMilestones({ ...as, id, lines: change(lines), base: base ?? milestones?.mark ?? '' }),
    )
  }
  type Line = Parameters<typeof setMilestones>[0]['lines'][number]

  test('are planned as one, keep what is done, and speak both languages while they keep their words', async () => {
    const { id } = await open('owner')
    const before = await get('owner', id)
    const first = before.milestones?.lines[0]?.id ?? ''
    await group.as('owner', (as) =>
      finishMilestone({ ...as, id, milestoneId: first, doneOn: '2026-10-01', seenOn: null, now }),
    )
    await plan('owner', id, (lines) => [
      ...lines.map((line) => (line.id === first ? { ...line, personId: group.people.teamMember } : line)),
      { id: newId(), name: '样机参观', lead: 'sales', personId: null, dueOn: '2026-10-20' },
    ])
    const { milestones } = await get('owner', id)
    expect(milestones?.lines[0]).toMatchObject({
      kind: 'read-documents',
      name: { zh: '读招标文件，列偏离', en: 'Read the documents, list deviations' },
      doneOn: '2026-10-01',
      person: { id: group.people.teamMember },
    })
    expect(milestones?.lines.at(-1)).toMatchObject({ kind: null, name: { zh: '样机参观' } })
    await expect(plan('deputy', id, () => [], before.milestones?.mark)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(plan('teamMember', id, () => [])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('are finished by whoever is responsible, on a day that has come', async () => {
    const { id } = await open('owner')
    await plan('owner', id, (lines) => lines.map((line) => ({ ...line, personId: group.people.teamMember })))
    const line = (await get('owner', id)).milestones?.lines[0]
    const finish = (person: PersonKey, doneOn: string | null, seenOn: string | null) =>
      group.as(person, (as) => finishMilestone({ ...as, id, milestoneId: line?.id ?? '', doneOn, seenOn, now }))
    await finish('teamMember', '2026-11-02', null)
    await finish('teamMember', '2026-11-02', null)
    await expect(finish('owner', null, null)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(finish('owner', '2026-11-21', '2026-11-02')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(finish('finance', null, '2026-11-02')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(finish('colleague', null, '2026-11-02')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await finish('owner', null, '2026-11-02')
    expect((await get('owner', id)).milestones?.lines[0]?.doneOn).toBeNull()
  })
})

test('the list pages through what is seen, in every order, and is narrowed', async () => {
  const ids: string[] = []
  for (const [at, price] of ['10000000', null, '30000000', '20000000'].entries()) {
    const opensOn = at === 2 ? null : `2025-0${at + 1}-10`
    ids.push((await open('owner', { price, opensOn, tenderNumber: `LIST-${at}` })).id)
  }
  await lose('owner', ids[0] ?? '', { resultOn: '2025-02-10' })
  const paged = async (filter: BidFilter) => {
    const numbers: (string | null)[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await find('owner', { q: 'LIST', ...filter, ...(cursor ? { cursor } : {}) })
      numbers.push(...page.rows.map(({ tenderNumber }) => tenderNumber?.slice(5) ?? null))
      cursor = page.nextCursor ?? undefined
    }
    return numbers.join(' ')
  }
  expect(await paged({})).toBe('2 3 1 0')
  expect(await paged({ sort: 'opens', dir: 'asc' })).toBe('0 1 3 2')
  expect(await paged({ sort: 'price' })).toBe('2 3 0 1')
  expect(await paged({ result: 'lost' })).toBe('0')
  expect(await paged({ review: 'owed' })).toBe('0')
  expect(await paged({ competitor: '东岭重机' })).toBe('0')
  expect(await paged({ min: '15000000', max: '25000000' })).toBe('3')
  expect(await paged({ max: '15000000' })).toBe('0')
  expect(await paged({ opensFrom: '2025-02-01' })).toBe('3 1')
  // Whose opening nobody wrote down is of the time in which it ended.
  await lose('owner', ids[2] ?? '', { resultOn: '2025-02-20' })
  expect(await paged({ opensFrom: '2025-02-01', opensTo: '2025-02-28' })).toBe('2 1')
  expect(await paged({ opensFrom: '2025-02-15' })).toBe('3 2')
  expect(await paged({})).toBe('3 2 1 0')
  const summary = (person: PersonKey) => group.as(person, (as) => summariseBids({ ...as, filter: { q: 'LIST' } }))
  expect(await summary('owner')).toEqual({ count: 4, more: false, results: { pending: 2, lost: 2 } })
  expect(await summary('colleague')).toEqual({ count: 0, more: false, results: {} })
  const [row] = (await find('manager', { q: 'LIST-0' })).rows
  expect(row).toMatchObject({ winner: '东岭重机', offers: 1, rank: null, result: 'lost', reviewedOn: null })
})
