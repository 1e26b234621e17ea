import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** A colleague whose name stands in a text, and as which of its words. */
export interface NamedPerson {
  id: string
  name: Bilingual
  /** as it stands there, in small letters */
  said: string
  /** of which they are members */
  orgs: readonly string[]
  /** colleagues who are so called: of a family name alone it may be several, of whom this is one */
  many: number
}

const most = 5

/**
 * Active colleagues whose name stands in a text, in either script and in either order of given and family name, the longest first; and
 * those of whom the family or the given name alone is said.
 * @param text in small letters
 * @param families names that the text says alone, and how it says them
 */
export async function findPeopleNamed(options: {
  tx: Tx
  text: string
  families?: readonly { said: string; family: string }[]
}): Promise<NamedPerson[]> {
  const { tx, text, families = [] } = options
  const [said, family] = [families.map((one) => one.said), families.map((one) => one.family)]
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.name_latin, f.said, f.whole, count(*) OVER (PARTITION BY f.whole, f.said)::int AS many,
      array(SELECT m.org_id FROM membership m WHERE m.person_id = p.id) AS orgs
    FROM person p
    CROSS JOIN LATERAL (
      SELECT said, true AS whole
      FROM (VALUES (lower(p.name)), (lower(p.name_latin)),
        (lower(split_part(p.name_latin, ' ', 2) || ' ' || split_part(p.name_latin, ' ', 1)))) n (said)
      WHERE length(said) >= 2 AND strpos(${text.slice(0, 2_000)}, said) > 0
      UNION SELECT s.said, false FROM unnest(${said}::text[], ${family}::text[]) s (said, family)
      WHERE left(p.name, length(s.family)) = s.family OR (length(s.family) > 1 AND substr(p.name, 2) = s.family)
        OR s.family IN (lower(split_part(p.name_latin, ' ', 1)), lower(split_part(p.name_latin, ' ', 2)))) f
    WHERE p.active
    ORDER BY f.whole DESC, length(f.said) DESC, p.id LIMIT ${most * 4}`
  const named = rows.filter(({ whole }) => whole)
  const called = rows.filter((row) => !row.whole && !named.some(({ said: name }) => name.includes(row.said)))
  const seen = new Set<string>()
  return [...named, ...called]
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, most)
    .map((row) => ({
      id: row.id,
      name: bilingual(row.name, row.name_latin),
      said: row.said,
      orgs: row.orgs,
      many: row.whole ? 1 : row.many,
    }))
}

interface Row {
  id: string
  name: string
  name_latin: string | null
  said: string
  whole: boolean
  many: number
  orgs: string[]
}
