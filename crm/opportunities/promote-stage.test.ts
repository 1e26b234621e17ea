import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import { newId } from '#lib/ids.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addTeamMember } from './add-team-member.server.ts'
import { changeOpportunity } from './change-opportunity.server.ts'
import { findOpportunities } from './find-opportunities.server.ts'
import { getOpportunity } from './get-opportunity.server.ts'
import { getTimeline } from './get-timeline.server.ts'
import { openOpportunity } from './open-opportunity.server.ts'
import { promoteStage } from './promote-stage.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const needs = 'product-project.needs'
let group: TwoCompanies
let id: string

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await installShippedRules()
  group = await addTwoCompanies(owner)
})

beforeEach(async () => {
  const customerId = newId()
  id = newId()
  await withActor(group.forging.head, (tx) =>
    tx.customer.createMany({
      data: {
        id: customerId,
        name: `晋岳特钢 ${id}`,
        nameKey: id,
        industry: 'steel',
        region: 'north',
        keeperOrgId: group.forging.id,
      },
    }),
  )
  await withActor(group.forging.rep, (tx) =>
    openOpportunity({
      tx,
      actor: group.forging.rep,
      id,
      orgId: group.forging.salesId,
      customerId,
      typeId: 'product-project',
      name: '165MN 快锻液压机组',
    }),
  )
})

const promote = (actor = group.forging.rep, version = 1) =>
  withActor(actor, (tx) => promoteStage({ tx, actor, id, to: needs, version }))
const visit = (actor = group.forging.rep, activity = newId()) =>
  withActor(actor, (tx) =>
    logActivity({
      tx,
      actor,
      timeZone,
      id: activity,
      opportunityId: id,
      kind: 'visit',
      purpose: 'relationship',
      status: 'done',
      onDate: new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date()),
      contactIds: [],
      subject: '初访',
    }),
  )
const decisions = async () =>
  (await owner.query('SELECT * FROM decision WHERE record_id = $1 ORDER BY at, id', [id])).rows

describe('an opportunity on its way', () => {
  it('is refused and told why, moves once the visit is logged, and the timeline shows it', async () => {
    const refused = await promote()
    expect(refused).toMatchObject({
      refused: {
        missing: 1,
        items: [{ ruleId: 'SG-01', met: false, remedy: 'activity.log', title: { zh: '拜访或会议 0 次，要求 1 次' } }],
      },
    })
    await visit()
    expect(await promote()).toEqual({ promoted: { stageId: needs } })
    const stored = await decisions()
    expect(stored.map((decision) => decision.outcome)).toEqual(['refuse', 'allow'])
    const timeline = await withActor(group.forging.rep, (tx) => getTimeline({ tx, opportunityId: id }))
    expect(timeline.entries.map((entry) => entry.type)).toEqual([
      'opportunity.promoted',
      'activity.done',
      'opportunity.promotion-refused',
      'opportunity.opened',
    ])
    const view = await withActor(group.forging.rep, (tx) =>
      getOpportunity({ tx, actor: group.forging.rep, id, timeZone }),
    )
    expect(view.stages.slice(0, 3).map((stage) => stage.state)).toEqual(['done', 'now', 'todo'])
    expect(view.winProbability).toBe(25)
  })

  it('of two who promote at once one wins, and the other is told', async () => {
    await visit()
    const results = await Promise.allSettled([promote(), promote(group.forging.manager)])
    const failed = results.filter((result) => result.status === 'rejected')
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(failed.map((result) => (result.reason as { code: string }).code)).toEqual(['CONFLICT'])
    const promoted = await owner.query(
      `SELECT 1 FROM domain_event WHERE record_id = $1 AND type = 'opportunity.promoted'`,
      [id],
    )
    expect(promoted.rows).toHaveLength(1)
  })

  it('is out of sight for another company, and seen but not moved by headquarters', async () => {
    await visit()
    await expect(promote(group.cranes.head)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(promote(group.headquarters)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await decisions()).toEqual([])
  })

  it('logs an activity once, however often it is sent', async () => {
    const activity = newId()
    expect(await visit(group.forging.rep, activity)).toEqual({ id: activity, repeated: false })
    expect(await visit(group.forging.rep, activity)).toEqual({ id: activity, repeated: true })
  })

  it('is in the list of those who see it, and of nobody else', async () => {
    const sees = async (actor: TwoCompanies['headquarters']) => {
      const page = await withActor(actor, (tx) => findOpportunities({ tx, actor, filter: { q: '165MN' } }))
      const all = await withActor(actor, (tx) => findOpportunities({ tx, actor, filter: { sort: 'name' } }))
      return [page, all].map(({ rows }) => rows.some((row) => row.id === id))
    }
    for (const actor of [group.forging.rep, group.forging.manager, group.forging.head, group.headquarters]) {
      expect(await sees(actor)).toEqual([true, true])
    }
    expect(await sees(group.cranes.head)).toEqual([false, false])
    expect(await sees(group.forging.service)).toEqual([false, false])
    const { rep, service } = group.forging
    await withActor(rep, (tx) => addTeamMember({ tx, actor: rep, id, personId: service.personId, role: 'service' }))
    expect(await sees(service)).toEqual([true, true])
  })
})

describe('a field edited by two', () => {
  const change = (actor: TwoCompanies['headquarters'], value: string, base: string) =>
    withActor(actor, (tx) => changeOpportunity({ tx, actor, id, field: 'amount', value, base }))

  it('keeps the first, and tells the second what is there and by whom', async () => {
    await change(group.forging.rep, '60000000.00', '')
    await expect(change(group.forging.manager, '70000000.00', '')).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { field: 'amount', theirs: '60000000.00', by: { zh: group.forging.rep.name.zh } },
    })
    await change(group.forging.manager, '70000000.00', '60000000.00')
    const [row] = (await owner.query('SELECT amount::text, is_major FROM opportunity WHERE id = $1', [id])).rows
    expect(row).toEqual({ amount: '70000000.00', is_major: true })
  })

  it('is not for somebody who only reads', async () => {
    await expect(change(group.headquarters, '1.00', '')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
