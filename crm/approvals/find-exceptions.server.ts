import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { readPlace, writePlace } from '#crm/org/timeline-place.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { PersonName } from './approval-views.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

const { sql, join } = Prisma

/** An exception that was approved at a stage gate, as it was submitted. Instants as ISO 8601. */
export interface ExceptionRow {
  requestId: string
  opportunity: { id: string; number: string; name: Bilingual; customer: Bilingual; org: Bilingual }
  stages: { from: Bilingual; to: Bilingual }
  /** those that need not hold */
  rules: { id: string; name: Bilingual }[]
  reason: string
  submitter: PersonName
  /** in the order in which they agreed */
  approvers: PersonName[]
  approvedAt: string
  /** when it let the opportunity pass; null: not yet */
  usedAt: string | null
  /** the opportunity moved before it was used: it lets nothing pass any more */
  isVoid: boolean
}

export interface ExceptionPage {
  rows: ExceptionRow[]
  /** address parameter of the next page, null on the last */
  next: string | null
}

interface FindOptions {
  tx: Tx
  actor: Actor
  /** address parameter of the page */
  after?: string | null
  most?: number
}

/** The exceptions at stage gates that the actor sees, the newest first, a page at a time. */
export async function findExceptions(options: FindOptions): Promise<ExceptionPage> {
  const { tx, actor, most = 50 } = options
  const found = await tx.$queryRaw<{ id: string; at: Date }[]>(
    pageSource({ actor, after: readPlace(options.after), most: most + 1 }),
  )
  const shown = found.slice(0, most)
  const last = shown.at(-1)
  return {
    rows: await readRows({ tx, ids: shown.map(({ id }) => id) }),
    next: found.length > most && last ? writePlace(last) : null,
  }
}

type Source = Required<Pick<FindOptions, 'actor' | 'most'>> & { after: ReturnType<typeof readPlace> }

/** The whole group walks all of them; others a few of each of their organisations, and those of what they were added to by name. */
function pageSource({ actor, after, most }: Source): Prisma.Sql {
  const place = after ? sql`(e.approved_at, e.request_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
  const pick = (where: Prisma.Sql) => sql`SELECT e.request_id AS id, e.approved_at AS at FROM stage_exception e
    WHERE ${where} AND ${place} ORDER BY e.approved_at DESC, e.request_id DESC LIMIT ${most}`
  if (actor.all) return pick(sql`true`)
  const named = sql`SELECT e.request_id AS id, e.approved_at AS at FROM record_access a
    JOIN stage_exception e ON e.opportunity_id = a.record_id
    WHERE a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity' AND ${place}`
  const orgs = sql`SELECT p.id, p.at FROM unnest(${[...actor.orgs]}::uuid[]) g (org_id)
    CROSS JOIN LATERAL (${pick(sql`e.org_id = g.org_id`)}) p`
  return sql`SELECT id, at FROM (${join([orgs, named], ' UNION ')}) page ORDER BY at DESC, id DESC LIMIT ${most}`
}

const named = { select: { id: true, name: true, nameLatin: true } } as const

async function readRows({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<ExceptionRow[]> {
  const rows = await tx.stageException.findMany({
    where: { requestId: { in: [...ids] } },
    orderBy: [{ approvedAt: 'desc' }, { requestId: 'desc' }],
    relationLoadStrategy: 'join',
    include: {
      request: {
        select: {
          state: true,
          subject: true,
          submitter: named,
          tasks: {
            where: { state: 'approved' },
            orderBy: [{ decidedAt: 'asc' }, { number: 'asc' }],
            select: { step: true, round: true, holder: named, decider: named },
          },
        },
      },
    },
  })
  return rows.flatMap(({ requestId, opportunityId, reason, approvedAt, usedAt, request }): ExceptionRow[] => {
    const { number, name, customer, org, stage } = request.subject as unknown as SubmittedSubject
    if (!stage) return []
    // Of a step that was asked anew, only what was said last.
    const isLast = ({ step, round }: { step: number; round: number }) =>
      request.tasks.every((other) => other.step !== step || other.round <= round)
    const said = request.tasks.filter(isLast).flatMap(({ decider, holder }) => decider ?? holder ?? [])
    return [
      {
        requestId,
        opportunity: { id: opportunityId, number, name, customer, org: org.name },
        stages: { from: stage.from.name, to: stage.to.name },
        rules: stage.rules.map(({ id, name: rule }) => ({ id, name: rule })),
        reason,
        submitter: personName(request.submitter),
        approvers: [...new Map(said.map((person) => [person.id, personName(person)])).values()],
        approvedAt: approvedAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
        isVoid: request.state === 'voided',
      },
    ]
  })
}

function personName({ id, name, nameLatin }: { id: string; name: string; nameLatin: string | null }): PersonName {
  return { id, name: bilingual(name, nameLatin) }
}
