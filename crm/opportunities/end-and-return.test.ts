import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { closeOpportunity } from './close-opportunity.server.ts'
import { getTimeline } from './get-timeline.server.ts'
import { CloseOpportunitySchema } from './opportunity.schema.ts'
import { reopenOpportunity } from './reopen-opportunity.server.ts'
import { rollBackStage } from './roll-back-stage.server.ts'

const owner = useTestDatabase()
const now = new Date('2026-11-27T04:00:00Z')
const bid = 'product-project.bid'
const signing = 'product-project.signing'
let group: TwoCompanies
let id: string

beforeAll(async () => {
  await loadBase({ client: owner.client })
  group = await addTwoCompanies(owner)
})

beforeEach(async () => {
  const customerId = newId()
  id = newId()
  await owner.query(
    `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id)
     VALUES ($1::uuid, $1::uuid::text, $1::uuid::text, 'steel', 'north', $2)`,
    [customerId, group.forging.id],
  )
  await owner.query(
    `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, owner_id, amount,
       win_probability)
     VALUES ($1::uuid, $2, $1::uuid::text, '压机', $3, 'product-project', $4, '2026-11-01', $5, 100, 60)`,
    [id, group.forging.salesId, customerId, bid, group.forging.rep.personId],
  )
})

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => withActor(actor, work)
const row = async () =>
  (
    await owner.query(
      `SELECT stage_id, status, win_probability, stage_entered_at = $2 AS entered_now, close_reason, close_note, lost_to,
         closed_at IS NOT NULL AS ended, version FROM opportunity WHERE id = $1`,
      [id, now],
    )
  ).rows[0]
const events = async () =>
  (await as(group.forging.head, (tx) => getTimeline({ tx, opportunityId: id }))).entries.map(
    ({ type, note, ended, stages }) => ({ type, note, ended, stages }),
  )
const back = (actor: Actor, to: string, version = 1) =>
  as(actor, (tx) => rollBackStage({ tx, actor, id, to, reason: '招标改期', version, now }))
const close = (outcome: 'won' | 'lost', version = 1, actor = group.forging.rep) =>
  as(actor, (tx) =>
    closeOpportunity({ tx, actor, id, outcome, reason: 'price', note: '低 8%', lostTo: '沪重', version, now }),
  )

describe('a way back', () => {
  it('case U04: goes to an earlier stage with its probability, the day of entering and the reason', async () => {
    expect(await back(group.forging.manager, 'product-project.solution')).toEqual({
      stageId: 'product-project.solution',
    })
    expect(await row()).toMatchObject({
      stage_id: 'product-project.solution',
      win_probability: 35,
      entered_now: true,
      version: 2,
    })
    expect(await events()).toEqual([
      {
        type: 'opportunity.rolled-back',
        note: '招标改期',
        ended: null,
        stages: { from: { zh: '投标', en: 'Bid' }, to: { zh: '方案交流', en: 'Solution' } },
      },
    ])
  })

  it.each([
    ['the same stage', bid],
    ['a later one', signing],
    ['one of nothing', 'service.quote'],
  ])('not to %s', async (_, to) => {
    await expect(back(group.forging.manager, to)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await row()).toMatchObject({ stage_id: bid, version: 1 })
  })

  it('not from a version that has moved, and not by who only sees it or does not', async () => {
    await expect(back(group.forging.manager, 'product-project.needs', 9)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(back(group.headquarters, 'product-project.needs')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(back(group.cranes.head, 'product-project.needs')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('an end', () => {
  it('case U04: lost, in any stage: reason, words and who has it; and open again with the stage’s own probability', async () => {
    await close('lost')
    expect(await row()).toMatchObject({
      status: 'lost',
      win_probability: 0,
      close_reason: 'price',
      close_note: '低 8%',
      lost_to: '沪重',
      ended: true,
    })
    await expect(close('lost', 2)).rejects.toMatchObject({ code: 'CONFLICT' })
    const actor = group.forging.manager
    await as(actor, (tx) => reopenOpportunity({ tx, actor, id, reason: '对方违约', version: 2, now }))
    expect(await row()).toMatchObject({
      status: 'open',
      stage_id: bid,
      win_probability: 60,
      entered_now: true,
      close_reason: null,
      lost_to: null,
      ended: false,
      version: 3,
    })
    expect(await events()).toMatchObject([
      { type: 'opportunity.reopened', note: '对方违约' },
      { type: 'opportunity.closed', note: '低 8%', ended: { outcome: 'lost', reason: 'price', lostTo: '沪重' } },
    ])
  })

  it('won only from the last stage, and never to a competitor', async () => {
    await expect(close('won')).rejects.toMatchObject({ code: 'BAD_INPUT', details: { key: 'form.wonEarly' } })
    await owner.query('UPDATE opportunity SET stage_id = $2 WHERE id = $1', [id, signing])
    await close('won')
    expect(await row()).toMatchObject({ status: 'won', win_probability: 100, lost_to: null })
  })

  it('an open one is not opened again', async () => {
    const actor = group.forging.manager
    await expect(
      as(actor, (tx) => reopenOpportunity({ tx, actor, id, reason: 'x', version: 1, now })),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    [{ outcome: 'lost', reason: 'price', note: '', lostTo: '', version: '1' }, true],
    [{ outcome: 'lost', reason: 'other', note: ' ', lostTo: '', version: '1' }, false],
    [{ outcome: 'lost', reason: 'references', note: '', version: '1' }, false],
    [{ outcome: 'won', reason: 'references', note: '', version: '1' }, true],
    [{ outcome: 'open', reason: 'price', note: '', version: '1' }, false],
  ])('takes a reason of its own list, and words where the list has none: %j', (form, sound) => {
    expect(CloseOpportunitySchema.safeParse(form).success).toBe(sound)
  })
})

describe('the database', () => {
  const write = (sql: string, decision: string) =>
    as(group.forging.manager, async (tx) => {
      await tx.decision.createMany({
        data: {
          id: newId(),
          orgId: group.forging.salesId,
          recordType: 'opportunity',
          recordId: id,
          actorId: group.forging.manager.personId,
          purpose: decision,
          outcome: 'allow',
          rules: [],
          vocabularyVersion: '3',
          facts: {},
          trace: {},
        },
      })
      await tx.$executeRawUnsafe(sql)
    })

  it.each([
    [`UPDATE opportunity SET stage_id = '${signing}' WHERE id = `, `roll-back:${bid}:${signing}`],
    [`UPDATE opportunity SET status = 'won' WHERE id = `, 'close:lost'],
    [`UPDATE opportunity SET status = 'won' WHERE id = `, `promote:${bid}:${signing}`],
    [`UPDATE opportunity SET status = 'won', stage_id = '${signing}' WHERE id = `, 'close:won'],
  ])('lets no move pass that was not decided: %s with %s', async (sql, decision) => {
    await expect(write(`${sql}'${id}'`, decision)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('lets pass what was', async () => {
    await write(`UPDATE opportunity SET status = 'lost' WHERE id = '${id}'`, 'close:lost')
    expect(await row()).toMatchObject({ status: 'lost' })
  })
})
