import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** A colleague whose name stands in a text, and as which of its words. */
export interface NamedPerson {
  id: string
  name: Bilingual
  /** as it stands there, in small letters */
  said: string
}

const most = 5

/**
 * Active colleagues whose name stands in a text, in either script and in either order of given and family name, the longest first.
 * @param text in small letters
 */
export async function findPeopleNamed({ tx, text }: { tx: Tx; text: string }): Promise<NamedPerson[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string; name_latin: string | null; said: string }[]>`
    SELECT p.id, p.name, p.name_latin, f.said FROM person p
    CROSS JOIN LATERAL (SELECT lower(p.name) AS said
      UNION SELECT lower(p.name_latin)
      UNION SELECT lower(split_part(p.name_latin, ' ', 2) || ' ' || split_part(p.name_latin, ' ', 1))) f
    WHERE p.active AND length(f.said) >= 2 AND strpos(${text.slice(0, 2_000)}, f.said) > 0
    ORDER BY length(f.said) DESC, p.id LIMIT ${most}`
  const seen = new Set<string>()
  return rows
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map((row) => ({ id: row.id, name: bilingual(row.name, row.name_latin), said: row.said }))
}
