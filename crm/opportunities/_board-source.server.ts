import type { Actor } from '#prisma/actor.ts'
import { Prisma } from '#prisma/client.server.ts'
import { direction, narrow, sortOf, statusesOf } from './_list-source.server.ts'
import type { OpportunityFilter } from './opportunity-list.schema.ts'

const { sql, empty, join, raw } = Prisma

interface BoardSource {
  actor: Actor
  /** of all stages; its own stage is left out */
  filter: OpportunityFilter
  /** ids that the text search found, when there is one */
  found: string[] | null
  /** each stage, and how many of it are wanted */
  stages: readonly { id: string; most: number }[]
}

/**
 * The ids of the first few of every stage: `SELECT page, id, sort_value`, the page being the stage's place. The ways to the rows
 * are those of a list (`pageSource`), each taken stage by stage along the index, but planned once: a query a stage costs more in
 * planning, with the policies of every table in it, than in rows.
 */
export function boardSource({ actor, filter, found, stages }: BoardSource): Prisma.Sql {
  const { column } = sortOf(filter)
  const order = direction(filter)
  const narrowed = narrow({ actor, filter: { ...filter, stage: undefined }, found, cursor: null, most: 0 })
  const statuses = statusesOf(filter)
  const most = Math.max(...stages.map((stage) => stage.most))
  const wanted = sql`unnest(${stages.map(({ id }) => id)}::text[], ${stages.map((stage) => stage.most)}::int[])
    WITH ORDINALITY g (stage, most, page)`
  const pick = (ways: Prisma.Sql, where: Prisma.Sql) => sql`SELECT g.page, g.most, p.id, p.sort_value
    FROM ${wanted}, unnest(${statuses}::text[]) s (status) ${ways} CROSS JOIN LATERAL (
      SELECT o.id, o.${raw(column)} AS sort_value FROM opportunity o
      WHERE o.stage_id = g.stage AND o.status = s.status ${where} ${narrowed}
      ORDER BY o.${raw(column)} ${order}, o.id ${order} LIMIT ${most}) p`
  // Without a join: of a thousand rows with every stage all but one each would be thrown away.
  const ids = sql`${stages.map(({ id }) => id)}::text[]`
  const among = (rows: Prisma.Sql, where: Prisma.Sql) => sql`
    SELECT array_position(${ids}, o.stage_id) AS page, (${stages.map((stage) => stage.most)}::int[])[array_position(${ids}, o.stage_id)]
      AS most, o.id, o.${raw(column)} AS sort_value
    FROM ${rows} WHERE o.stage_id = ANY (${ids}) AND o.status = ANY (${statuses}::text[]) AND ${where} ${narrowed}`

  const parts: Prisma.Sql[] = []
  if (found) parts.push(among(sql`opportunity o`, sql`o.id = ANY (${found}::uuid[])`))
  else if (filter.mine || filter.owner)
    parts.push(pick(empty, sql`AND o.owner_id = ${filter.mine ? actor.personId : filter.owner}::uuid`))
  else if (actor.all) parts.push(pick(empty, empty))
  else {
    const orgs = filter.org ? [filter.org] : [...actor.orgs]
    if (orgs.length > 0) parts.push(pick(sql`, unnest(${orgs}::uuid[]) w (org_id)`, sql`AND o.org_id = w.org_id`))
    parts.push(
      among(
        sql`record_access a JOIN opportunity o ON o.id = a.record_id`,
        sql`a.person_id = ${actor.personId}::uuid AND a.record_type = 'opportunity'`,
      ),
    )
  }
  return sql`SELECT page::int - 1 AS page, id, sort_value FROM (
    SELECT each.*, row_number() OVER (PARTITION BY page ORDER BY sort_value ${order}, id ${order}) AS place
    FROM (${join(parts, ' UNION ')}) each) ranked WHERE place <= most`
}
