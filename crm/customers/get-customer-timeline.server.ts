import { readSubjects } from '#crm/activities/read-subjects.server.ts'
import { tellWarnings, type WarningTold } from '#crm/events/tell-warnings.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import { readPlace, writePlace } from '#crm/org/timeline-place.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { EventType } from '#prisma/record-event.server.ts'

const { sql, empty } = Prisma

/** A change of one field; values are as stored (codes of lists, text), people are already names. */
export interface CustomerFieldChange {
  field: string
  before: Bilingual | string | null
  after: Bilingual | string | null
}

/** Something that happened to a customer, its relationships or its contacts, as far as the actor may know. */
export interface CustomerTimelineEntry {
  id: string
  /** ISO 8601 */
  at: string
  type: EventType
  by: { id: string; name: Bilingual } | null
  /** by which way, where it was not a page of the product: a person confirmed what the copilot proposed */
  via: 'copilot' | null
  /** the company it happened in */
  org: Bilingual | null
  changes: CustomerFieldChange[]
  /** the contact that was added or changed; null when it is none, or out of sight */
  contact: Bilingual | null
  activity: { kind: string; purpose: string; onDate: string; subject: Bilingual } | null
  /** null for what is about none */
  warning: WarningTold | null
}

export interface CustomerTimeline {
  entries: CustomerTimelineEntry[]
  /** address parameter of older entries, null at the beginning */
  older: string | null
}

interface Row {
  id: string
  at: Date
  type: EventType
  actor_id: string | null
  via: CustomerTimelineEntry['via']
  org_id: string | null
  entity_type: string
  entity_id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The events of one customer, newest first, a page at a time. */
export async function getCustomerTimeline(options: {
  tx: Tx
  customerId: string
  before?: string | null
  most?: number
}): Promise<CustomerTimeline> {
  const { tx, customerId, most = 20 } = options
  const before = readPlace(options.before)
  const place = before ? sql`AND (e.at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : empty
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT e.id, e.at, e.type, e.actor_id, e.org_id, e.entity_type, e.entity_id, e.before, e.after, e.via
    FROM domain_event e
    WHERE e.record_type = 'customer' AND e.record_id = ${customerId}::uuid ${place}
    ORDER BY e.at DESC, e.id DESC LIMIT ${most + 1}`)
  const shown = rows.slice(0, most)
  const names = await namesOf(tx, shown)
  const said = { subject: await readSubjects(tx, shown), warning: await tellWarnings(tx, shown) }
  const last = shown.at(-1)
  return {
    entries: shown.map((row) => entryOf(row, names, said)),
    older: rows.length > most && last ? writePlace(last) : null,
  }
}

interface Said {
  subject: (row: Row) => Bilingual
  warning: (row: Row) => WarningTold | null
}

function entryOf(row: Row, names: Map<string, Bilingual>, { subject, warning }: Said): CustomerTimelineEntry {
  const name = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  return {
    id: row.id,
    at: row.at.toISOString(),
    type: row.type,
    by: row.actor_id ? { id: row.actor_id, name: name(row.actor_id) ?? { zh: row.actor_id, en: row.actor_id } } : null,
    via: row.via,
    org: name(row.org_id),
    changes: row.type.endsWith('.changed') ? changesOf(row, names) : [],
    contact: row.entity_type === 'contact' ? name(row.entity_id) : null,
    activity: row.type.startsWith('activity.')
      ? { ...(row.after as unknown as NonNullable<CustomerTimelineEntry['activity']>), subject: subject(row) }
      : null,
    warning: warning(row),
  }
}

function changesOf({ before, after }: Row, names: Map<string, Bilingual>): CustomerFieldChange[] {
  const fields = Object.keys(after ?? {}).filter((field) => field !== 'notSame')
  const value = (payload: Row['after'], field: string) => {
    const stored = payload?.[field]
    if (stored === null || stored === undefined) return null
    return field === 'ownerId' ? (names.get(String(stored)) ?? null) : String(stored)
  }
  return fields.map((field) => ({ field, before: value(before, field), after: value(after, field) }))
}

async function namesOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, Bilingual>> {
  const people = rows.flatMap((row) => [row.actor_id, row.before?.ownerId, row.after?.ownerId]).filter(isText)
  const orgs = rows.map((row) => row.org_id).filter(isText)
  const contacts = rows.filter((row) => row.entity_type === 'contact').map((row) => row.entity_id)
  const select = { id: true, name: true, nameLatin: true } as const
  const named = [
    ...(await tx.organisation.findMany({ where: { id: { in: orgs } }, select })),
    ...(contacts.length > 0 ? await tx.contact.findMany({ where: { id: { in: contacts } }, select }) : []),
  ]
  return new Map([
    ...(await findPersonNames({ tx, ids: people })),
    ...named.map((row) => [row.id, bilingual(row.name, row.nameLatin)] as const),
  ])
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
