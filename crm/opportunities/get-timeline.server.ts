import { readSubjects } from '#crm/activities/read-subjects.server.ts'
import { type ApprovalEventTold, tellApprovals } from '#crm/events/tell-approvals.server.ts'
import { type DocumentTold, tellDocument, untoldEvents } from '#crm/events/tell-documents.ts'
import { tellWarnings, type WarningTold } from '#crm/events/tell-warnings.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import { readPlace, writePlace } from '#crm/org/timeline-place.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'

const { sql, empty } = Prisma

/** A change of one field, as text; null where there was or is nothing. Lists are joined by a comma. */
export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** Something that happened to an opportunity, with every id already turned into a name. */
export interface TimelineEntry {
  id: string
  /** ISO 8601 */
  at: string
  by: { id: string; name: Bilingual } | null
  /** the way it was done, where it was not by hand */
  via: 'copilot' | null
  type: string
  changes: FieldChange[]
  /** stages of a promotion or of a way back, or the stage that was refused */
  stages: { from: Bilingual | null; to: Bilingual | null } | null
  /** people added and removed, with their role on the team */
  people: { added: { name: Bilingual; role: string }[]; removed: { name: Bilingual; role: string }[] } | null
  /** a contact put into the decision chain, moved in it, or taken out (role null) */
  contact: { name: Bilingual | null; role: string | null; attitude: string | null } | null
  activity: { kind: string; purpose: string; onDate: string; subject: Bilingual } | null
  /** how it ended, and why */
  ended: { outcome: string; reason: string | null; lostTo: string | null } | null
  /** the words that somebody wrote: a note, or why it went back, ended or was opened again */
  note: string | null
  /** null for what is about none */
  warning: WarningTold | null
  /** null for what is about none */
  document: DocumentTold | null
  /** null for what is about none */
  approval: ApprovalEventTold | null
  /** the request that approved the exception on which a promotion rested */
  exception: string | null
}

export interface Timeline {
  entries: TimelineEntry[]
  /** address parameter of older entries, null at the beginning */
  older: string | null
}

interface Payload {
  [field: string]: unknown
}

/** The events of one opportunity, newest first, a page at a time. */
export async function getTimeline(options: {
  tx: Tx
  opportunityId: string
  before?: string | null
  most?: number
}): Promise<Timeline> {
  const { tx, opportunityId, most = 30 } = options
  const before = readPlace(options.before)
  const place = before ? sql`AND (e.at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : empty
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT e.id, e.at, e.type, e.actor_id, e.entity_type, e.entity_id, e.before, e.after, e.via FROM domain_event e
    WHERE e.record_type = 'opportunity' AND e.record_id = ${opportunityId}::uuid
      AND e.type <> ALL(${[...untoldEvents]}) ${place}
    ORDER BY e.at DESC, e.id DESC LIMIT ${most + 1}`)
  const shown = rows.slice(0, most)
  const names = {
    ...(await namesOf(tx, shown)),
    subject: await readSubjects(tx, shown),
    warning: await tellWarnings(tx, shown),
    approval: await tellApprovals(tx, shown),
  }
  const last = shown.at(-1)
  return {
    entries: shown.map((row) => entryOf(row, names)),
    older: rows.length > most && last ? writePlace(last) : null,
  }
}

interface Names {
  people: Map<string, Bilingual>
  stages: Map<string, Bilingual>
  contacts: Map<string, Bilingual>
  subject: (event: Row) => Bilingual
  warning: (event: Row) => WarningTold | null
  approval: (event: Row) => ApprovalEventTold | null
}

type Row = {
  id: string
  at: Date
  type: string
  actor_id: string | null
  entity_type: string
  entity_id: string
  before: Payload | null
  after: Payload | null
  via: TimelineEntry['via']
}
type Placed = { personId: string; role: string }

const stageEvents = new Set(['opportunity.promoted', 'opportunity.promotion-refused', 'opportunity.rolled-back'])
/** Where an event has the words that somebody wrote. */
const wordsOf: Record<string, string> = {
  'note.written': 'text',
  'opportunity.closed': 'note',
  'opportunity.rolled-back': 'reason',
  'opportunity.reopened': 'reason',
}

function entryOf(row: Row, names: Names): TimelineEntry {
  const after = row.after ?? {}
  const before = row.before ?? {}
  const stage = (id: unknown) => (typeof id === 'string' ? (names.stages.get(id) ?? { zh: id, en: id }) : null)
  const person = (id: string) => names.people.get(id) ?? { zh: id, en: id }
  const placed = (list: unknown) =>
    ((list ?? []) as Placed[]).map(({ personId, role }) => ({ name: person(personId), role }))
  const member = (after.decisionMember ?? before.decisionMember) as { contactId: string } | null | undefined
  const standing = after.decisionMember as { role: string; attitude: string } | null | undefined
  const isStage = stageEvents.has(row.type)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.actor_id ? { id: row.actor_id, name: person(row.actor_id) } : null,
    via: row.via,
    type: row.type,
    changes: row.type === 'opportunity.changed' && !member ? changesOf(before, after) : [],
    stages: isStage ? { from: stage(before.stageId), to: stage(after.stageId ?? after.to) } : null,
    people:
      row.type === 'opportunity.team-changed' ? { added: placed(after.added), removed: placed(after.removed) } : null,
    contact: member
      ? {
          name: names.contacts.get(member.contactId) ?? null,
          role: standing?.role ?? null,
          attitude: standing?.attitude ?? null,
        }
      : null,
    activity: row.type.startsWith('activity.')
      ? { ...(after as unknown as NonNullable<TimelineEntry['activity']>), subject: names.subject(row) }
      : null,
    warning: names.warning(row),
    document: tellDocument(row),
    approval: names.approval(row),
    exception: isStage ? text(after.exception) : null,
    ended:
      row.type === 'opportunity.closed'
        ? { outcome: String(after.status), reason: text(after.reason), lostTo: text(after.lostTo) }
        : null,
    note: text(after[wordsOf[row.type] ?? '']),
  }
}

function changesOf(before: Payload, after: Payload): FieldChange[] {
  const text = (value: unknown) => {
    if (value === null || value === undefined) return null
    return Array.isArray(value) ? value.join('、') || null : String(value)
  }
  return Object.keys(after).map((field) => ({ field, before: text(before[field]), after: text(after[field]) }))
}

async function namesOf(tx: Tx, rows: readonly Row[]): Promise<Omit<Names, 'subject' | 'warning' | 'approval'>> {
  const people = new Set<string>()
  const contacts = new Set<string>()
  for (const { actor_id, before, after } of rows) {
    if (actor_id) people.add(actor_id)
    for (const list of [after?.added, after?.removed])
      for (const { personId } of (list ?? []) as Placed[]) people.add(personId)
    for (const payload of [before, after]) {
      const contactId = (payload?.decisionMember as { contactId?: string } | null | undefined)?.contactId
      if (contactId) contacts.add(contactId)
    }
  }
  const [persons, stages, known] = [
    await findPersonNames({ tx, ids: [...people] }),
    await tx.stage.findMany({ select: { id: true, nameZh: true, nameEn: true } }),
    contacts.size > 0
      ? await tx.contact.findMany({
          where: { id: { in: [...contacts] } },
          select: { id: true, name: true, nameLatin: true },
        })
      : [],
  ]
  return {
    people: persons,
    stages: new Map(stages.map((row) => [row.id, { zh: row.nameZh, en: row.nameEn }])),
    contacts: new Map(known.map((row) => [row.id, bilingual(row.name, row.nameLatin)])),
  }
}
