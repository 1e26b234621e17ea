import { beforeAll, expect, test } from 'vitest'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { isEmbedded } from '#knowledge/embedders/embed-knowledge.server.ts'
import { indexSource } from '#knowledge/index-source.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { loadGroup } from '#tests/factories/load-group.ts'
import { scaledPassages } from '#tests/factories/scaled-passages.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { embedAll } from './index-knowledge.job.ts'
import type { JobContext } from './job-catalogue.ts'

const owner = useTestDatabase()
const directoryId = newId()

beforeAll(async () => {
  const group = await loadGroup(owner)
  await group.as('admin', (base) =>
    addDirectory({
      ...base,
      id: directoryId,
      parentId: null,
      orgId: group.orgs.group,
      name: '公开',
      nameLatin: null,
    }),
  )
  for (const section of scaledPassages(40)) await index(section)
})

const index = (section: { heading: string; text: string }) =>
  withActor(knowledgeActor, (tx) =>
    indexSource({ tx, source: { type: 'article', id: newId() }, audience: { directoryId }, sections: [section] }),
  )
const embed = (signal = new AbortController().signal) =>
  embedAll({}, { signal, now: new Date(), isLastTry: false, enqueue: async () => {} } satisfies JobContext)
const fitted = async () =>
  Number((await owner.query('SELECT last_value AS n FROM gantry.knowledge_embedder_id_seq')).rows[0]?.n)

test('of two runs at once one fits, and looks again at what the other was asked for', async () => {
  const first = embed()
  await index({ heading: '海边设备', text: '盐雾地区的钢结构腐蚀很快，底漆要用富锌的。' })
  await embed()
  await first
  expect(await isEmbedded({ embedder: null })).toBe(true)
  expect(await fitted()).toBe(1)
})

test('one that was told to end is not waited for', async () => {
  await index({ heading: '又一篇', text: '轧辊磨损与换辊周期' })
  const told = new AbortController()
  const first = embed(told.signal).catch((error: unknown) => error)
  told.abort(new Error('the worker ends'))
  await embed()
  expect(await first).toMatchObject({ message: 'the worker ends' })
  expect(await isEmbedded({ embedder: null })).toBe(true)
})
