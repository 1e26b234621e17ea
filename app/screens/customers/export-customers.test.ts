import { beforeAll, expect, test } from 'vitest'
import type { InPage } from '#app/http/export-list.server.ts'
import { createCustomer } from '#crm/customers/create-customer.server.ts'
import { CreateCustomerSchema } from '#crm/customers/customer.schema.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { exportCustomers } from './export-customers.server.ts'

const owner = useTestDatabase()
let group: TwoCompanies

beforeAll(async () => {
  group = await addTwoCompanies(owner)
  const actor = group.forging.rep
  for (const name of ['A 甲钢铁', '=B 乙矿业', 'C 丙, 水泥', 'D 丁重工', 'E 戊港口']) {
    const form = { id: newId(), orgId: group.forging.id, name, industry: 'steel', region: 'north', grade: 'A' }
    await withActor(actor, (tx) => createCustomer({ tx, actor, ...CreateCustomerSchema.parse(form) }))
  }
})

async function lines(actor: Actor, side: 'zh' | 'en' = 'zh'): Promise<string[]> {
  const read: string[] = []
  const inPage: InPage = (work) => withActor(actor, (tx) => work(tx, actor))
  for await (const line of exportCustomers({ inPage, filter: {}, side, t: (key) => key, pageSize: 2 })) {
    read.push(line.trim())
  }
  return read
}

test('every page of the list, formulas made harmless', async () => {
  const [head, ...rows] = await lines(group.forging.rep)
  expect(head?.startsWith('"column.name","column.creditCode","column.industry"')).toBe(true)
  expect(rows.map((row) => row.split(',"industry.')[0]).sort()).toEqual(
    [`"'=B 乙矿业",`, '"A 甲钢铁",', '"C 丙, 水泥",', '"D 丁重工",', '"E 戊港口",'].sort(),
  )
  expect(rows.every((row) => row.endsWith(',"industry.steel","region.north",,"A","周启明","中嵩锻压",0,,'))).toBe(true)
})

test('another company’s export holds none of it', async () => {
  expect(await lines(group.cranes.head)).toHaveLength(1)
})
