import { beforeAll, expect, test } from 'vitest'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addDocumentVersion } from './add-document-version.server.ts'
import { findDocuments } from './find-documents.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup
let press: string
let furnace: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const deals = [anOpportunity({ group, status: 'won' }), anOpportunity({ group, key: 'furnace' })]
  for (const { dataset } of deals) await insertDataset({ client: owner.client, dataset })
  ;[press = '', furnace = ''] = deals.map(({ id }) => id)
})

async function open(name: string, opportunityId = press): Promise<string> {
  const { id } = await group.as('owner', (base) =>
    openContract({
      ...base,
      id: newId(),
      opportunityId,
      name,
      category: 'equipment',
      ourParty: '中嵩锻压公司',
      counterparty: '晋岳特钢集团',
      amount: '26800000.00',
      currency: 'CNY',
      plannedSignOn: null,
      deliverOn: null,
    }),
  )
  return id
}

let sent = 0
interface Of {
  contractId?: string
  documentId?: string
  opportunityId?: string
  /** of a file that was sent before */
  sha256?: string
}
const bytesOf = (nth: number) => String(nth).padStart(64, '0')
async function upload(name: string, { sha256: known, ...of }: Of = {}) {
  sent += 1
  const sha256 = known ?? bytesOf(sent)
  const now = new Date(Date.UTC(2026, 10, 20, 4, sent))
  return group.as('owner', (base) =>
    addDocumentVersion({
      ...base,
      opportunityId: press,
      versionId: newId(),
      name,
      file: { fileId: newId(), format: 'docx', bytes: 4, sha256 },
      now,
      ...of,
    }),
  )
}

test('a contract has its own documents, and beneath them those of its opportunity that are of no contract', async () => {
  const [crane, spares] = [await open('起重机合同'), await open('备件合同')]
  const own = await upload('起重机合同.docx', { contractId: crane })
  await upload('备件合同.docx', { contractId: spares })
  await upload('技术协议.docx')
  await upload('保密协议.docx')
  await upload('起重机合同 改.docx', { documentId: own.documentId })
  await upload('加热炉合同.docx', { opportunityId: furnace })
  const names = async (contractId?: string) =>
    (await group.as('owner', (base) => findDocuments({ ...base, opportunityId: press, contractId }))).map(
      (document) => [document.name, document.contractId, document.versions.map(({ number }) => number)],
    )
  expect(await names(crane)).toEqual([
    ['起重机合同', crane, [2, 1]],
    ['保密协议', null, [1]],
    ['技术协议', null, [1]],
  ])
  expect(await names(spares)).toEqual([
    ['备件合同', spares, [1]],
    ['保密协议', null, [1]],
    ['技术协议', null, [1]],
  ])
  expect((await names()).map(([name]) => name)).toEqual(['保密协议', '技术协议', '备件合同', '起重机合同'])
  const unseen = await group.as('otherSubsidiary', (base) =>
    findDocuments({ ...base, opportunityId: press, contractId: crane }),
  )
  expect(unseen).toEqual([])
})

test('to a contract of another opportunity nothing is uploaded', async () => {
  const contractId = await open('压机合同')
  await expect(upload('压机合同.docx', { contractId, opportunityId: furnace })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('a file that the opportunity has already is the contract’s from whose page it is sent, unless it is another’s', async () => {
  const [mine, other] = [await open('合同甲'), await open('合同乙')]
  const first = await upload('技术附件.docx')
  const sha256 = bytesOf(sent)
  const again = await upload('技术附件.docx', { sha256, contractId: mine })
  expect(again).toEqual({ ...first, known: true, attached: true })
  expect(await upload('技术附件.docx', { sha256, contractId: mine })).toMatchObject({ known: true, attached: false })
  expect(await upload('技术附件.docx', { sha256, contractId: other })).toMatchObject({ known: true, attached: false })
  const where = async (contractId: string) =>
    (await group.as('owner', (base) => findDocuments({ ...base, opportunityId: press, contractId })))
      .filter(({ name }) => name === '技术附件')
      .map((document) => document.contractId)
  expect([await where(mine), await where(other)]).toEqual([[mine], []])
  const { rows } = await owner.query(`SELECT after FROM domain_event WHERE type = 'document.attached'`)
  expect(rows).toEqual([
    {
      after: {
        documentId: first.documentId,
        number: 1,
        name: '技术附件',
        contractId: mine,
        contract: expect.stringMatching(/^CON-\d{4}-\d{4}$/),
      },
    },
  ])
})
