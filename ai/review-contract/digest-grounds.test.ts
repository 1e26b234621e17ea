import { expect, test } from 'vitest'
import { makeDocument } from '#ingest/make-document.server.ts'
import { digestGrounds } from './digest-grounds.ts'

const facts = [{ fact: 'delayDamagesPerDay', value: '0.5' }]

async function groundsOf(text: string, read = facts) {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const clause = document.clauses.findIndex(({ start, end }) => document.text.slice(start, end).includes('每逾期一日'))
  return digestGrounds(document, { clause, quote: '每逾期一日', facts: read })
}

const contract = (number: string, rest: string) =>
  `第一条 标的 液压机。\n${number} 违约 每逾期一日按 0.5% 计。${rest}\n第九条 其他 无。`

test('another number or white space leaves it, a word anywhere in the clause or another reading does not', async () => {
  const grounds = await groundsOf(contract('第二条', '累计不超过 5%。'))
  expect(await groundsOf(contract('第三条', ' 累计 不超过 5%。'))).toBe(grounds)
  expect(await groundsOf(contract('第二条', '累计不设上限。'))).not.toBe(grounds)
  expect(await groundsOf(contract('第二条', '累计不超过 5%。'), [])).not.toBe(grounds)
})
