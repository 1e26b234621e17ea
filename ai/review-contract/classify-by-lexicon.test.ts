import { expect, test } from 'vitest'
import { makeDocument } from '#ingest/make-document.server.ts'
import { classifyByLexicon } from './classify-by-lexicon.ts'
import { prepareContract } from './contract.ts'

/** Kinds of each segment with their scores, by its first words. */
async function kindsOf(text: string): Promise<Record<string, Record<string, number>>> {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const { segments } = await prepareContract(document, classifyByLexicon)
  return Object.fromEntries(
    segments.map(({ start, kinds }) => [
      document.text.slice(start, start + 3),
      Object.fromEntries([...kinds.values()].map(({ kind, score }) => [kind, score])),
    ]),
  )
}

test('words make a segment of a kind, a heading that names one kind alone makes it surely so', async () => {
  const kinds = await kindsOf(
    '第六条 质量保证金\n6.1 比例为合同总价的15%。\n第七条 质量保证金及所有权\n7.1 另行约定。\n第八条 其他\n8.1 质保金无息退还。\n8.2 双方友好合作。',
  )
  expect(kinds['6.1']).toMatchObject({ retention: 0.9 })
  expect(kinds['7.1']).toMatchObject({ retention: 0.7, title: 0.7 })
  expect(kinds['8.1']).toMatchObject({ retention: 0.5 })
  expect(kinds['8.2']).toEqual({})
})

test('a heading further out counts less than the one that names another kind', async () => {
  const kinds = await kindsOf('第六条 质量保证金\n6.1 验收\n(1) 由双方进行。\n(2) 另行约定。')
  expect(kinds['(1)']).toMatchObject({ acceptance: 0.9, retention: 0.7 })
})

test('what leads to the items of a clause counts for them', async () => {
  const kinds = await kindsOf('9.1 设备的所有权在下列情形转移：\n(1) 到货。\n(2) 验收。')
  expect(kinds['(1)']).toHaveProperty('title')
})

test('a clause that waits for another pays back to back by whatever this contract calls that other', async () => {
  const paid = '4.2 甲方在收到业主款项后支付乙方。'
  expect((await kindsOf(paid))['4.2']).toHaveProperty('back-to-back')
  expect((await kindsOf('4.2 甲方在收到发票后支付乙方。'))['4.2']).not.toHaveProperty('back-to-back')
})
