import type { Sql } from '#prisma/seeds/insert-rows.server.ts'
import { baseSettings, baseStages, baseTypes } from './opportunity-types.ts'

/**
 * The configuration that every installation starts with: opportunity types, their stages, settings. What is there already
 * stays as it is, so running it again changes nothing and undoes no administrator's edit.
 * @param client as the owner of the tables
 */
export async function loadBase({ client }: { client: Sql }): Promise<void> {
  await client.query(
    `INSERT INTO opportunity_type (id, name_zh, name_en, position)
     SELECT t->>'id', t->>'nameZh', t->>'nameEn', n FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (t, n)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(baseTypes)],
  )
  await client.query(
    `INSERT INTO stage (id, type_id, position, name_zh, name_en, win_probability, expected_days)
     SELECT s->>'id', s->>'typeId', row_number() OVER (PARTITION BY s->>'typeId' ORDER BY n), s->>'nameZh', s->>'nameEn', (s->>'winProbability')::int, (s->>'expectedDays')::int
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (s, n)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(baseStages)],
  )
  await client.query(
    'INSERT INTO setting (key, value) SELECT key, value FROM jsonb_each($1::jsonb) ON CONFLICT DO NOTHING',
    [JSON.stringify(baseSettings)],
  )
}
