import { choicesOf, type PersonChoice } from '#crm/org/find-people.server.ts'
import { searchWords } from '#crm/search/search-words.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'

const { sql, join, empty } = Prisma

const most = 20

/**
 * Colleagues who may see a version of a document and whose name, in either script, holds the words: those who work on its
 * opportunity first, then those of its organisation, then those who see the whole group. Of what is out of sight, nobody.
 */
export async function findMentionable(options: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  versionId: string
  q: string
}): Promise<PersonChoice[]> {
  const { tx, actor, versionId, q } = options
  const words = searchWords(q).map(
    (word) => sql`AND strpos(gantry.searchable(concat_ws(' ', p.name, p.name_latin)), ${word}) > 0`,
  )
  const found = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT p.id FROM document_version v JOIN document d ON d.id = v.document_id
      CROSS JOIN gantry.opportunity_readers(d.opportunity_id) r JOIN person p ON p.id = r.person_id
    WHERE v.id = ${versionId}::uuid AND p.id <> ${actor.personId}::uuid ${words.length > 0 ? join(words, ' ') : empty}
    ORDER BY r.circle, p.name, p.id LIMIT ${most}`)
  const choices = await choicesOf({ tx, ids: found.map(({ id }) => id) })
  return found.flatMap(({ id }) => choices.get(id) ?? [])
}
