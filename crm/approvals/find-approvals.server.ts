import { type Margin, shareOf } from '#crm/contracts/compute-margin.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { can } from '#crm/org/role.policy.ts'
import { readPlace, type TimelinePlace, writePlace } from '#crm/org/timeline-place.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { keepPlans } from '#prisma/keep-plans.server.ts'
import type { ApprovalList } from './approval.schema.ts'
import type { RequestState, TaskState } from './approval-request.ts'
import type { ApprovalCounts, ApprovalPage, ApprovalRow, PersonName } from './approval-views.ts'
import { notablesOf } from './notables.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

const { sql, empty } = Prisma

/** Who asks, as the database knows it: a statement without values keeps its one plan. */
const reader = sql`(SELECT gantry.person())`

/**
 * Whoever stands in for somebody is offered nothing that they may not decide: what they, or others for whom they stand in, have
 * submitted, and a step in which they have a voice of their own. `ownTask` says the same of one request.
 */
const mayBeTheirs = sql`AND (t.holder_id = ${reader} OR (
  NOT EXISTS (SELECT FROM approval_request r
    WHERE r.id = t.request_id AND r.submitter_id = ANY ((SELECT gantry.stands_in_for() || gantry.person())::uuid[]))
  AND NOT EXISTS (SELECT FROM approval_task o
    WHERE o.request_id = t.request_id AND o.step = t.step AND o.round = t.round AND o.state <> 'passed-on'
      AND (o.holder_id = ${reader} OR o.decided_by = ${reader}))))`

interface FindOptions {
  tx: Tx
  actor: Actor
  list: ApprovalList
  /** address parameter of the page */
  after?: string | null
  most?: number
}

interface Found {
  id: string
  task: number | null
  own: TaskState | null
  /** by which the list is walked */
  place: Date
  at: Date
  due_at: Date | null
  state: RequestState
  subject: SubmittedSubject
  submitted_at: Date
  submitter: PersonRow
  /** for whom the actor would decide it; null for what is their own */
  absent: PersonRow | null
  /** a task without anybody */
  unheld: boolean
  sent_back: number
  /** null where there was none to reckon, and for whoever does not see costs */
  margin: Margin | null
}

interface PersonRow {
  id: string
  name: string
  latin: string | null
}

/** What waits for the actor, the first due first, with what waits for nobody where they can assign it; what they have submitted, and what they have decided, the latest first. */
export async function findApprovals(options: FindOptions): Promise<ApprovalPage> {
  const { tx, actor, list, most = 50 } = options
  const after = readPlace(options.after)
  const found = await keepPlans(() =>
    tx.$queryRaw<Found[]>(rowsOf({ list, after, most: most + 1, assigns: can(actor, 'approval:assign') })),
  )
  const shown = found.slice(0, most)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => viewOf(row, actor)),
    next:
      found.length > most && last
        ? writePlace({ at: last.place, id: last.id, ...(last.task !== null && { part: last.task }) })
        : null,
  }
}

interface Walk {
  list: ApprovalList
  after: TimelinePlace | null
  most: number
  /** with tasks without anybody */
  assigns: boolean
}

/** A page with all that its rows show, in one statement: each more is planned, sent and waited for by itself. */
function rowsOf(walk: Walk): Prisma.Sql {
  const { list } = walk
  const person = (alias: string) => {
    const of = Prisma.raw(alias)
    return sql`jsonb_build_object('id', ${of}.id, 'name', ${of}.name, 'latin', ${of}.name_latin)`
  }
  const order = list === 'waiting' ? sql`w.place, w.id, w.task` : sql`w.place DESC, w.id DESC`
  return sql`
    SELECT w.id, w.task, w.own, w.place, w.at, w.due_at, r.state, r.subject, r.submitted_at, ${person('p')} AS submitter,
      CASE WHEN h.id IS NOT NULL THEN ${person('h')} END AS absent, w.task IS NOT NULL AND w.holder_id IS NULL AS unheld, g.margin,
      (SELECT count(*)::int FROM approval_task b WHERE b.request_id = w.id AND b.state = 'sent-back') AS sent_back
    FROM (${placesOf(walk)}) w
    JOIN approval_request r ON r.id = w.id
    JOIN person p ON p.id = r.submitter_id
    LEFT JOIN person h ON h.id = nullif(w.holder_id, ${reader})
    LEFT JOIN LATERAL (
      SELECT g.margin FROM approval_ground g WHERE g.request_id = w.id AND (SELECT gantry.flag('gantry.costs')) ORDER BY g.number DESC LIMIT 1) g ON true
    ORDER BY ${order}`
}

/** Which requests are on the page, and where. */
function placesOf({ list, after, most, assigns }: Walk): Prisma.Sql {
  // Written out: without it a plan that is kept would not know how short the page is.
  const limit = Prisma.raw(String(most))
  const older = (column: Prisma.Sql, id: Prisma.Sql) =>
    after ? sql`AND (${column}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : empty
  switch (list) {
    case 'waiting': {
      // Two tasks of one request may be due at once, as two for whom somebody stands in are asked together.
      const later = after
        ? sql`AND (t.due_sort, t.request_id, t.number) > (${after.at}::timestamptz, ${after.id}::uuid, ${after.part ?? 0}::int)`
        : empty
      // Person by person: each walks the inbox in its order and ends at the page's length.
      const walk = (holder: Prisma.Sql) => sql`
        SELECT t.request_id AS id, t.number AS task, t.holder_id, NULL AS own, t.due_sort AS place, t.asked_at AS at, t.due_at
        FROM approval_task t WHERE ${holder} AND t.state = 'open' ${later} ORDER BY t.due_sort, t.request_id, t.number LIMIT ${limit}`
      const unheld = assigns ? sql`UNION ALL (${walk(sql`t.holder_id IS NULL`)})` : empty
      return sql`
        SELECT * FROM (SELECT w.* FROM (
          SELECT ${reader} AS person UNION SELECT unnest(gantry.stands_in_for())) p
        CROSS JOIN LATERAL (${walk(sql`t.holder_id = p.person ${mayBeTheirs}`)}) w ${unheld}) w
        ORDER BY w.place, w.id, w.task LIMIT ${limit}`
    }
    case 'submitted':
      return sql`
        SELECT r.id, NULL::int AS task, NULL::uuid AS holder_id, NULL AS own, r.submitted_at AS place, r.submitted_at AS at, NULL::timestamptz AS due_at
        FROM approval_request r
        WHERE r.submitter_id = ${reader} ${older(sql`r.submitted_at`, sql`r.id`)}
        ORDER BY r.submitted_at DESC, r.id DESC LIMIT ${limit}`
    case 'done':
      return sql`
        SELECT d.* FROM (
          (SELECT t.request_id AS id, NULL AS task, t.holder_id, t.state AS own, t.decided_at AS place, t.decided_at AS at,
              NULL AS due_at
            FROM approval_task t
            WHERE t.holder_id = ${reader} AND t.state IN ('approved', 'rejected', 'sent-back') AND t.decided_by IS NULL
              ${older(sql`t.decided_at`, sql`t.request_id`)}
            ORDER BY t.decided_at DESC, t.request_id DESC LIMIT ${limit})
          UNION ALL
          (SELECT t.request_id, NULL, t.holder_id, t.state, t.decided_at, t.decided_at, NULL
            FROM approval_task t
            WHERE t.decided_by = ${reader} ${older(sql`t.decided_at`, sql`t.request_id`)}
            ORDER BY t.decided_at DESC, t.request_id DESC LIMIT ${limit})) d
        ORDER BY d.place DESC, d.id DESC LIMIT ${limit}`
  }
}

function viewOf(row: Found, actor: Actor): ApprovalRow {
  const { subject } = row
  const { type, name, customer, amount, currency } = subject
  const margin = actor.costs ? shareOf(row.margin) : undefined
  return {
    requestId: row.id,
    task: row.task,
    subject: { type, name, customer, amount, currency },
    state: row.state,
    submitter: personName(row.submitter),
    submittedAt: row.submitted_at.toISOString(),
    at: row.at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    standsInFor: row.absent && personName(row.absent),
    assign: row.unheld,
    notables: notablesOf({ subject, margin, sentBack: row.sent_back }).slice(0, 2),
    own: row.own,
  }
}

function personName({ id, name, latin }: PersonRow): PersonName {
  return { id, name: bilingual(name, latin) satisfies Bilingual }
}

/** Enough for a badge, which says `99+` beyond. */
const mostCounted = 100

/** How much waits for the actor, and how much of theirs is under way, up to a hundred each. */
export async function countApprovals({ tx, actor }: { tx: Tx; actor: Actor }): Promise<ApprovalCounts> {
  const badge = Prisma.raw(String(mostCounted))
  const walk = (holder: Prisma.Sql) =>
    sql`SELECT FROM approval_task t WHERE ${holder} AND t.state = 'open' LIMIT ${badge}`
  const unheld = can(actor, 'approval:assign') ? sql`UNION ALL (${walk(sql`t.holder_id IS NULL`)})` : empty
  const count = sql`
    SELECT
      (SELECT count(*)::int FROM (SELECT FROM (SELECT FROM (
          SELECT ${reader} AS person UNION SELECT unnest(gantry.stands_in_for())) p
        CROSS JOIN LATERAL (${walk(sql`t.holder_id = p.person ${mayBeTheirs}`)}) w ${unheld}) each
        LIMIT ${badge}) mine) AS waiting,
      (SELECT count(*)::int FROM (SELECT FROM approval_request r
        WHERE r.submitter_id = ${reader} AND r.state IN ('running', 'returned') LIMIT ${badge}) own) AS submitted`
  const [row] = await keepPlans(() => tx.$queryRaw<ApprovalCounts[]>(count))
  return row ?? { waiting: 0, submitted: 0 }
}
