import { expect, test } from 'vitest'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { loadBase } from './load-base.server.ts'

const owner = useTestDatabase()

test('loads types, stages and settings once, and undoes nobody’s edit', async () => {
  await loadBase({ client: owner.client })
  await owner.query(`UPDATE stage SET win_probability = 42 WHERE id = 'product-project.bid'`)
  await loadBase({ client: owner.client })
  const stages = await owner.query(
    'SELECT id, position, name_zh, name_en, win_probability, expected_days FROM stage ORDER BY type_id DESC, position',
  )
  expect(stages.rows.map((row) => Object.values(row))).toEqual([
    ['product-project.lead-check', 1, '线索验证', 'Lead check', 10, 10],
    ['product-project.needs', 2, '需求确认', 'Needs', 25, 15],
    ['product-project.solution', 3, '方案交流', 'Solution', 35, 45],
    ['product-project.pre-bid', 4, '标前准备', 'Pre-bid', 55, 20],
    ['product-project.bid', 5, '投标', 'Bid', 42, 15],
    ['product-project.negotiation', 6, '商务谈判', 'Negotiation', 80, 20],
    ['product-project.signing', 7, '合同签订', 'Signing', 95, 10],
    ['engineering-project.opportunity-check', 1, '机会甄别', 'Opportunity check', 5, 20],
    ['engineering-project.feasibility', 2, '可研与踏勘', 'Feasibility and survey', 15, 60],
    ['engineering-project.concept', 3, '总体方案', 'Overall concept', 30, 60],
    ['engineering-project.consortium', 4, '联合体与分包', 'Consortium', 45, 45],
    ['engineering-project.bid', 5, '投标', 'Bid', 55, 30],
    ['engineering-project.contract-talks', 6, '合同谈判', 'Contract talks', 75, 45],
    ['engineering-project.signing', 7, '合同签订', 'Signing', 95, 15],
  ])
  const settings = await owner.query('SELECT key, value FROM setting ORDER BY key')
  expect(settings.rows).toEqual([
    { key: 'currency', value: 'CNY' },
    { key: 'timeZone', value: 'Asia/Shanghai' },
  ])
})
