import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { readPlace, type TimelinePlace, writePlace } from '#crm/org/timeline-place.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { ApprovalList } from './approval.schema.ts'
import type { RequestState, TaskState } from './approval-request.ts'
import type { ApprovalCounts, ApprovalPage, ApprovalRow, PersonName } from './approval-views.ts'
import { notablesOf } from './notables.ts'
import { readMargins } from './read-margins.server.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

const { sql, empty } = Prisma

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
  holder_id: string | null
  own: TaskState | null
  /** by which the list is walked */
  place: Date
  at: Date
  due_at: Date | null
}

/** What waits for the actor, the first due first; what they have submitted, and what they have decided, the latest first. */
export async function findApprovals(options: FindOptions): Promise<ApprovalPage> {
  const { tx, actor, list, most = 50 } = options
  const after = readPlace(options.after)
  const found = await tx.$queryRaw<Found[]>(statementOf(list, { me: actor.personId, after, most: most + 1 }))
  const shown = found.slice(0, most)
  const last = shown.at(-1)
  return {
    rows: await readRows({ tx, actor, found: shown }),
    next: found.length > most && last ? writePlace({ at: last.place, id: last.id }) : null,
  }
}

interface Walk {
  me: string
  after: TimelinePlace | null
  most: number
}

function statementOf(list: ApprovalList, { me, after, most }: Walk): Prisma.Sql {
  const reader = sql`${me}::uuid`
  const older = (column: Prisma.Sql, id: Prisma.Sql) =>
    after ? sql`AND (${column}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : empty
  switch (list) {
    case 'waiting': {
      const later = after ? sql`AND (t.due_sort, t.request_id) > (${after.at}::timestamptz, ${after.id}::uuid)` : empty
      // Person by person: each walks the inbox in its order and ends at the page's length.
      return sql`
        SELECT w.* FROM (
          SELECT ${reader} AS person UNION SELECT unnest(gantry.stands_in_for())) p
        CROSS JOIN LATERAL (
          SELECT t.request_id AS id, t.number AS task, t.holder_id, NULL AS own, t.due_sort AS place, t.asked_at AS at, t.due_at
          FROM approval_task t
          WHERE t.holder_id = p.person AND t.state = 'open' ${later} ${notOwn(reader)}
          ORDER BY t.due_sort, t.request_id LIMIT ${most}) w
        ORDER BY w.place, w.id LIMIT ${most}`
    }
    case 'submitted':
      return sql`
        SELECT r.id, NULL AS task, NULL AS holder_id, NULL AS own, r.submitted_at AS place, r.submitted_at AS at, NULL AS due_at
        FROM approval_request r
        WHERE r.submitter_id = ${reader} ${older(sql`r.submitted_at`, sql`r.id`)}
        ORDER BY r.submitted_at DESC, r.id DESC LIMIT ${most}`
    case 'done':
      return sql`
        SELECT d.* FROM (
          (SELECT t.request_id AS id, NULL AS task, t.holder_id, t.state AS own, t.decided_at AS place, t.decided_at AS at,
              NULL AS due_at
            FROM approval_task t
            WHERE t.holder_id = ${reader} AND t.state IN ('approved', 'rejected', 'sent-back') AND t.decided_by IS NULL
              ${older(sql`t.decided_at`, sql`t.request_id`)}
            ORDER BY t.decided_at DESC, t.request_id DESC LIMIT ${most})
          UNION ALL
          (SELECT t.request_id, NULL, t.holder_id, t.state, t.decided_at, t.decided_at, NULL
            FROM approval_task t
            WHERE t.decided_by = ${reader} ${older(sql`t.decided_at`, sql`t.request_id`)}
            ORDER BY t.decided_at DESC, t.request_id DESC LIMIT ${most})) d
        ORDER BY d.place DESC, d.id DESC LIMIT ${most}`
  }
}

/** Whoever stands in for somebody is not offered what they have submitted themselves. */
function notOwn(reader: Prisma.Sql): Prisma.Sql {
  return sql`AND (t.holder_id = ${reader} OR NOT EXISTS (
    SELECT FROM approval_request r WHERE r.id = t.request_id AND r.submitter_id = ${reader}))`
}

async function readRows({ tx, actor, found }: { tx: Tx; actor: Actor; found: Found[] }): Promise<ApprovalRow[]> {
  const ids = [...new Set(found.map(({ id }) => id))]
  const requests = await tx.approvalRequest.findMany({
    where: { id: { in: ids } },
    relationLoadStrategy: 'join',
    include: { submitter: named },
  })
  const sentBack = await tx.approvalTask.groupBy({
    by: ['requestId'],
    where: { requestId: { in: ids }, state: 'sent-back' },
    _count: true,
  })
  const margins = await readMargins({ tx, actor, ids })
  const absent = found.flatMap(({ holder_id: id }) => (id && id !== actor.personId ? id : []))
  const holders = absent.length > 0 ? await tx.person.findMany({ where: { id: { in: absent } }, ...named }) : []
  return found.flatMap((row): ApprovalRow[] => {
    const request = requests.find(({ id }) => id === row.id)
    if (!request) return []
    const subject = request.subject as unknown as SubmittedSubject
    const { type, name, customer, amount, currency } = subject
    const times = sentBack.find(({ requestId }) => requestId === row.id)?._count ?? 0
    const holder = holders.find(({ id }) => id === row.holder_id)
    return [
      {
        requestId: row.id,
        task: row.task,
        subject: { type, name, customer, amount, currency },
        state: request.state as RequestState,
        submitter: personName(request.submitter),
        submittedAt: request.submittedAt.toISOString(),
        at: row.at.toISOString(),
        dueAt: row.due_at?.toISOString() ?? null,
        standsInFor: holder ? personName(holder) : null,
        notables: notablesOf({ subject, margin: margins(row.id), sentBack: times }).slice(0, 2),
        own: row.own,
      },
    ]
  })
}

const named = { select: { id: true, name: true, nameLatin: true } } as const

function personName({ id, name, nameLatin }: { id: string; name: string; nameLatin: string | null }): PersonName {
  return { id, name: bilingual(name, nameLatin) satisfies Bilingual }
}

/** Enough for a badge, which says `99+` beyond. */
const mostCounted = 100

/** How much waits for the actor, and how much of theirs is under way, up to a hundred each. */
export async function countApprovals({
  tx,
  actor,
}: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
}): Promise<ApprovalCounts> {
  const me = sql`${actor.personId}::uuid`
  const [row] = await tx.$queryRaw<ApprovalCounts[]>(sql`
    SELECT
      (SELECT count(*)::int FROM (SELECT FROM (
          SELECT ${me} AS person UNION SELECT unnest(gantry.stands_in_for())) p
        CROSS JOIN LATERAL (
          SELECT FROM approval_task t WHERE t.holder_id = p.person AND t.state = 'open' ${notOwn(me)} LIMIT ${mostCounted}) w
        LIMIT ${mostCounted}) mine) AS waiting,
      (SELECT count(*)::int FROM (SELECT FROM approval_request r
        WHERE r.submitter_id = ${me} AND r.state IN ('running', 'returned') LIMIT ${mostCounted}) own) AS submitted`)
  return row ?? { waiting: 0, submitted: 0 }
}
