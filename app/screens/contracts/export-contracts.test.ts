import { beforeAll, expect, test } from 'vitest'
import type { InPage } from '#app/http/export-list.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { setCostLines } from '#crm/contracts/set-cost-lines.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putContract } from '#tests/factories/put-contract.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { exportContracts } from './export-contracts.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id: opportunityId, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  for (const [name, amount, cost, signedOn] of [
    ['甲合同', '100.00', '82.40', '2026-03-01'],
    ['乙合同', '200.00', null, '2026-02-01'],
    ['=1+1', '300.00', '330.00', '2026-01-01'],
  ] as const) {
    const id = newId()
    const parties = { ourParty: '中嵩锻压公司', counterparty: '晋岳特钢集团' }
    const form = {
      id,
      opportunityId,
      name,
      category: 'equipment',
      currency: 'CNY',
      amount,
      plannedSignOn: null,
      deliverOn: null,
      ...parties,
    } as const
    await group.as('owner', (as) => openContract({ ...as, ...form, now: new Date('2026-11-20T04:00:00Z') }))
    if (cost) {
      const lines = [{ kind: 'material' as const, amount: cost, note: null }]
      await group.as('manager', async (as) => {
        const { costs } = await getContract({ ...as, id })
        await setCostLines({ ...as, id, lines, base: costs?.mark ?? '' })
      })
    }
    await putContract(owner, id, { state: 'signed', signedOn })
  }
})

async function lines(person: PersonKey, costs: boolean, filter = {}): Promise<string[]> {
  const inPage: InPage = (work) => group.as(person, ({ tx, actor }) => work(tx, actor))
  const read: string[] = []
  for await (const line of exportContracts({ inPage, costs, filter, side: 'zh', t: (key) => key, pageSize: 2 })) {
    read.push(line.trim())
  }
  return read
}

const cells = (line = '') => line.replaceAll('"', '').split(',')

test('the list as a file, page by page, with cost and margin for whoever sees costs', async () => {
  const [head, ...rows] = await lines('manager', true)
  expect(cells(head).slice(-2)).toEqual(['column.cost', 'column.margin'])
  expect(rows.map((row) => [cells(row)[1], ...cells(row).slice(-2)])).toEqual([
    ['甲合同', '82.40', '17.60'],
    ['乙合同', '', ''],
    ["'=1+1", '330.00', '-10.00'],
  ])
})

test('case X10: for others there are no such columns, and no order that tells of them', async () => {
  const plain = await lines('owner', false)
  expect(plain.join()).not.toMatch(/cost|margin|82\.40|17\.60|330/)
  expect(plain).toHaveLength(4)
  for (const filter of [{ sort: 'margin' as const }, { sort: 'cost' as const }, { marginMax: '0' }]) {
    expect(await lines('owner', false, filter)).toEqual(plain)
  }
  // Whose right was taken away while the file is written gets empty cells.
  expect((await lines('owner', true)).slice(1).map((row) => cells(row).slice(-2))).toEqual([
    ['', ''],
    ['', ''],
    ['', ''],
  ])
})
