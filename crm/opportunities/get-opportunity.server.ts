import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { dayOf, daysBetween } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { asText } from './change-opportunity.server.ts'
import type { Attitude, DecisionRole, TeamRole } from './opportunity.schema.ts'
import { readNamedAccess } from './read-named-access.server.ts'

/** A step of the way: behind, under foot, or to come. */
export interface StageStep {
  id: string
  name: Bilingual
  expectedDays: number
  state: 'done' | 'now' | 'todo'
  /** `YYYY-MM-DD`; null for what is to come, and for what history does not tell */
  enteredOn: string | null
  /** days spent in it; null for what is to come */
  days: number | null
}

/** An opportunity as its page shows it. Money as decimal strings, dates as `YYYY-MM-DD`, instants as ISO 8601. */
export interface OpportunityView {
  id: string
  number: string
  name: Bilingual
  /** the fields edited in place, as typed: what an edit is held against */
  typed: { name: string; product: string }
  customer: { id: string; name: Bilingual; industry: string; region: string }
  type: { id: string; name: Bilingual }
  org: { id: string; name: Bilingual }
  orgId: string
  owner: { id: string; name: Bilingual; title: Bilingual | null }
  ownerId: string
  status: 'open' | 'won' | 'lost'
  isMajor: boolean
  amount: string | null
  currency: string
  budget: string | null
  winProbability: number
  expectedSignOn: string | null
  bidOpensOn: string | null
  tenderNumber: string | null
  product: Bilingual | null
  lastActivityOn: string | null
  updatedAt: string
  version: number
  stages: StageStep[]
  team: { id: string; name: Bilingual; title: Bilingual | null; role: TeamRole }[]
  competitors: { typed: string; name: Bilingual }[]
  decisionChain: {
    contactId: string
    name: Bilingual
    title: Bilingual | null
    level: string
    role: DecisionRole
    attitude: Attitude
  }[]
  /** members of the decision chain whose contact belongs to a company that the actor does not see into */
  decisionChainHidden: number
  /** the actor was added by name; null when not */
  named: { mayWrite: boolean } | null
}

interface GetOpportunityOptions {
  tx: Tx
  actor: Actor
  id: string
  timeZone: string
  now?: Date
}

/**
 * One opportunity with its stages, team, competitors and decision chain.
 * @throws AppError NOT_FOUND when out of sight or not there: the two are not told apart
 */
export async function getOpportunity(options: GetOpportunityOptions): Promise<OpportunityView> {
  const { tx, actor, id, timeZone } = options
  const now = options.now ?? new Date()
  const person = { select: { id: true, name: true, nameLatin: true, title: true, titleLatin: true } } as const
  const row = await tx.opportunity.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: {
      customer: true,
      org: true,
      owner: person,
      type: { include: { stages: { orderBy: { position: 'asc' } } } },
      team: { include: { person }, orderBy: [{ since: 'asc' }, { personId: 'asc' }] },
      competitors: { orderBy: { position: 'asc' } },
      decisionChain: { include: { contact: true } },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  const access = await readNamedAccess({ tx, actor, opportunityId: id })
  const day = (value: Date | null) => (value === null ? null : asText(value))
  return {
    id: row.id,
    number: row.number,
    name: bilingual(row.name, row.nameLatin),
    typed: { name: row.name, product: row.product ?? '' },
    customer: {
      id: row.customer.id,
      name: bilingual(row.customer.name, row.customer.nameLatin),
      industry: row.customer.industry,
      region: row.customer.region,
    },
    type: { id: row.type.id, name: { zh: row.type.nameZh, en: row.type.nameEn } },
    org: { id: row.org.id, name: bilingual(row.org.name, row.org.nameLatin) },
    orgId: row.orgId,
    owner: {
      id: row.owner.id,
      name: bilingual(row.owner.name, row.owner.nameLatin),
      title: said(row.owner.title, row.owner.titleLatin),
    },
    ownerId: row.ownerId,
    status: row.status as OpportunityView['status'],
    isMajor: row.isMajor,
    amount: row.amount === null ? null : asText(row.amount),
    currency: row.currency,
    budget: row.budget === null ? null : asText(row.budget),
    winProbability: row.winProbability,
    expectedSignOn: day(row.expectedSignOn),
    bidOpensOn: day(row.bidOpensOn),
    tenderNumber: row.tenderNumber,
    product: said(row.product, row.productLatin),
    lastActivityOn: day(row.lastActivityOn),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    stages: await stageSteps({ tx, row, timeZone, now }),
    team: row.team.map((member) => ({
      id: member.person.id,
      name: bilingual(member.person.name, member.person.nameLatin),
      title: said(member.person.title, member.person.titleLatin),
      role: member.role as TeamRole,
    })),
    competitors: row.competitors.map((rival) => ({ typed: rival.name, name: bilingual(rival.name, rival.nameLatin) })),
    ...chainInSight(row.decisionChain),
    named: access,
  }
}

const said = (name: string | null, latin: string | null) => (name === null ? null : bilingual(name, latin))

interface ChainRow {
  contactId: string
  role: string
  attitude: string
  /** typed as always there; a policy may hide it from somebody of another company */
  contact: {
    name: string
    nameLatin: string | null
    title: string | null
    titleLatin: string | null
    level: string
  } | null
}

function chainInSight(rows: ChainRow[]): Pick<OpportunityView, 'decisionChain' | 'decisionChainHidden'> {
  const decisionChain = rows.flatMap(({ contactId, role, attitude, contact }) => {
    if (!contact) return []
    const name = bilingual(contact.name, contact.nameLatin)
    const title = said(contact.title, contact.titleLatin)
    const standing = { role: role as DecisionRole, attitude: attitude as Attitude }
    return [{ contactId, name, title, level: contact.level, ...standing }]
  })
  return { decisionChain, decisionChainHidden: rows.length - decisionChain.length }
}

interface StageStepsOptions {
  tx: Tx
  row: {
    id: string
    stageId: string
    stageEnteredAt: Date
    createdAt: Date
    type: { stages: { id: string; nameZh: string; nameEn: string; position: number; expectedDays: number }[] }
  }
  timeZone: string
  now: Date
}

/** The way so far, from the promotions on record: when each stage was entered and how long it took. */
async function stageSteps({ tx, row, timeZone, now }: StageStepsOptions): Promise<StageStep[]> {
  const promotions = await tx.$queryRaw<{ stage: string; at: Date }[]>`
    SELECT after ->> 'stageId' AS stage, max(at) AS at FROM domain_event
    WHERE record_type = 'opportunity' AND record_id = ${row.id}::uuid AND at >= ${row.createdAt}
      AND type IN ('opportunity.opened', 'opportunity.promoted', 'opportunity.rolled-back') GROUP BY 1`
  const entered = new Map(promotions.map((promotion) => [promotion.stage, promotion.at]))
  entered.set(row.stageId, row.stageEnteredAt)
  const { stages } = row.type
  const at = stages.findIndex((stage) => stage.id === row.stageId)
  return stages.map((stage, index) => {
    const from = entered.get(stage.id)
    const until = index < at ? entered.get(stages[index + 1]?.id ?? '') : now
    const passed = index <= at && from
    return {
      id: stage.id,
      name: { zh: stage.nameZh, en: stage.nameEn },
      expectedDays: stage.expectedDays,
      state: index < at ? 'done' : index === at ? 'now' : 'todo',
      enteredOn: passed ? dayOf(from, timeZone) : null,
      days: passed && until ? daysBetween(dayOf(from, timeZone), dayOf(until, timeZone)) : null,
    }
  })
}
