import { expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { getPipeline } from './get-pipeline.server.ts'

const owner = useTestDatabase()

it('adds up what is open by type and stage, of oneself or of all that one sees, each currency by itself', async () => {
  await loadBase({ client: owner.client })
  const { forging, cranes, headquarters } = await addTwoCompanies(owner)
  const customerId = newId()
  await owner.query(
    `INSERT INTO customer (id, name, name_key, industry, region, keeper_org_id) VALUES ($1, '晋岳', '晋岳', 'steel', 'north', $2)`,
    [customerId, forging.id],
  )
  const add = async (by: Actor, org: string, stage: string, currency: string, amount: string | null) => {
    const id = newId()
    await owner.query(
      `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, owner_id, amount,
         currency, win_probability) VALUES ($1, $2, $8, '压机', $3, $9, $4, now(), $5, $6, $7, 20)`,
      [id, org, customerId, stage, by.personId, amount, currency, id, stage.split('.')[0]],
    )
    await owner.query(`INSERT INTO record_access VALUES ($1, 'opportunity', $2, true)`, [by.personId, id])
  }
  await add(forging.rep, forging.salesId, 'product-project.bid', 'CNY', '1000000')
  await add(forging.rep, forging.salesId, 'product-project.bid', 'EUR', '500000')
  await add(forging.rep, forging.salesId, 'engineering-project.bid', 'CNY', null)
  await add(cranes.rep, cranes.salesId, 'product-project.bid', 'CNY', '7000000')

  const pipelineOf = (actor: Actor, mine: boolean) => withActor(actor, (tx) => getPipeline({ tx, actor, mine }))
  const said = async (actor: Actor, mine: boolean) =>
    (await pipelineOf(actor, mine))?.map(({ id, count, totals, stages }) => ({
      id,
      count,
      totals: totals.map(({ currency, amount, weighted }) => `${currency} ${amount} ${weighted}`),
      standing: stages.filter((stage) => stage.count > 0).map((stage) => `${stage.id} ${stage.count}`),
    }))
  const own = [
    {
      id: 'product-project',
      count: 2,
      totals: ['CNY 1000000.00 200000.00', 'EUR 500000.00 100000.00'],
      standing: ['product-project.bid 2'],
    },
    {
      id: 'engineering-project',
      count: 1,
      totals: ['CNY 0.00 0.00'],
      standing: ['engineering-project.bid 1'],
    },
  ]
  expect(await said(forging.rep, true)).toEqual(own)
  expect(await said(forging.rep, false)).toEqual(own)
  expect((await said(headquarters, false))?.[0]?.totals[0]).toBe('CNY 8000000.00 1600000.00')
  expect(await said(headquarters, true)).toEqual([])
})
