import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import type { WarningFilter } from './warning.schema.ts'

const { sql, empty, join } = Prisma

/** Where a page goes on: the place of the last row shown. */
export interface WarningCursor {
  rank: number
  openedOn: string
  id: string
}

interface Source {
  actor: Actor
  filter: WarningFilter
  today: string
  cursor: WarningCursor | null
  most: number
}

/**
 * The warnings of one page, in order: `SELECT id, rank, opened_on`. What asks for something today comes first (open, or its
 * rest is over), then what rests; within each what is at risk, and the newest. The way to the rows depends on whose they
 * are to be: each takes a few of every index that could hold one, and row-level security stands behind it unchanged.
 */
export function warningSource({ actor, filter, today, cursor, most }: Source): Prisma.Sql {
  const asking = sql`('open', 'risk', 0), ('snoozed', 'risk', 0), ('open', 'watch', 1), ('snoozed', 'watch', 1)`
  const resting = sql`, ('snoozed', 'risk', 2), ('snoozed', 'watch', 3)`
  const lanes = sql`(VALUES ${asking} ${filter.resting ? resting : empty}) l (status, severity, rank)`
  const beyond = cursor
    ? sql`AND (l.rank > ${cursor.rank} OR (l.rank = ${cursor.rank}
        AND (w.opened_on, w.id) < (${cursor.openedOn}::date, ${cursor.id}::uuid)))`
    : empty
  const narrowed = sql`AND w.status = l.status AND w.severity = l.severity
    AND CASE WHEN l.rank > 1 THEN w.snoozed_until > ${today}::date ELSE coalesce(w.snoozed_until <= ${today}::date, true) END
    ${filter.rule ? sql`AND w.rule_id = ${filter.rule}` : empty}
    ${filter.record ? sql`AND w.record_id = ${filter.record}::uuid` : empty} ${beyond}`
  const pick = (where: Prisma.Sql) => sql`SELECT w.id, l.rank, w.opened_on FROM warning w WHERE ${where} ${narrowed}
    ORDER BY w.opened_on DESC, w.id DESC LIMIT ${most}`
  const lane = (where: Prisma.Sql) =>
    sql`SELECT p.id, p.rank, p.opened_on FROM ${lanes} CROSS JOIN LATERAL (${pick(where)}) p`
  const own = lane(sql`w.person_id = ${actor.personId}::uuid`)

  const parts: Prisma.Sql[] = []
  if (filter.who === 'mine') parts.push(own)
  else if (filter.person) parts.push(lane(sql`w.person_id = ${filter.person}::uuid`))
  else if (filter.record) parts.push(lane(sql`w.record_type IN ('opportunity', 'customer')`))
  else if (actor.all) parts.push(lane(sql`true`))
  else {
    const within = (orgs: readonly string[], also: Prisma.Sql) => {
      if (orgs.length === 0) return
      parts.push(sql`SELECT p.id, p.rank, p.opened_on FROM unnest(${[...orgs]}::uuid[]) g (org_id) CROSS JOIN ${lanes}
        CROSS JOIN LATERAL (${pick(sql`w.org_id = g.org_id ${also}`)}) p`)
    }
    parts.push(own)
    within(actor.orgs, empty)
    const companies = actor.companies.filter((company) => !actor.orgs.includes(company))
    within(companies, sql`AND w.record_type = 'customer'`)
    parts.push(sql`SELECT w.id, l.rank, w.opened_on FROM record_access a CROSS JOIN ${lanes}
      JOIN warning w ON w.record_type = 'opportunity' AND w.record_id = a.record_id
      WHERE a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity' ${narrowed}`)
  }
  return sql`SELECT id, rank, opened_on FROM (${join(parts, ' UNION ')}) page
    ORDER BY rank, opened_on DESC, id DESC LIMIT ${most}`
}
