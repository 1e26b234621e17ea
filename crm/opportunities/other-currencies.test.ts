import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeOpportunity } from './change-opportunity.server.ts'
import { openOpportunity } from './open-opportunity.server.ts'
import { OpenOpportunitySchema } from './opportunity.schema.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
  await owner.query(
    `INSERT INTO exchange_rate (base, currency, valid_from, rate, entered_by)
     SELECT 'CNY', currency, '2027-01-01', rate, id FROM person, (VALUES ('USD', 7.1), ('JPY', 0.048)) r (currency, rate)
     WHERE email = (SELECT min(email) FROM person)`,
  )
})

const formOf = (currency: string, amount: string) => ({
  id: newId(),
  orgId: group.orgs.pressSales,
  customerId: group.customerId,
  typeId: 'product-project',
  name: '出口压力机',
  currency,
  amount,
})
const open = async (currency: string, amount: string, day = '2027-03-01') => {
  const form = OpenOpportunitySchema.parse(formOf(currency, amount))
  await group.as('owner', (base) => openOpportunity({ ...base, ...form, now: new Date(`${day}T04:00:00Z`) }))
  const { rows } = await owner.query('SELECT id, currency, is_major FROM opportunity WHERE id = $1', [form.id])
  return rows[0] as { id: string; currency: string; is_major: boolean }
}

test('major is what is worth it in the group’s currency, by the rate of the day; without a rate nothing is', async () => {
  // 50,000,000.00 CNY and more is major: 7,042,253.53 USD at 7.1.
  expect(await open('USD', '7042253.53')).toMatchObject({ currency: 'USD', is_major: true })
  expect(await open('USD', '7042253.51')).toMatchObject({ is_major: false })
  expect(await open('JPY', '50000000')).toMatchObject({ is_major: false })
  expect(await open('CHF', '90000000.00')).toMatchObject({ currency: 'CHF', is_major: false })
  expect(await open('USD', '9000000.00', '2026-12-31')).toMatchObject({ is_major: false })
})

test('case M07: yen have no cents, when it is opened and when it is changed', async () => {
  const read = OpenOpportunitySchema.safeParse(formOf('JPY', '150000000.5'))
  expect(read.error?.issues.map(({ path, message }) => [path, message])).toEqual([[['amount'], 'form.moneyWhole']])
  const { id } = await open('JPY', '150000000')
  const change = (value: string) =>
    group.as('owner', (base) => changeOpportunity({ ...base, id, field: 'amount', value, base: '150000000.00' }))
  await expect(change('160000000.5')).rejects.toMatchObject({
    code: 'BAD_INPUT',
    details: { field: 'value', key: 'form.moneyWhole' },
  })
  await change('160000000')
  const { rows } = await owner.query('SELECT amount::text FROM opportunity WHERE id = $1', [id])
  expect(rows).toEqual([{ amount: '160000000.00' }])
})
