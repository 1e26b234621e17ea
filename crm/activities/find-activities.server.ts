import { type ContactChoice, toContactChoice } from '#crm/contacts/find-contacts.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import type { ActivityKind, ActivityPurpose, ActivityStatus, ContactLevel } from './activity.schema.ts'

/** An activity as lists show it; dates as `YYYY-MM-DD`. */
export interface ActivityView {
  id: string
  kind: ActivityKind
  purpose: ActivityPurpose
  status: ActivityStatus
  onDate: string
  metLevel: ContactLevel | null
  subject: Bilingual
  minutes: string | null
  person: { id: string; name: Bilingual }
  /** whom one met or means to meet, as far as the actor sees them */
  contacts: ContactChoice[]
  version: number
}

/** The activities on one opportunity that the actor sees, planned ones first, then the latest. */
export async function findActivities(options: {
  tx: Tx
  opportunityId: string
  most?: number
}): Promise<ActivityView[]> {
  const { tx, opportunityId, most = 100 } = options
  const rows = await tx.activity.findMany({
    where: { opportunityId, status: { not: 'cancelled' } },
    relationLoadStrategy: 'join',
    include: {
      person: { select: { id: true, name: true, nameLatin: true } },
      contacts: { include: { contact: true } },
    },
    orderBy: [{ status: 'desc' }, { onDate: 'desc' }, { id: 'desc' }],
    take: most,
  })
  return rows.map(toActivityView)
}

type ActivityRow = Prisma.ActivityGetPayload<{
  include: {
    person: { select: { id: true; name: true; nameLatin: true } }
    contacts: { include: { contact: true } }
  }
}>

/** An activity with its person and contacts, as lists show it. */
export function toActivityView(row: ActivityRow): ActivityView {
  return {
    id: row.id,
    kind: row.kind as ActivityKind,
    purpose: row.purpose as ActivityPurpose,
    status: row.status as ActivityStatus,
    onDate: row.onDate.toISOString().slice(0, 10),
    metLevel: row.metLevel as ContactLevel | null,
    subject: bilingual(row.subject, row.subjectLatin),
    minutes: row.minutes,
    person: { id: row.person.id, name: bilingual(row.person.name, row.person.nameLatin) },
    contacts: row.contacts.flatMap(({ contact }) => (contact ? [toContactChoice(contact)] : [])),
    version: row.version,
  }
}
