import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addDirectory } from './directories/add-directory.server.ts'
import { setGrants } from './directories/set-grants.server.ts'
import { indexSource } from './index-source.server.ts'
import { knowledgeActor } from './knowledge-actor.ts'
import { removeSource } from './remove-source.server.ts'
import { searchKnowledge } from './search-knowledge.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const open = newId()

interface Line {
  _id: string
  title: string
  text: string
}
const linesOf = <T>(name: string): T[] =>
  readFileSync(new URL(`../tests/cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
const corpus = linesOf<Line>('S02.corpus.jsonl')
const expected = JSON.parse(readFileSync(new URL('../tests/cases/S02.expected.json', import.meta.url), 'utf8')) as {
  each_query_finds: Record<string, string[]>
}
const ids = new Map(corpus.map(({ _id }) => [_id, newId()]))

beforeAll(async () => {
  group = await loadGroup(owner)
  await group.as('admin', async (base) => {
    await addDirectory({ ...base, id: open, parentId: null, orgId: group.orgs.group, name: '公开', nameLatin: null })
    await setGrants({ ...base, id: open, grants: [{ orgId: null, rights: ['read'] }] })
  })
  for (const { _id, title, text } of corpus) {
    const source = { type: 'article' as const, id: ids.get(_id) ?? '' }
    await withActor(knowledgeActor, (tx) =>
      indexSource({ tx, source, audience: { directoryId: open }, sections: [{ heading: title, text }] }),
    )
  }
})

const search = (query: string, more: Partial<Parameters<typeof searchKnowledge>[0]> = {}) =>
  group.as('owner', (base) => searchKnowledge({ ...base, query, ...more }))
const names = (hits: readonly { source: { id: string } }[]) =>
  hits.map(({ source }) => [...ids].find(([, id]) => id === source.id)?.[0])

describe('S02: Chinese in parts of words', () => {
  test.each(Object.entries(expected.each_query_finds))(
    '%s finds its documents among the first three',
    async (query, wanted) => {
      const { hits } = await search(query)
      expect(names(hits).slice(0, 3)).toEqual(expect.arrayContaining(wanted))
    },
  )

  test('an English word is found in its other forms', async () => {
    expect(names((await search('selecting liners')).hits)).toContain('k8')
  })

  test('what stands behind a minus is in no hit', async () => {
    expect(names((await search('报价 -安装')).hits)).not.toContain('k5')
    expect(names((await search('报价')).hits)).toContain('k5')
    expect((await search('-安装')).hits).toEqual([])
  })

  test('what has the words in quotation marks comes first, however good the rest is', async () => {
    const { hits } = await search('报价 "托轮安装"')
    expect(names(hits)[0]).toBe('k4')
    expect(names(hits)).toEqual(expect.arrayContaining(names((await search('报价')).hits)))
    const scores = hits.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(names((await search('报价 "托轮安装"', { most: 1 })).hits)).toEqual(['k4'])
    // A question puts in quotation marks what nobody wrote so.
    expect(names((await search('“轮托安装”是什么')).hits)).toContain('k4')
  })

  test('a phrase is found where a line break or more than one space divides it', async () => {
    const [divided, whole] = [newId(), newId()]
    const index = (id: string, text: string) =>
      withActor(knowledgeActor, (tx) =>
        indexSource({
          tx,
          source: { type: 'article', id },
          audience: { directoryId: open },
          sections: [{ heading: '', text }],
        }),
      )
    const first = async (query: string) => (await search(query, { most: 1 })).hits[0]?.source.id
    await index(divided, '干式变压器的绝缘\n等级。 tap  changer\nof the transformer')
    await index(whole, '绝缘 绝缘 绝缘，等级 等级 等级；changer transformer tap changer; transformer')
    expect(await first('绝缘等级')).toBe(whole)
    expect(await first('"绝缘等级"')).toBe(divided)
    expect(await first('changer transformer')).toBe(whole)
    expect(await first('"changer of the  transformer"')).toBe(divided)
    for (const id of [divided, whole])
      await withActor(knowledgeActor, (tx) => removeSource({ tx, source: { type: 'article', id } }))
  })

  test.each(['A', 's', 'IT', 'not in'])(
    'of %s, which stands everywhere, it is said that it is not looked for',
    async (query) => {
      expect(await search(query)).toEqual({ hits: [], wordsAlone: false, tooCommon: true })
      expect((await search('-安装')).tooCommon).toBe(false)
      expect((await search(`${query} 报价`)).tooCommon).toBeUndefined()
    },
  )

  test('all places of the words are marked, in heading and text', async () => {
    const [hit] = (await search('保证金 ２０２７')).hits
    const cut = (text: string, marks: { start: number; end: number }[]) =>
      marks.map(({ start, end }) => text.slice(start, end))
    expect(hit && cut(hit.heading, hit.marks.heading)).toEqual(['２０２７', '保证金'])
    expect(hit && cut(hit.text, hit.marks.text)).toEqual(['保证金'])
    const [liner] = (await search('liner 选型')).hits.filter(({ source }) => source.id === ids.get('k8'))
    expect(liner && cut(liner.heading, liner.marks.heading)).toEqual(['Mill', 'liner', 'selection'])
    expect(liner?.why.synonyms).toContainEqual({ asked: '选型', also: 'selection' })
  })
})
