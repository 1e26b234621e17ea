import { utimes } from 'node:fs/promises'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey, readingKey } from '#crm/documents/document.schema.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { articleFileKey } from '#knowledge/articles/article.schema.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { newId } from '#lib/ids.ts'
import { logger } from '#lib/log.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { removeOrphans } from './remove-orphans.job.ts'

const owner = useTestDatabase()
const files = useFileStore()
const now = new Date('2026-11-27T01:00:00Z')
const hour = 60 * 60_000
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  logger('silent')
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
})

beforeEach(async () => {
  for (const folder of ['documents', 'readings', 'articles', 'others']) {
    for await (const page of files.store().list(folder)) for (const { key } of page) await files.store().remove(key)
  }
})

async function lay(key: string, ageMs: number): Promise<void> {
  await files.store().put(key, Buffer.from('file'))
  const at = new Date(now.getTime() - ageMs)
  await utimes(files.pathOf(key), at, at)
}

const run = (signal = new AbortController().signal) =>
  removeOrphans({}, { now, signal, isLastTry: false, enqueue: async () => {} })

test('what no version knows goes once it is a day old, file and reading; what one knows stays however old', async () => {
  const [known, old, young] = [newId(), newId(), newId()]
  await group.as('owner', (base) =>
    addDocumentVersion({
      ...base,
      opportunityId,
      versionId: newId(),
      name: '合同.docx',
      file: { fileId: known, format: 'docx', bytes: 4, sha256: 'a'.repeat(64) },
    }),
  )
  for (const keyOf of [fileKey, readingKey]) {
    await lay(keyOf(known), 400 * 24 * hour)
    await lay(keyOf(old), 25 * hour)
    await lay(keyOf(young), 23 * hour)
  }
  await lay('others/of-another-kind', 400 * 24 * hour)
  await lay('documents/no-id-at-all', 25 * hour)
  await lay(`${fileKey(known)}.${newId()}.part`, 25 * hour)
  await run()
  expect((await files.keys()).sort()).toEqual(
    [known, `${known}.json.gz`, young, `${young}.json.gz`, 'of-another-kind'].sort(),
  )
  await run()
  expect(await files.keys()).toHaveLength(5)
})

test('a file of an article stays while some version of it is one, a draft too', async () => {
  const [known, old] = [newId(), newId()]
  const [directoryId, id] = [newId(), newId()]
  await group.as('admin', async (base) => {
    await addDirectory({
      ...base,
      id: directoryId,
      parentId: null,
      orgId: group.orgs.group,
      name: '标准',
      nameLatin: null,
    })
    const file = { fileId: known, fileName: '规范.pdf', format: 'pdf', bytes: 4, text: '正文', problem: null } as const
    await addArticle({ ...base, id, directoryId, kind: 'standard', language: 'zh', title: '规范', content: { file } })
  })
  for (const fileId of [known, old]) await lay(articleFileKey(fileId), 400 * 24 * hour)
  await run()
  expect(await files.keys()).toEqual([known])
})

test('with more than a page of them all go', async () => {
  const orphans = Array.from({ length: 1_100 }, () => fileKey(newId()))
  for (const key of orphans) await lay(key, 48 * hour)
  const [kept] = [fileKey(newId())]
  await lay(kept, hour)
  await run()
  expect((await files.keys()).map((name) => `documents/${name}`)).toEqual([kept])
})

test('told to stop it stops before it removes anything more; an empty store is none of its trouble', async () => {
  await run()
  await lay(fileKey(newId()), 48 * hour)
  await expect(run(AbortSignal.abort(new Error('the worker ends')))).rejects.toThrow('the worker ends')
  expect(await files.keys()).toHaveLength(1)
})
