import { beforeAll, describe, expect, test } from 'vitest'
import { finishActivity } from '#crm/activities/finish-activity.server.ts'
import { logActivity } from '#crm/activities/log-activity.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { addTeamMember } from '#crm/opportunities/add-team-member.server.ts'
import { changeOpportunity } from '#crm/opportunities/change-opportunity.server.ts'
import { closeOpportunity } from '#crm/opportunities/close-opportunity.server.ts'
import type { CloseReason } from '#crm/opportunities/close-reasons.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { openOpportunity } from '#crm/opportunities/open-opportunity.server.ts'
import type { EditableField, TeamRole } from '#crm/opportunities/opportunity.schema.ts'
import { promoteStage } from '#crm/opportunities/promote-stage.server.ts'
import { setCompetitors } from '#crm/opportunities/set-competitors.server.ts'
import { setDecisionMember } from '#crm/opportunities/set-decision-member.server.ts'
import { writeNote } from '#crm/opportunities/write-note.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import type { EventRow } from '#prisma/seeds/dataset.ts'
import { buildDemo, demoStory } from '#prisma/seeds/demo/build-demo.ts'
import { majorFrom } from '#prisma/seeds/demo/major-amount.ts'
import { organisationId } from '#prisma/seeds/demo/organisation.ts'
import { personId } from '#prisma/seeds/demo/people.ts'
import { inOrder, playSteps } from '#prisma/seeds/demo/play-steps.ts'
import type { Opening, Step } from '#prisma/seeds/demo/step.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const options = { today: '2026-11-25', nameKey }

function endOf(steps: readonly Step[]): 'open' | 'won' | 'lost' {
  const last = steps.find((step) => step.does === 'close')
  return last ? last.as : 'open'
}

/** The press, and the longest stories that are open, won and lost: between them they use every verb. */
const sample = (() => {
  const [press, ...others] = demoStory(options).lives
  const longest = others.toSorted((one, other) => other.steps.length - one.steps.length)
  const of = (typeId: string, ended: 'open' | 'won' | 'lost', count: number) => {
    const alike = longest.filter(({ opening, steps }) => opening.typeId === typeId && endOf(steps) === ended)
    return alike.slice(0, count)
  }
  const wanted = [
    ...of('product-project', 'open', 2),
    ...of('engineering-project', 'open', 2),
    ...of('product-project', 'won', 1),
    ...of('product-project', 'lost', 1),
  ]
  return press ? [press, ...wanted] : []
})()

beforeAll(async () => {
  const { organisation, person, auth_user, membership, customer, customer_relationship, contact } = buildDemo(options)
  const around = { organisation, person, auth_user, membership, customer, customer_relationship, contact }
  await insertDataset({ client: owner.client, dataset: around })
  await loadBase({ client: owner.client })
  await owner.query(`INSERT INTO setting VALUES ('majorFrom', $1)`, [JSON.stringify(majorFrom)])
  await installShippedRules()
})

test('the sample uses every verb', () => {
  const deeds = new Set(sample.flatMap(({ steps }) => steps.map(({ does }) => does)))
  expect([...deeds].sort()).toEqual(
    [
      'add-to-team',
      'change',
      'close',
      'finish',
      'log-done',
      'plan',
      'promote',
      'set-competitors',
      'set-decision-member',
      'write-note',
    ].sort(),
  )
})

describe.each(sample.map((life) => [life.opening.name[0], life] as const))('%s', (_, { opening, steps }) => {
  const id = stableId(`opportunity/${opening.key}`)
  const loaded = playSteps(opening, steps, majorFrom)

  beforeAll(async () => {
    await open(opening, id, loaded.domain_event[0])
    for (const [place, step] of inOrder(steps).entries()) {
      await perform(step, { opening, id, event: loaded.domain_event[place + 1] })
    }
  }, 120_000)

  test('the verbs leave the events that the loader writes', async () => {
    const { rows } = await owner.query(
      `SELECT type, type_version, org_id, actor_id, entity_type, entity_id, record_type, record_id, before, after
       FROM domain_event WHERE record_id = $1`,
      [id],
    )
    expect(rows.map(comparable).sort()).toEqual(loaded.domain_event.map(comparable).sort())
  })

  test('the verbs leave the rows that the loader writes', async () => {
    for (const { table, columns, of } of compared) {
      const { rows } = await owner.query(
        `SELECT ${columns.map((column) => `${column}::text`).join(', ')} FROM ${table} WHERE ${of} = $1`,
        [id],
      )
      const expected = loaded[table].map((row) => textOf(row as unknown as Record<string, unknown>, columns))
      expect(rows.map((row) => textOf(row, columns)).sort(), table).toEqual(expected.sort())
    }
    const met = await owner.query(
      `SELECT activity_id, contact_id FROM activity_contact JOIN activity a ON a.id = activity_id WHERE a.opportunity_id = $1`,
      [id],
    )
    const pairs = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
    expect(pairs(met.rows)).toEqual(pairs(loaded.activity_contact))
  })
})

test('the press may not go on to the bid: no pre-bid meeting, one executive visit of two', async () => {
  const press = sample[0]?.opening
  const gate = await as(press?.owner ?? '', (tx, actor) =>
    getGate({ tx, actor, id: stableId(`opportunity/${press?.key}`), now: new Date(`${options.today}T09:42:00+08:00`) }),
  )
  expect(gate).toMatchObject({ to: { id: 'product-project.bid' }, required: 6, met: 4, missing: 2 })
  const missing = gate?.items.filter(({ met }) => !met).map(({ ruleId, title }) => [ruleId, title.zh])
  expect(missing).toEqual([
    ['SG-07', expect.stringContaining('标前会')],
    ['SG-07', '高层拜访 1 次，要求 2 次'],
  ])
})

// Left out: numbers, which the database gives; transcriptions, which nobody types; and the clock's own columns.
const compared: {
  table: Exclude<keyof ReturnType<typeof playSteps>, 'domain_event' | 'activity_contact'>
  of: string
  columns: string[]
}[] = [
  {
    table: 'opportunity',
    of: 'id',
    columns:
      `id org_id name customer_id type_id stage_id status owner_id is_major amount currency budget win_probability
      expected_sign_on bid_opens_on tender_number product last_activity_on close_reason close_note lost_to version`.split(
        /\s+/,
      ),
  },
  { table: 'opportunity_team', of: 'opportunity_id', columns: ['person_id', 'role'] },
  { table: 'record_access', of: 'record_id', columns: ['person_id', 'record_type', 'may_write'] },
  { table: 'opportunity_competitor', of: 'opportunity_id', columns: ['name', 'position'] },
  { table: 'decision_chain_member', of: 'opportunity_id', columns: ['contact_id', 'role', 'attitude'] },
  {
    table: 'activity',
    of: 'opportunity_id',
    columns: 'id org_id customer_id person_id kind purpose status on_date met_level subject minutes version'.split(' '),
  },
]

function textOf(row: Record<string, unknown>, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => (row[column] === null ? null : String(row[column]))))
}

/** An event without what only a verb or only the database knows: its moment, the decision, the number. */
function comparable(event: Partial<EventRow> | Record<string, unknown>): string {
  const { type, type_version, org_id, actor_id, entity_type, entity_id, record_type, record_id } = event
  const { number, decisionId, ...after } = (event.after ?? {}) as Record<string, unknown>
  const sorted = (value: unknown) =>
    JSON.stringify(value, (_, each) => (isPlain(each) ? Object.fromEntries(Object.entries(each).sort()) : each))
  return sorted([
    { type, type_version, org_id, actor_id, entity_type, entity_id, record_type, record_id },
    event.before ?? null,
    after,
  ])
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const actors = new Map<string, Actor>()

/** Does something as somebody, named as in the demonstration. */
async function as<T>(name: string, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  const actor =
    actors.get(name) ?? (await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: personId(name) })))
  if (!actor) throw new Error(`${name} was not resolved`)
  actors.set(name, actor)
  return withActor(actor, (tx) => work(tx, actor))
}

function open(opening: Opening, id: string, event: EventRow | undefined) {
  return as(opening.owner, (tx, actor) =>
    openOpportunity({
      tx,
      actor,
      id,
      orgId: organisationId(opening.department),
      customerId: opening.customerId,
      typeId: opening.typeId,
      name: opening.name[0],
      product: opening.product?.[0] ?? null,
      amount: opening.amount,
      expectedSignOn: opening.expectedSignOn,
      now: new Date(event?.at ?? ''),
    }),
  )
}

interface Where {
  opening: Opening
  id: string
  /** what the loader writes for the step */
  event: EventRow | undefined
}

async function perform(step: Step, { opening, id, event }: Where): Promise<void> {
  const now = new Date(event?.at ?? '')
  const activityId = (key: string) => stableId(`activity/${opening.key}/${key}`)
  await as(step.by, async (tx, actor) => {
    const base = { tx, actor, id }
    switch (step.does) {
      case 'change': {
        const [field] = Object.keys(event?.after ?? {}).filter((name) => name !== 'isMajor') as EditableField[]
        if (!field) throw new Error('a change of nothing')
        const value = String(event?.after?.[field])
        return changeOpportunity({
          ...base,
          field,
          value: field === 'winProbability' ? Number(value) : value,
          base: String(event?.before?.[field] ?? ''),
        })
      }
      case 'promote': {
        const { version } = await tx.opportunity.findUniqueOrThrow({ where: { id } })
        const result = await promoteStage({ ...base, to: step.to, version, now })
        if ('refused' in result) throw new Error(`refused: ${JSON.stringify(result.refused)}`)
        return
      }
      case 'add-to-team':
        return addTeamMember({ ...base, personId: personId(step.person), role: step.role as TeamRole })
      case 'set-competitors':
        return setCompetitors({
          ...base,
          names: step.names.map(([name]) => name),
          base: (event?.before?.competitors ?? []) as string[],
        })
      case 'set-decision-member':
        return setDecisionMember({ ...base, contactId: step.contactId, role: step.role, attitude: step.attitude })
      case 'log-done':
      case 'plan': {
        const { key, kind, purpose, subject, contacts, minutes } = step.activity
        await logActivity({
          tx,
          actor,
          id: activityId(key),
          opportunityId: id,
          kind,
          purpose,
          status: step.does === 'plan' ? 'planned' : 'done',
          onDate: step.does === 'plan' ? step.forDay : step.on,
          contactIds: contacts.map((contact) => contact.id),
          subject: subject[0],
          ...(minutes ? { minutes } : {}),
          timeZone,
          now,
        })
        return
      }
      case 'finish': {
        const met = await tx.activityContact.findMany({ where: { activityId: activityId(step.key) } })
        return finishActivity({
          tx,
          actor,
          id: activityId(step.key),
          version: 1,
          outcome: 'done',
          onDate: step.on,
          contactIds: met.map(({ contactId }) => contactId),
          ...(step.minutes ? { minutes: step.minutes } : {}),
          timeZone,
          now,
        })
      }
      case 'write-note':
        return writeNote({ tx, actor, opportunityId: id, id: event?.entity_id ?? '', text: step.text })
      case 'close': {
        const { version } = await tx.opportunity.findUniqueOrThrow({ where: { id } })
        const { reason, note, lostTo } = step
        return closeOpportunity({
          ...base,
          outcome: step.as,
          reason: reason as CloseReason,
          note,
          lostTo,
          version,
          now,
        })
      }
    }
  })
}
