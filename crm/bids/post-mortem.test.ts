import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anActivity, anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addLesson } from './add-lesson.server.ts'
import { changeBid } from './change-bid.server.ts'
import { closeLesson } from './close-lesson.server.ts'
import type { SaidFactor } from './factors.ts'
import { finishMilestone } from './finish-milestone.server.ts'
import { getBid } from './get-bid.server.ts'
import { getPostMortem } from './get-post-mortem.server.ts'
import { openBid } from './open-bid.server.ts'
import { type Dimension, dimensions } from './post-mortem.schema.ts'
import { recordResult } from './record-result.server.ts'
import { setFactors } from './set-factors.server.ts'
import { setOffers } from './set-offers.server.ts'
import { setReasons } from './set-reasons.server.ts'
import { submitPostMortem } from './submit-post-mortem.server.ts'
import { writePostMortemPart } from './write-post-mortem-part.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-20T04:00:00Z')
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

let made = 0
/** A lost bid with two offers beside ours, and what people did before it was opened. */
async function lostBid(): Promise<string> {
  made += 1
  const { id: opportunityId, dataset } = anOpportunity({
    group,
    key: `mortem-${made}`,
    decides: [group.contacts.manager],
    team: [
      { personId: group.people.teamMember, role: 'technical' },
      { personId: group.people.deputy, role: 'deputy' },
    ],
  })
  await insertDataset({ client: owner.client, dataset })
  const visits = [
    { key: 'one', met_level: 'executive' as const, purpose: 'technical' as const },
    { key: 'two', met_level: 'executive' as const },
    { key: 'late', met_level: 'executive' as const, on_date: '2026-11-01', done_at: '2026-11-01T06:00:00.000Z' },
  ]
  for (const visit of visits)
    await insertDataset({ client: owner.client, dataset: anActivity({ group, opportunityId, ...visit }).dataset })
  const id = newId()
  const tender = { tenderNumber: null, weightTechnical: null, weightCommercial: null, weightPrice: null }
  const days = { documentsOn: null, clarifyUntil: null, submitBy: null, opensOn: '2026-10-28', awardsOn: null }
  const none = { technical: null, commercial: null, priceScore: null }
  await group.as('owner', (as) =>
    openBid({ ...as, id, opportunityId, currency: 'CNY', price: '94800000', ...tender, ...days, now }),
  )
  const view = await get('owner', id)
  const costing = view.bid.milestones?.lines.find(({ kind }) => kind === 'costing')?.id ?? ''
  await group.as('owner', (as) =>
    finishMilestone({ ...as, id, milestoneId: costing, doneOn: '2026-10-22', seenOn: null, now }),
  )
  const offers = [
    { competitor: '东岭重机', price: '85700000', ...none },
    { competitor: '太行锻机', price: '99000000', ...none },
    { competitor: null, price: null, ...none },
  ]
  await group.as('owner', (as) => setOffers({ ...as, id, offers, base: view.bid.offers.mark }))
  const said = { result: 'lost' as const, resultOn: '2026-11-02', winner: '东岭重机', winningPrice: null }
  await group.as('owner', (as) => recordResult({ ...as, ...said, id, version: view.bid.version, now }))
  return id
}

const get = (person: PersonKey, id: string) => group.as(person, (as) => getPostMortem({ ...as, id }))

const texts: Record<Dimension, string> = {
  technical: '能耗保证值报 285 kWh/t，招标文件要求不高于 260，评委按重大偏离扣 8 分。',
  commercial: '付款要求发货前 60%，对方接受 50%。',
  price: '大型铸件外购高出东岭约 420 万。',
  relationship: '东岭在规格书阶段就进场，我们 6 月才第一次见到设备副总。',
}

const write = (
  person: PersonKey,
  id: string,
  dimension: Dimension,
  changed: { score?: number | null; text?: string; version?: number } = {},
) =>
  group.as(person, (as) =>
    writePostMortemPart({ ...as, id, dimension, score: 2, text: texts[dimension], version: 0, ...changed }),
  )

async function say(
  person: PersonKey,
  id: string,
  dimension: Dimension,
  holds: SaidFactor[],
  not: SaidFactor[] = [],
  base?: string,
) {
  const mark = base ?? (await get(person, id)).parts.find((part) => part.dimension === dimension)?.mark ?? ''
  await group.as(person, (as) => setFactors({ ...as, id, dimension, holds, not, base: mark }))
}

async function reason(person: PersonKey, id: string, changed: Partial<Parameters<typeof setReasons>[0]> = {}) {
  const { version } = await get(person, id)
  await group.as(person, (as) =>
    setReasons({
      ...as,
      id,
      mainReason: 'price-over-lowest',
      furtherReasons: [],
      emptyReason: null,
      version,
      ...changed,
    }),
  )
}

async function submit(person: PersonKey, id: string) {
  const { version } = await get(person, id)
  await group.as(person, (as) => submitPostMortem({ ...as, id, version, now }))
}

test('what can be reckoned is reckoned from what was done before the opening', async () => {
  const { factors } = await get('owner', await lostBid())
  expect(factors.map(({ factor, subject, holds, value }) => [factor, subject, holds, value])).toEqual([
    ['competitor-present', '东岭重机', true, null],
    ['competitor-present', '太行锻机', true, null],
    ['cost-settled-late', '', true, '6.0'],
    ['decider-supports', '', false, null],
    // The third came after the opening.
    ['executive-visits', '', true, '2.0'],
    ['many-offers', '', false, '3.0'],
    ['price-over-lowest', '', true, '10.6'],
    ['technical-exchanges', '', false, '1.0'],
  ])
})

test('each part has its own author and version: two people write two parts, and of one the second is told who was first', async () => {
  const id = await lostBid()
  await write('teamMember', id, 'technical')
  await write('teamMember', id, 'technical')
  await write('owner', id, 'price')
  const author = { zh: (await get('owner', id)).parts[0]?.author?.name.zh }
  const late = write('deputy', id, 'technical', { text: '别的说法' })
  await expect(late).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { key: 'bid.partMoved', dimension: 'technical', author },
  })
  await write('deputy', id, 'technical', { text: '别的说法', version: 1 })
  const { parts } = await get('owner', id)
  expect(parts.map(({ dimension, author: by, version }) => [dimension, by?.id ?? null, version])).toEqual([
    ['technical', group.people.deputy, 2],
    ['commercial', null, 0],
    ['price', group.people.owner, 1],
    ['relationship', null, 0],
  ])
  await expect(write('finance', id, 'commercial')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(write('colleague', id, 'commercial')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('factors are said in their dimension, and hold against what was seen', async () => {
  const id = await lostBid()
  const mark = (await get('owner', id)).parts[0]?.mark
  await say('teamMember', id, 'technical', ['performance-deviation'], ['reference-seen'])
  await say('teamMember', id, 'technical', ['performance-deviation'], ['reference-seen'], mark)
  await expect(say('owner', id, 'technical', ['same-reference'], [], mark)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(say('owner', id, 'price', ['same-reference'])).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await say('owner', id, 'technical', ['performance-deviation'])
  const { factors } = await get('owner', id)
  expect(factors.filter(({ value, subject }) => value === null && subject === '').map(({ factor }) => factor)).toEqual([
    'performance-deviation',
    'decider-supports',
  ])
})

test('reasons are of what is known of the bid', async () => {
  const id = await lostBid()
  await expect(reason('owner', id, { mainReason: 'same-reference' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await reason('owner', id, { version: 0 })
  const { version } = await get('owner', id)
  await reason('owner', id, { version: 0 })
  await expect(reason('deputy', id, { mainReason: 'many-offers', version: version - 1 })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
})

test('it is submitted when nothing is missing; what was reckoned stays as it was, and the bid stands still', async () => {
  const id = await lostBid()
  await expect(submit('owner', id)).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { key: 'bid.incomplete', count: 5 },
  })
  for (const dimension of dimensions.slice(0, 3)) await write('owner', id, dimension)
  await write('owner', id, 'relationship', { score: null })
  await reason('owner', id)
  expect((await get('owner', id)).missing).toEqual([{ kind: 'part', dimension: 'relationship' }])
  await write('owner', id, 'relationship', { version: 1 })
  const lesson = { lessonId: newId(), text: '能耗保证值先算后报', ownerId: group.people.finance, dueOn: '2026-12-15' }
  const add = () => group.as('teamMember', (as) => addLesson({ ...as, id, ...lesson }))
  await add()
  await add()
  await expect(submit('teamMember', id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await submit('owner', id)
  await submit('owner', id)
  const before = await get('colleague', id)
  await owner.query(`DELETE FROM activity_contact`)
  await owner.query(`DELETE FROM activity`)
  expect(await get('colleague', id)).toEqual(before)
  expect(before.factors).toContainEqual({ factor: 'executive-visits', subject: '', holds: true, value: '2.0' })
  expect(before).toMatchObject({
    missing: [],
    submitted: { by: { id: group.people.owner } },
    bid: { reviewedOn: '2026-11-20', opportunity: null, milestones: null, cost: null, may: { writePostMortem: false } },
  })
  await expect(get('otherSubsidiary', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(write('owner', id, 'price', { text: '改', version: 1 })).rejects.toMatchObject({
    details: { key: 'bid.reviewed' },
  })
  const { version } = await group.as('owner', (as) => getBid({ ...as, id }))
  const none = { tenderNumber: null, weightTechnical: null, weightCommercial: null, weightPrice: null }
  const days = { documentsOn: null, clarifyUntil: null, submitBy: null, opensOn: null, awardsOn: null }
  const change = group.as('owner', (as) => changeBid({ ...as, id, version, price: '1', ...none, ...days }))
  await expect(change).rejects.toMatchObject({ details: { key: 'bid.reviewed' } })
  // What is to be done goes on: whoever was given it closes it.
  const close = (person: PersonKey) =>
    group.as(person, (as) => closeLesson({ ...as, id, lessonId: lesson.lessonId, now }))
  await expect(close('colleague')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await close('finance')
  await close('owner')
  expect((await get('owner', id)).lessons).toMatchObject([{ closedOn: '2026-11-20', mayClose: false }])
  const { rows } = await owner.query(
    `SELECT type, count(*)::int AS times FROM domain_event WHERE entity_id = $1 AND type LIKE 'post-mortem.%' GROUP BY 1 ORDER BY 1`,
    [id],
  )
  expect(Object.fromEntries(rows.map(({ type, times }) => [type, times]))).toEqual({
    'post-mortem.part-written': 5,
    'post-mortem.reasons-set': 1,
    'post-mortem.lesson-added': 1,
    'post-mortem.lesson-closed': 1,
    'post-mortem.submitted': 1,
  })
})

test('with two dimensions only it is kept, and submitted when it is said why the others stay empty', async () => {
  const id = await lostBid()
  await write('owner', id, 'technical')
  await reason('owner', id, { emptyReason: '价格和关系没有数据' })
  // One is not enough, whatever is said.
  await expect(submit('owner', id)).rejects.toMatchObject({ details: { count: 3 } })
  await write('owner', id, 'price')
  await reason('owner', id)
  await expect(submit('owner', id)).rejects.toMatchObject({ details: { count: 2 } })
  await reason('owner', id, { emptyReason: '价格和关系没有数据' })
  await submit('owner', id)
  expect((await get('colleague', id)).emptyReason).toBe('价格和关系没有数据')
})
