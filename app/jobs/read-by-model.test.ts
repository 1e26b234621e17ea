import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { configureModels } from '#ai/models/models-of-process.ts'
import { compareReadings } from '#crm/contract-reviews/compare-readings.ts'
import { type FlagView, getReview } from '#crm/contract-reviews/get-review.server.ts'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { type AskedOfModel, useModelServer } from '#tests/support/model-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import type { JobContext } from './job-catalogue.ts'
import { LeftToAnother } from './left-to-another.ts'
import { readContract } from './read-by-model.job.ts'
import { reviewUpload } from './review-contract.job.ts'

const owner = useTestDatabase()
const files = useFileStore()
const server = useModelServer()
const now = new Date('2026-11-27T01:00:00Z')
let group: LoadedGroup
let opportunityId: string
let docx: Buffer

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
  await installShippedRules()
  docx = await readFile(new URL('../../tests/eval/contracts/files/zh-steel-works-rolling-mill.docx', import.meta.url))
})
beforeEach(() => {
  closeCircuits()
  configureModels(async (role) =>
    role === 'extraction'
      ? { ...usualLimits, role, baseUrl: server.url(), apiKey: null, model: 'qwen3', timeoutMs: 5000 }
      : null,
  )
})
afterEach(() => {
  closeCircuits()
  configureModels(null)
})

const context: JobContext = {
  now,
  signal: new AbortController().signal,
  isLastTry: false,
  enqueue: async () => {},
}

async function reviewed(): Promise<string> {
  const fileId = newId()
  await files.store().put(fileKey(fileId), docx)
  const file = {
    fileId,
    format: 'docx' as const,
    bytes: docx.length,
    sha256: createHash('sha256').update(fileId).digest('hex'),
  }
  const { versionId } = await group.as('owner', (base) =>
    addDocumentVersion({ ...base, opportunityId, versionId: newId(), name: `买方稿${fileId}.docx`, file }),
  )
  await reviewUpload({ versionId }, context)
  return versionId
}
const review = (versionId: string) => group.as('legal', (base) => getReview({ ...base, versionId }))

/** Says what the review has found of two clauses, in whichever part they stand, and a cap that nobody wrote. */
const answerWith =
  (flags: readonly FlagView[]) =>
  ({ body }: AskedOfModel) => {
    const part = String(body.messages?.at(-1)?.content)
    const said = { clause: '第99条', reason: '对卖方不利。', wording: '按公司标准条款。' }
    const known = flags.flatMap(({ kind, quote, detail }) =>
      'facts' in detail && part.includes(quote)
        ? [{ ...said, kind, quote, facts: detail.facts.map(({ fact, value }) => ({ fact, value })) }]
        : [],
    )
    const invented = {
      kind: 'liability-cap',
      quote: '责任上限为合同总价的百分之三十',
      facts: [{ fact: 'liabilityCap', value: 30 }],
    }
    return { text: JSON.stringify({ findings: [...known, { ...said, ...invented }] }) }
  }

test('a model reads what was reviewed: its reading stands beside the flags, which stay as they were', async () => {
  const versionId = await reviewed()
  const before = await review(versionId)
  expect(before.modelReading).toBeNull()
  const stated = before.flags.filter(({ at, detail }) => at && 'facts' in detail && detail.facts.length > 0).slice(0, 2)
  server.script(...Array.from({ length: 30 }, () => answerWith(stated)))
  await readContract({ versionId }, context)
  const { modelReading, flags } = await review(versionId)
  expect(flags).toEqual(before.flags)
  expect(modelReading).toMatchObject({ state: 'read', model: 'qwen3' })
  if (modelReading?.state !== 'read') return
  expect(modelReading.dropped).toBe(server.asked.length)
  const quotes = flags.map(({ quote }) => quote)
  expect(modelReading.flags.length).toBeGreaterThan(0)
  for (const { quote, reason } of modelReading.flags)
    expect([quotes.includes(quote), reason]).toEqual([true, '对卖方不利。'])
  const { byFlag, onlyModel } = compareReadings(flags, modelReading.flags)
  const compared = [...byFlag.values()].map(({ how }) => how)
  expect(compared).toContain('same')
  expect(compared).toContain('not-marked')
  expect(onlyModel).toEqual([])
  const { rows } = await owner.query('SELECT role, calls FROM model_usage WHERE person_id = $1', [group.people.owner])
  expect(rows).toEqual([{ role: 'extraction', calls: server.asked.length }])
})

test('one that does not answer is said to be asked again, and given up in the end; what was read is not read again', async () => {
  const versionId = await reviewed()
  server.script({ gone: true }, { gone: true })
  await expect(readContract({ versionId }, context)).rejects.toMatchObject({ kind: 'unreachable' })
  const away = { state: 'fell-back', model: 'qwen3', why: 'unreachable' }
  expect((await review(versionId)).modelReading).toEqual({ ...away, triesAgain: true })
  await readContract({ versionId }, { ...context, isLastTry: true })
  expect((await review(versionId)).modelReading).toEqual(away)
  const asked = server.asked.length
  await readContract({ versionId }, context)
  expect(server.asked).toHaveLength(asked)
})

test('a model that is back reads what it did not answer for', async () => {
  const versionId = await reviewed()
  server.script({ gone: true }, { gone: true })
  await expect(readContract({ versionId }, context)).rejects.toMatchObject({ kind: 'unreachable' })
  closeCircuits()
  server.script(...Array.from({ length: 30 }, () => ({ text: '{"findings":[]}' })))
  await readContract({ versionId }, context)
  expect((await review(versionId)).modelReading).toMatchObject({ state: 'read', flags: [] })
})

test('cut on its last try, it is not said to be asked again; cut because the worker ends, it is', async () => {
  const versionId = await reviewed()
  server.script({ gone: true }, { gone: true })
  await expect(readContract({ versionId }, context)).rejects.toMatchObject({ kind: 'unreachable' })
  closeCircuits()
  const cut = (reason: Error) =>
    readContract({ versionId }, { ...context, isLastTry: true, signal: AbortSignal.abort(reason) })
  await expect(cut(new LeftToAnother('the worker ends'))).rejects.toThrow('the worker ends')
  expect((await review(versionId)).modelReading).toMatchObject({ state: 'fell-back', triesAgain: true })
  await expect(cut(new Error('gave up after 1200000 ms'))).rejects.toThrow('gave up')
  expect((await review(versionId)).modelReading).toMatchObject({ state: 'fell-back', triesAgain: false })
})

test('without a model nobody is asked', async () => {
  const versionId = await reviewed()
  configureModels(null)
  await readContract({ versionId }, context)
  expect([(await review(versionId)).modelReading, server.asked]).toEqual([null, []])
})

test('a model that is taken away before it has answered is not waited for any more', async () => {
  const versionId = await reviewed()
  server.script({ gone: true }, { gone: true })
  await expect(readContract({ versionId }, context)).rejects.toMatchObject({ kind: 'unreachable' })
  configureModels(null)
  await readContract({ versionId }, context)
  expect((await review(versionId)).modelReading).toMatchObject({ state: 'fell-back', triesAgain: false })
})
