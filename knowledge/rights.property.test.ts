import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { setGrants } from './directories/set-grants.server.ts'
import { indexSource } from './index-source.server.ts'
import { knowledgeActor } from './knowledge-actor.ts'
import { searchKnowledge } from './search-knowledge.server.ts'

const owner = useTestDatabase()
const random = randomFor('rights of directories')
const rights = ['read', 'comment', 'download', 'forward', 'write'] as const
const people = [
  'owner',
  'manager',
  'head',
  'otherSubsidiary',
  'otherSubsidiaryRep',
  'parent',
  'hq',
  'legal',
  'admin',
] as const

interface Directory {
  id: string
  org: string
  parent: string | null
  grants: { org: string | null; may: boolean[] }[]
}
let group: LoadedGroup
const directories: Directory[] = []
const companies: string[] = []
/** by source: its text, and for whom it is */
const sources = new Map<string, { text: string; directory: string | null; company: string | null }>()
const words = ['压机', '轧辊', '托轮', '吊钩', '衬板', '保函', '验收', 'liner', 'crane']

beforeAll(async () => {
  group = await loadGroup(owner)
  const orgs = Object.values(group.orgs)
  companies.push(group.orgs.presses, group.orgs.mills)
  for (let count = 0; count < 40; count += 1) {
    const above = random.chance(0.7) ? (directories.at(random.between(0, directories.length - 1)) ?? null) : null
    const asked = random.chance(0.5) ? [null, ...orgs].filter(() => random.chance(0.35)) : []
    const grants = asked.map((org) => {
      const read = random.chance(0.7)
      return { org, may: rights.map((right) => read && (right === 'read' || random.chance(0.4))) }
    })
    directories.push({ id: newId(), org: random.pick(orgs), parent: above?.id ?? null, grants })
  }
  for (const { id, org, parent, grants } of directories) {
    await owner.query(`INSERT INTO knowledge_directory (id, org_id, parent_id, name) VALUES ($1, $2, $3, 'd')`, [
      id,
      org,
      parent,
    ])
    for (const { org: granted, may } of grants)
      await owner.query(
        `INSERT INTO knowledge_grant (id, directory_id, org_id, may_read, may_comment, may_download, may_forward, may_write)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [newId(), id, granted, ...may],
      )
  }
  const add = async (directory: string | null, company: string | null) => {
    const text = Array.from({ length: random.between(3, 12) }, () => random.pick(words)).join('，')
    const id = newId()
    sources.set(id, { text, directory, company })
    const audience = directory ? { directoryId: directory } : { companyId: company ?? '' }
    const type = directory ? ('article' as const) : ('post-mortem' as const)
    await withActor(knowledgeActor, (tx) =>
      indexSource({ tx, source: { type, id }, audience, sections: [{ heading: '', text }] }),
    )
  }
  for (const { id } of directories) for (let n = 0; n < 2; n += 1) await add(id, null)
  for (const company of companies) for (let n = 0; n < 4; n += 1) await add(null, company)
})

/** What somebody may do in a directory, reckoned apart from the database. */
async function expectedRights(person: PersonKey, directory: Directory): Promise<boolean[]> {
  const { actor, lineages } = await placeOf(person)
  let ruler = directory
  while (ruler.grants.length === 0 && ruler.parent !== null)
    ruler = directories.find(({ id }) => id === ruler.parent) ?? ruler
  const nearest = lineages.flatMap((lineage) => {
    const depth = (org: string | null) => (org === null ? 0 : lineage.indexOf(org) + 1)
    const meant = ruler.grants.filter(({ org }) => org === null || lineage.includes(org))
    return meant.toSorted((a, b) => depth(b.org) - depth(a.org)).slice(0, 1)
  })
  return rights.map(
    (_, at) =>
      actor.keeper ||
      nearest.some(({ may }) => may[at]) ||
      (at === 0 && (actor.all || actor.orgs.includes(directory.org))),
  )
}

async function placeOf(person: PersonKey) {
  const actor = await group.as(person, async (base) => base.actor)
  const { rows } = await owner.query(
    'SELECT o.lineage FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.person_id = $1',
    [actor.personId],
  )
  return { actor, lineages: rows.map(({ lineage }) => lineage as string[]) }
}

describe.each(people)('as %s', (person) => {
  test('what may be done in each directory is what its lines say, and lists say the same', async () => {
    const expected = new Map<string, boolean[]>()
    for (const directory of directories) expected.set(directory.id, await expectedRights(person, directory))
    const found = await group.as(person, async ({ tx }) => ({
      rights: await tx.$queryRaw<{ id: string; may: boolean[] }[]>`
        SELECT directory_id AS id, ARRAY[may_read, may_comment, may_download, may_forward, may_write] AS may
        FROM gantry.directory_rights()`,
      lists: await tx.$queryRaw<{ read: string[]; comment: string[]; write: string[]; forward: string[] }[]>`
        SELECT gantry.readable_directories() AS read, gantry.commentable_directories() AS comment,
          gantry.writable_directories() AS write, gantry.forwardable_directories() AS forward`,
      readers: await tx.$queryRaw<{ directory: string; person: string }[]>`
        SELECT d.id AS directory, r.person_id AS person FROM knowledge_directory d CROSS JOIN gantry.directory_readers(d.id) r`,
      audiences: await tx.$queryRaw<{ ids: number[] }[]>`SELECT gantry.readable_audiences() AS ids`,
    }))
    expect(new Map(found.rights.map(({ id, may }) => [id, may]))).toEqual(expected)
    const having = (at: number) => [...expected].flatMap(([id, may]) => (may[at] ? [id] : [])).sort()
    const [lists] = found.lists
    expect([lists?.read.sort(), lists?.comment.sort(), lists?.write.sort()]).toEqual([having(0), having(1), having(4)])
    const forwardable = having(3).filter((id) => expected.get(id)?.[0])
    expect(lists?.forward.sort()).toEqual(forwardable)
    // Who else reads there is told where one may forward, of each as they are themselves told.
    for (const directory of directories)
      for (const other of people) {
        const reads = forwardable.includes(directory.id) && (await expectedRights(other, directory))[0]
        const isTold = found.readers.some((row) => row.directory === directory.id && row.person === group.people[other])
        expect({ directory: directory.id, other, isTold }).toEqual({ directory: directory.id, other, isTold: reads })
      }
    const { rows } = await owner.query('SELECT id, directory_id, company_id FROM knowledge_audience ORDER BY id')
    const { actor } = await placeOf(person)
    const seen = rows.filter(({ directory_id: directory, company_id: company }) =>
      directory
        ? expected.get(String(directory))?.[0]
        : actor.all || actor.companies.includes(String(company)) || actor.orgs.includes(String(company)),
    )
    expect(found.audiences[0]?.ids).toEqual(seen.map(({ id }) => id))
  })

  test('search finds what of the readable holds a word, all of it, and nothing else', async () => {
    const { actor } = await placeOf(person)
    const readable = new Set<string>()
    for (const directory of directories) if ((await expectedRights(person, directory))[0]) readable.add(directory.id)
    for (const word of [...words, '机', '轮 保函']) {
      const { hits } = await group.as(person, (base) =>
        searchKnowledge({ ...base, query: word, most: 200, mode: 'words' }),
      )
      const expected = [...sources].flatMap(([id, { text, directory, company }]) => {
        const seen = directory
          ? readable.has(directory)
          : actor.all || actor.companies.includes(company ?? '') || actor.orgs.includes(company ?? '')
        return seen && word.split(' ').some((part) => text.includes(part)) ? [id] : []
      })
      // Names of the trade for the same thing are found beside the word itself.
      const own = hits.filter(({ source }) =>
        word.split(' ').some((part) => sources.get(source.id)?.text.includes(part)),
      )
      expect({ word, found: own.map(({ source }) => source.id).sort() }).toEqual({ word, found: expected.sort() })
      for (const { source } of hits) {
        const { directory, company } = sources.get(source.id) ?? { directory: null, company: null }
        expect(
          directory
            ? readable.has(directory)
            : actor.all || [...actor.companies, ...actor.orgs].includes(company ?? ''),
        ).toBe(true)
      }
    }
  })
})

test('rights that are taken away hold from the next search on, and given back they hold again', async () => {
  const [id, articleId] = [newId(), newId()]
  await owner.query(`INSERT INTO knowledge_directory (id, org_id, name) VALUES ($1, $2, 'd')`, [id, group.orgs.group])
  await withActor(knowledgeActor, (tx) =>
    indexSource({
      tx,
      source: { type: 'article', id: articleId },
      audience: { directoryId: id },
      sections: [{ heading: '磁选机', text: '磁选机' }],
    }),
  )
  const grant = (read: boolean) =>
    group.as('admin', (base) => setGrants({ ...base, id, grants: [{ orgId: null, rights: read ? ['read'] : [] }] }))
  const found = async () =>
    (await group.as('owner', (base) => searchKnowledge({ ...base, query: '"磁选机"' }))).hits.filter(
      ({ source }) => source.id === articleId,
    ).length
  for (const read of [true, false, true]) {
    await grant(read)
    expect(await found()).toBe(read ? 1 : 0)
  }
  // While somebody searches, over and over.
  const searches = Promise.all(Array.from({ length: 20 }, found))
  await grant(false)
  for (const count of await searches) expect([0, 1]).toContain(count)
  expect(await found()).toBe(0)
})

test('nobody but the service writes the index, and nobody sets rights where they do not write', async () => {
  for (const person of ['owner', 'hq', 'admin'] as const) {
    await expect(
      group.as(person, ({ tx }) => tx.$executeRaw`SELECT gantry.remove_chunks('{1}')`),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  const closed = directories.find(({ grants, parent }) => grants.length === 0 && parent === null)
  await expect(
    group.as(
      'owner',
      ({ tx }) => tx.$executeRaw`SELECT gantry.set_grants(${closed?.id}::uuid, '{}', '{}', '{}', '{}', '{}', '{}')`,
    ),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
