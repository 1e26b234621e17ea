import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askReview } from '#crm/contract-reviews/ask-review.server.ts'
import { beginReview } from '#crm/contract-reviews/begin-review.server.ts'
import { cancelReview } from '#crm/contract-reviews/cancel-review.server.ts'
import { decideFlag } from '#crm/contract-reviews/decide-flag.server.ts'
import { finishReview } from '#crm/contract-reviews/finish-review.server.ts'
import type { DecideFlag } from '#crm/contract-reviews/flag.schema.ts'
import { getReview } from '#crm/contract-reviews/get-review.server.ts'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey } from '#crm/documents/document.schema.ts'
import { findDocuments } from '#crm/documents/find-documents.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { useFileStore } from '#tests/support/use-file-store.ts'
import type { JobContext } from './job-catalogue.ts'
import type { JobRequest } from './job-queue.server.ts'
import { LeftToAnother } from './left-to-another.ts'
import { resumeReviews, reviewUpload } from './review-contract.job.ts'

const owner = useTestDatabase()
const files = useFileStore()
const samples = new URL('../../tests/eval/contracts/files/', import.meta.url)
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
  docx = await readFile(new URL('zh-steel-works-rolling-mill.docx', samples))
})

beforeEach(async () => {
  await owner.query(
    'DELETE FROM flag_comment; DELETE FROM clause_flag; DELETE FROM contract_review; DELETE FROM document_version; DELETE FROM document',
  )
})

interface Sent {
  bytes?: Uint8Array
  name?: string
  documentId?: string
  person?: PersonKey
}

/** Uploads as somebody does: first the file lies there, then its row is written. */
async function upload({ bytes = docx, name = '买方稿.docx', documentId, person = 'owner' }: Sent = {}) {
  const fileId = newId()
  await files.store().put(fileKey(fileId), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return group.as(person, (base) =>
    addDocumentVersion({
      ...base,
      opportunityId,
      documentId,
      versionId: newId(),
      name,
      file: { fileId, format: 'docx', bytes: bytes.length, sha256 },
    }),
  )
}

/** The same archive with a comment at its end, which ends with the comment's length and the comment. */
function withArchiveComment(archive: Buffer): Buffer {
  const comment = Buffer.from('again')
  const commented = Buffer.concat([archive, comment])
  commented.writeUInt16LE(comment.length, archive.length - 2)
  return commented
}

const run = (versionId: string, changed: Partial<JobContext> = {}) =>
  reviewUpload(
    { versionId },
    { now, signal: new AbortController().signal, isLastTry: false, enqueue: async () => {}, ...changed },
  )
const review = (versionId: string, person: PersonKey = 'legal') =>
  group.as(person, (base) => getReview({ ...base, versionId }))

test('an upload is reviewed: its flags stand on their words, and whoever sees the deal sees them', async () => {
  const { versionId } = await upload()
  expect((await review(versionId)).state).toBe('waiting')
  await run(versionId)
  const { state, flags, coverage } = await review(versionId, 'owner')
  expect(state).toBe('done')
  expect(coverage).toMatchObject({ isWhole: true })
  expect(flags.filter(({ severity }) => severity === 'high').length).toBeGreaterThan(10)
  for (const { at, quote } of flags) expect(at ? at.end - at.start : 0).toBe(quote.length)
  const [document] = await group.as('owner', (base) => findDocuments({ ...base, opportunityId }))
  expect(document?.versions[0]?.review).toMatchObject({ state: 'done', decided: 0, all: flags.length })
  await expect(review(versionId, 'otherSubsidiary')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(review(versionId, 'colleague')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('run again, by two workers at once, or after its end, it has one set of flags', async () => {
  const { versionId } = await upload()
  await Promise.all([run(versionId), run(versionId)])
  const { flags } = await review(versionId)
  await run(versionId)
  expect((await review(versionId)).flags.map(({ id }) => id)).toEqual(flags.map(({ id }) => id))
  const told = await owner.query(
    `SELECT count(*)::int AS told FROM domain_event
    WHERE type = 'contract-review.finished' AND entity_id = $1`,
    [versionId],
  )
  expect(told.rows).toEqual([{ told: 1 }])
})

test('the same file again is recognised, whatever it is called; another one is the next version', async () => {
  const first = await upload()
  expect(await upload({ name: '终稿.docx', person: 'manager' })).toEqual({ ...first, known: true })
  const other = await readFile(new URL('zh-port-gantry-cranes.docx', samples))
  const second = await upload({ bytes: other, documentId: first.documentId })
  expect(second).toMatchObject({ documentId: first.documentId, known: false })
  expect((await review(second.versionId)).number).toBe(2)
})

test('a file that cannot be read ends the review with the reason, and it can be asked for again', async () => {
  const { versionId } = await upload({ bytes: Buffer.from('PK\u0003\u0004 no archive at all') })
  await run(versionId)
  expect(await review(versionId)).toMatchObject({ state: 'failed', problem: 'corrupt', flags: [] })
  await group.as('owner', (base) => askReview({ ...base, versionId }))
  expect((await review(versionId)).state).toBe('waiting')
})

test('whatever else goes wrong is tried again, and said once it is tried no more', async () => {
  const { versionId } = await upload()
  const { fileId } = await review(versionId)
  await files.store().remove(fileKey(fileId))
  await expect(run(versionId)).rejects.toThrow()
  expect((await review(versionId)).state).toBe('reading')
  await expect(run(versionId, { isLastTry: true })).rejects.toThrow()
  expect(await review(versionId)).toMatchObject({ state: 'failed', problem: 'gave-up' })
})

test('cut on its last try because the worker ends, it is given up by nobody, and the next worker ends it', async () => {
  const { versionId } = await upload()
  const signal = AbortSignal.abort(new LeftToAnother('the worker ends'))
  await expect(run(versionId, { isLastTry: true, signal })).rejects.toThrow('the worker ends')
  expect((await review(versionId)).state).toBe('reading')
  await run(versionId, { isLastTry: true })
  expect((await review(versionId)).state).toBe('done')
})

test('one that somebody still waits for long after is done by another job, however its own was lost', async () => {
  const lost = await upload()
  const begun = await withActor(reviewActor, (tx) => beginReview({ tx, versionId: lost.versionId }))
  const later = await upload({ bytes: withArchiveComment(docx), name: '二稿.docx' })
  const asked = (versionId: string, minutes: number) =>
    owner.query('UPDATE contract_review SET asked_at = $2 WHERE version_id = $1', [
      versionId,
      new Date(now.getTime() - minutes * 60_000),
    ])
  await asked(lost.versionId, 16)
  await asked(later.versionId, 14)
  const given: JobRequest[] = []
  const resume = (changed: Partial<JobContext> = {}) =>
    resumeReviews(
      {},
      {
        now,
        signal: new AbortController().signal,
        isLastTry: false,
        enqueue: async (requests) => void given.push(...requests),
        ...changed,
      },
    )
  await resume()
  expect(given).toEqual([
    {
      name: 'contracts.review',
      payload: { versionId: lost.versionId },
      id: `contracts.review-${lost.versionId}-${begun?.run.attempt}-2026-11-27T01`,
    },
  ])
  await run(lost.versionId)
  expect((await review(lost.versionId)).state).toBe('done')
  given.length = 0
  await resume()
  expect(given).toEqual([])
})

test('cancelled, what its worker finds is thrown away; asked for again, only the new run counts', async () => {
  const { versionId } = await upload()
  const begun = await withActor(reviewActor, (tx) => beginReview({ tx, versionId }))
  await group.as('owner', (base) => cancelReview({ ...base, versionId }))
  await run(versionId)
  expect(await review(versionId)).toMatchObject({ state: 'cancelled', flags: [] })
  await group.as('legal', (base) => askReview({ ...base, versionId }))
  await withActor(reviewActor, async (tx) => {
    const late = { tx, versionId, attempt: begun?.run.attempt ?? 0 }
    expect(await finishReview({ ...late, flags: [], coverage: {} })).toBe(false)
  })
  await run(versionId)
  expect((await review(versionId)).flags.length).toBeGreaterThan(0)
})

describe('what reviewers decide', () => {
  const decide = (
    person: PersonKey,
    versionId: string,
    flag: { id: string; version: number },
    form: Partial<DecideFlag>,
  ) =>
    group.as(person, (base) =>
      decideFlag({
        ...base,
        versionId,
        flagId: flag.id,
        decision: 'confirmed',
        note: '',
        version: flag.version,
        ...form,
      }),
    )

  test('is kept, counts for the rule, and holds in the next version for the same words alone', async () => {
    const first = await upload()
    await run(first.versionId)
    const [wrong, accepted, confirmed] = (await review(first.versionId)).flags
    if (!wrong || !accepted || !confirmed) throw new Error('too few flags')
    await decide('legal', first.versionId, wrong, { decision: 'dismissed', reason: 'wrong-mark', note: '看错了' })
    await decide('legal', first.versionId, accepted, { decision: 'dismissed', reason: 'accepted' })
    await decide('legal', first.versionId, confirmed, {})
    const after = await review(first.versionId)
    expect(after.flags[0]).toMatchObject({
      decision: { outcome: 'dismissed', reason: 'wrong-mark', note: '看错了' },
      rule: { precision: { confirmed: 0, wrong: 1 } },
    })
    expect(after.flags[1]?.rule?.precision).toEqual({ confirmed: 0, wrong: 0 })

    // The same contract, of which the file alone is another.
    const again = withArchiveComment(docx)
    const second = await upload({ bytes: again, documentId: first.documentId })
    await run(second.versionId)
    const { flags } = await review(second.versionId)
    expect(flags.slice(0, 3).map(({ decision, isCarried }) => [decision?.reason ?? null, isCarried])).toEqual([
      ['wrong-mark', true],
      ['accepted', true],
      [null, false],
    ])
    // What was carried over is no second opinion.
    expect(flags[0]?.rule?.precision).toEqual({ confirmed: 0, wrong: 1 })
  })

  test('of a dismissal nothing is left where a sentence beside the marked one has changed', async () => {
    const contract = (number: string, cap: string) =>
      [
        '设备采购合同',
        '第一条 标的 卖方向买方供应 63MN 快锻液压机一套，合同总价 8000 万元。',
        `${number} 违约责任 卖方逾期交货的，每逾期一日按合同总价的 0.5% 支付违约金。${cap}`,
      ].join('\n')
    const bytesOf = (text: string) => new TextEncoder().encode(text)
    const capped = '违约金累计不超过合同总价的 5%。'
    const first = await upload({ bytes: bytesOf(contract('第二条', capped)), name: '合同.txt' })
    await run(first.versionId)
    const daily = (flags: { rule: { id: string } | null }[]) => flags.findIndex(({ rule }) => rule?.id === 'CP-16')
    const before = (await review(first.versionId)).flags
    const flag = before[daily(before)]
    if (!flag) throw new Error('no flag')
    await decide('legal', first.versionId, flag, { decision: 'dismissed', reason: 'accepted' })
    const carriedIn = async (text: string) => {
      const next = await upload({ bytes: bytesOf(text), name: '合同.txt', documentId: first.documentId })
      await run(next.versionId)
      const { flags } = await review(next.versionId)
      return flags[daily(flags)]?.isCarried
    }
    expect(await carriedIn(contract('第三条', capped))).toBe(true)
    expect(await carriedIn(contract('第三条', '违约金不设上限。'))).toBe(false)
  })

  test('is theirs alone, and of two at once the second is told', async () => {
    const { versionId } = await upload()
    await run(versionId)
    const [flag] = (await review(versionId)).flags
    if (!flag) throw new Error('no flag')
    await expect(decide('owner', versionId, flag, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await decide('legal', versionId, flag, {})
    await expect(decide('legal', versionId, flag, { decision: 'dismissed', reason: 'accepted' })).rejects.toMatchObject(
      { code: 'CONFLICT', details: { version: 2 } },
    )
    // The same again is no conflict.
    expect(await decide('legal', versionId, flag, {})).toEqual({ version: 2 })
  })
})
