import { beforeAll, describe, expect, test } from 'vitest'
import { classifyByLexicon } from '#ai/review-contract/classify-by-lexicon.ts'
import type { PlaybookRule } from '#ai/review-contract/decide-flags.ts'
import { embeddedMethods } from '#ai/review-contract/embedded-methods.server.ts'
import { reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { makeDocument } from '#ingest/make-document.server.ts'

const defaults = { timeZone: 'Asia/Shanghai', currency: 'CNY', now: new Date('2026-11-28T00:00:00Z') }
let playbook: PlaybookRule[]
beforeAll(async () => {
  playbook = await shippedPlaybook(defaults)
})

async function review(text: string, byWordsAlone = false) {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const methods = byWordsAlone ? { classify: classifyByLexicon, model: null } : embeddedMethods()
  const { flags } = await reviewContract(document, { playbook, ...defaults }, methods)
  return flags.map(({ rule, method, quote }) => ({ rule: rule.id, method, quote }))
}

describe('what no lexicon has a word for is told by its likeness to other clauses', () => {
  test.each([
    ['CP-28', '5.2 质量保证期内修过一回，质量保证期就从修好那天再数十二个月，修几回数几回。'],
    ['CP-36', '7.1 供方发货以前，需方随时可以撤掉订单的全部或者一部分，供方不得为此要钱。'],
    ['CP-39', '（一）有事先坐下来谈，谈不拢的，到甲方那边的法院去告，别处不去。'],
  ])('%s: %s', async (rule, text) => {
    expect((await review(text, true)).map((flag) => flag.rule)).not.toContain(rule)
    const flag = (await review(text)).find((each) => each.rule === rule)
    expect(flag).toMatchObject({ method: 'learnt' })
    expect(text).toContain(flag?.quote)
  })
})

test('what only shares words with a risk is none', async () => {
  const text = '3.2 合同价格在交货期九个月内保持不变。'
  expect((await review(text, true)).map(({ rule }) => rule)).toContain('CP-48')
  expect((await review(text)).map(({ rule }) => rule)).not.toContain('CP-48')
})

test('a row of a table and a title are not told by likeness', async () => {
  expect(await review('第七条 买方可随时解除合同')).toEqual([])
})
