import { beforeAll, expect, test, vi } from 'vitest'
import { newId } from '#lib/ids.ts'
import * as log from '#lib/log.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addDirectory } from '../directories/add-directory.server.ts'
import { setGrants } from '../directories/set-grants.server.ts'
import { indexSource } from '../index-source.server.ts'
import { knowledgeActor } from '../knowledge-actor.ts'
import { searchKnowledge } from '../search-knowledge.server.ts'
import { askEmbedder } from './ask-embedder.server.ts'
import { embedKnowledge } from './embed-knowledge.server.ts'
import type { Embedder } from './embedder.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const [near, far] = [newId(), newId()]

/** Knows of every text whether it is about wear, and nothing else. */
const embedder = (key: string, dimensions: number): Embedder => ({
  key,
  embed: async (texts) =>
    texts.map((text) => {
      const vector = new Float32Array(dimensions).fill(0.01)
      vector[/衬板|磨损/.test(text) ? 0 : 1] = 1
      return vector
    }),
})

beforeAll(async () => {
  group = await loadGroup(owner)
  const directoryId = newId()
  await group.as('admin', async (base) => {
    await addDirectory({ ...base, id: directoryId, parentId: null, orgId: group.orgs.group, name: '公开', nameLatin: null })
    await setGrants({ ...base, id: directoryId, grants: [{ orgId: null, rights: ['read'] }] })
  })
  for (const [id, text] of [
    [near, '高铬铸铁衬板适用于细磨仓。'],
    [far, '投标保证金在开标后退还。'],
  ] as const) {
    const source = { type: 'article' as const, id }
    const sections = [{ heading: '', text }]
    await withActor(knowledgeActor, (tx) => indexSource({ tx, source, audience: { directoryId }, sections }))
  }
})

const ask = (one: Embedder | null, query = '磨损') =>
  group.as('owner', async ({ actor }) => actor).then((actor) => askEmbedder({ actor, embedder: one, query }))
const find = async (one: Embedder | null) => {
  const asked = await ask(one)
  const found = await group.as('owner', (as) => searchKnowledge({ ...as, query: '磨损', mode: 'meaning', asked }))
  return found.hits.map(({ source }) => source.id)
}

test('an embedder of other dimensions takes over once all is embedded, and is asked from then on', async () => {
  const first = embedder('first', 8)
  await embedKnowledge({ embedder: first })
  expect((await find(first))[0]).toBe(near)
  const second = embedder('second', 12)
  expect(await ask(second)).toBeNull()
  const failing = { ...second, embed: async () => Promise.reject(new Error('gone')) }
  await expect(embedKnowledge({ embedder: failing })).rejects.toThrow('gone')
  expect((await ask(first))?.vector.length).toBe(8)
  await embedKnowledge({ embedder: second })
  expect(await ask(first)).toBeNull()
  expect((await ask(second))?.vector.length).toBe(12)
  expect((await find(second))[0]).toBe(near)
})

test('one that is down leaves search to the words, and the log says so', async () => {
  const warn = vi.fn()
  const spy = vi.spyOn(log, 'logger').mockReturnValue({ warn } as never)
  const down = { ...embedder('second', 12), embed: async () => Promise.reject(new Error('gone')) }
  expect(await ask(down)).toBeNull()
  spy.mockRestore()
})

test('without an endpoint, or without a query, there is nothing to ask', async () => {
  expect([await ask(null), await ask(embedder('second', 12), ' ')]).toEqual([null, null])
})
