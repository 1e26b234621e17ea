import { isReminder } from '#crm/approvals/remind-of-task.server.ts'
import { toldOfEnd } from '#crm/approvals/told-of-end.ts'
import { readPlace, writePlace } from '#crm/org/timeline-place.ts'
import { readWarnings, type WarningDay, type WarningView } from '#crm/warnings/read-warnings.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { type ApprovalTold, readApprovals } from './read-approvals.server.ts'
import { type DelegationTold, readDelegations } from './read-delegations.server.ts'
import { type ForwardTold, readForwards } from './read-forwards.server.ts'
import { type MentionView, readMentions } from './read-mentions.server.ts'

const { sql, empty } = Prisma

interface Told {
  id: string
  /** ISO 8601 */
  at: string
  read: boolean
}

/** Something that the actor was told of; what it is about as it stands now, null when it has gone out of sight. */
export type NotificationView = Told &
  (
    | {
        kind: 'warning'
        /** it was handed to the actor; otherwise it tells that a rule found something */
        handed: boolean
        warning: WarningView | null
      }
    | { kind: 'mention'; mention: MentionView | null }
    /** an article that a colleague handed to the actor */
    | { kind: 'forward'; forward: ForwardTold | null }
    /** the actor stands in for somebody, or is to; `over`: not any more, or nobody for the actor */
    | { kind: 'delegation'; over: 'for-them' | 'for-me' | null; delegation: DelegationTold | null }
    | {
        kind: 'approval'
        /** the actor was asked; otherwise it tells what has become of the actor's own request */
        asked: boolean
        /** asked before, and the time is nearly gone */
        reminder: boolean
        /** nobody was found for the task, so the actor can assign it */
        assign: boolean
        /** the task of which it tells still waits */
        waits: boolean
        approval: ApprovalTold | null
      }
  )

export interface NotificationPage {
  rows: NotificationView[]
  /** address parameter of older ones, null on the last page */
  older: string | null
}

interface FindOptions {
  tx: Tx
  actor: Actor
  day: WarningDay
  before?: string | null
  most?: number
}

/** What the actor was told of, the newest first, a page at a time. */
export async function findNotifications(options: FindOptions): Promise<NotificationPage> {
  const { tx, actor, day, most = 50 } = options
  const before = readPlace(options.before)
  const place = before ? sql`AND (n.at, n.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : empty
  const rows = await tx.$queryRaw<
    {
      id: string
      at: Date
      read_at: Date | null
      warning_id: string | null
      warning_version: number
      comment_id: string | null
      approval_id: string | null
      approval_task: number | null
      delegation_id: string | null
      forward_id: string | null
    }[]
  >(sql`
    SELECT n.id, n.at, n.read_at, n.warning_id, n.warning_version, n.comment_id, n.approval_id, n.approval_task, n.delegation_id,
      n.forward_id
    FROM notification n
    WHERE n.person_id = ${actor.personId}::uuid ${place} ORDER BY n.at DESC, n.id DESC LIMIT ${most + 1}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  const warnings = await readWarnings({ tx, actor, day, ids: shown.flatMap(({ warning_id }) => warning_id ?? []) })
  const mentions = await readMentions({ tx, ids: shown.flatMap(({ comment_id }) => comment_id ?? []) })
  const approvals = await readApprovals({ tx, ids: shown.flatMap(({ approval_id }) => approval_id ?? []) })
  const delegations = await readDelegations({ tx, ids: shown.flatMap(({ delegation_id }) => delegation_id ?? []) })
  const forwards = await readForwards({ tx, ids: shown.flatMap(({ forward_id }) => forward_id ?? []) })
  return {
    rows: shown.map((row): NotificationView => {
      const told = { id: row.id, at: row.at.toISOString(), read: row.read_at !== null }
      if (row.comment_id) return { ...told, kind: 'mention', mention: mentions.get(row.comment_id) ?? null }
      if (row.forward_id) return { ...told, kind: 'forward', forward: forwards.get(row.forward_id) ?? null }
      if (row.delegation_id) {
        const delegation = delegations.get(row.delegation_id) ?? null
        const over = delegation?.by.id === actor.personId ? 'for-me' : 'for-them'
        return { ...told, kind: 'delegation', over: row.warning_version === toldOfEnd ? over : null, delegation }
      }
      if (row.approval_id) {
        const found = approvals.get(row.approval_id)
        const task = row.approval_task ?? 0
        const [asked, reminder] = [task > 0, isReminder(row.warning_version)]
        const [waits, assign] = [found?.waits(task) ?? false, found?.unheld(task) ?? false]
        return { ...told, kind: 'approval', asked, reminder, assign, waits, approval: found?.approval ?? null }
      }
      const warning = warnings.get(row.warning_id ?? '') ?? null
      return { ...told, kind: 'warning', handed: row.warning_version > 1, warning }
    }),
    older: rows.length > most && last ? writePlace(last) : null,
  }
}

/** Enough for a bell, which says `99+` beyond. */
const mostCounted = 100

/** How many of the latest the actor has not read, up to a hundred. */
export async function countUnread({ tx, actor }: { tx: Tx; actor: Pick<Actor, 'personId'> }): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM notification n
      WHERE n.person_id = ${actor.personId}::uuid AND n.read_at IS NULL LIMIT ${mostCounted}) unread`
  return row?.count ?? 0
}
