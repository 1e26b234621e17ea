import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What somebody of the actor's people has waiting, as far as the actor sees it. */
export interface TeamMemberWork {
  person: { id: string; name: Bilingual }
  /** open warnings, and planned activities whose day has passed; a hundred stands for a hundred or more */
  warnings: number
  overdue: number
}

const mostCounted = 100

/**
 * The people of the organisations that the actor leads who have something waiting, those with most of it first; also who was
 * deactivated, until what they had has been handed over.
 */
export async function findTeamWork(options: {
  tx: Tx
  actor: Pick<Actor, 'personId' | 'orgs'>
  today: string
  most?: number
}): Promise<TeamMemberWork[]> {
  const { tx, actor, today, most = 12 } = options
  if (actor.orgs.length === 0) return []
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.name_latin, w.count AS warnings, a.count AS overdue
    FROM (SELECT DISTINCT m.person_id FROM membership m WHERE m.org_id = ANY (${[...actor.orgs]}::uuid[])) m
    JOIN person p ON p.id = m.person_id AND p.id <> ${actor.personId}::uuid
    CROSS JOIN LATERAL (SELECT count(*)::int FROM (SELECT FROM warning w
      WHERE w.person_id = p.id AND w.status = 'open' LIMIT ${mostCounted}) open) w
    CROSS JOIN LATERAL (SELECT count(*)::int FROM (SELECT FROM activity a
      LEFT JOIN opportunity o ON o.id = a.opportunity_id
      WHERE a.person_id = p.id AND a.status = 'planned' AND a.on_date < ${today}::date
        AND (a.opportunity_id IS NULL OR o.status = 'open') LIMIT ${mostCounted}) late) a
    WHERE w.count + a.count > 0
    ORDER BY w.count + a.count DESC, p.name, p.id LIMIT ${most}`
  return rows.map(({ id, name, name_latin, warnings, overdue }) => ({
    person: { id, name: bilingual(name, name_latin) },
    warnings,
    overdue,
  }))
}

interface Row {
  id: string
  name: string
  name_latin: string | null
  warnings: number
  overdue: number
}
