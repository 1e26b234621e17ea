import { findPlannedActivities, type PlannedActivity } from '#crm/activities/find-planned-activities.server.ts'
import { countApprovals } from '#crm/approvals/find-approvals.server.ts'
import { countUnread } from '#crm/notifications/find-notifications.server.ts'
import { type ForwardTold, findUnreadForwards } from '#crm/notifications/read-forwards.server.ts'
import { findUnreadMentions, type MentionView } from '#crm/notifications/read-mentions.server.ts'
import { countWarnings, findWarnings, type WarningDay, type WarningView } from '#crm/warnings/find-warnings.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What is waiting for one person on a day. */
export interface Digest {
  day: WarningDay
  /** requests that wait for their approval; a hundred stands for a hundred or more */
  approvals: number
  /** theirs to act on, the most pressing first */
  warnings: { rows: WarningView[]; count: number; more: boolean }
  /** planned by them for the day or before it, the longest overdue first */
  plans: { rows: PlannedActivity[]; more: boolean }
  /** comments that mention them and that they have not read, the newest first; of those unread */
  mentions: MentionView[]
  /** articles that were handed to them and of which they have not read, the newest first */
  forwards: ForwardTold[]
  /** a hundred stands for a hundred or more */
  unread: number
}

const most = 15

/** What is waiting for the actor today, as far as they see it; null when nothing is. */
export async function getDigest(options: { tx: Tx; actor: Actor; day: WarningDay }): Promise<Digest | null> {
  const { tx, actor, day } = options
  const mine = { who: 'mine' } as const
  const [approvals, warnings, counted, plans, mentions, forwards, unread] = [
    (await countApprovals({ tx, actor })).waiting,
    await findWarnings({ tx, actor, filter: mine, day, most }),
    await countWarnings({ tx, actor, filter: mine, day }),
    await findPlannedActivities({ tx, actor, until: day.today, most }),
    await findUnreadMentions({ tx, actor, most }),
    await findUnreadForwards({ tx, actor, most }),
    await countUnread({ tx, actor }),
  ]
  if (approvals + counted.count + plans.rows.length + unread === 0) return null
  return { day, approvals, warnings: { rows: warnings.rows, ...counted }, plans, mentions, forwards, unread }
}
