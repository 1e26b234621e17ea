import { describe, expect, test } from 'vitest'
import { makeDocument } from '#ingest/make-document.server.ts'
import { classifyByLexicon } from './classify-by-lexicon.ts'
import { prepareContract } from './contract.ts'
import { isWhole } from './is-whole.ts'

async function isContract(text: string): Promise<boolean> {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  return isWhole(await prepareContract(document, classifyByLexicon))
}

const terms =
  '1. 货物：液压机一台，总价人民币1,200,000元。\n2. 交货：2026年12月31日前送达。\n3. 付款：订立后付30%，验收后付70%。'
const parties = '需方：晋岳特钢　供方：德阳重机'

describe('a short order is a contract', () => {
  test.each([
    [`采购订单 PO-2026-118\n${terms}`],
    [`${parties}\n${terms}`],
    [`工矿产品购销合同\n${parties}\n货物总价为捌拾万元整。供方于订立后三个月内交货。货到后三十日内付款。`],
    [
      'PURCHASE ORDER No. 4711\nOne hydraulic press, price EUR 480,000.\nDelivery: 20 weeks from the date of this order.\nPayment: 30 days after invoice.',
    ],
  ])('%s', async (text) => {
    expect(await isContract(text)).toBe(true)
  })
})

describe('what is none', () => {
  test.each([
    [
      'an extract that begins with its third clause',
      terms.replace('1.', '3.').replace('2. 交', '4. 交').replace('3. 付', '5. 付'),
    ],
    ['an extract that says so', `设备买卖合同（节选）\n${parties}\n${terms}`],
    ['a letter', `尊敬的王经理：\n贵方采购订单收悉。\n${parties}\n${terms}\n此致`],
    [
      'an English letter',
      'Purchase Order 4711\nDear Mr Li,\nthe price is EUR 480,000. Delivery takes 20 weeks. Payment is due 30 days after invoice.\nKind regards',
    ],
    ['an offer', `报价单\n${parties}\n${terms}`],
    ['without a price', `采购订单\n${parties}\n1. 交货：三个月内。\n2. 付款：货到后三十日内付款。`],
    ['without payment', `采购订单\n${parties}\n1. 总价人民币100万元。\n2. 交货：三个月内。`],
    ['without delivery', `采购订单\n${parties}\n1. 总价人民币100万元。\n2. 付款：签订后付30%。`],
  ])('%s', async (_, text) => {
    expect(await isContract(text)).toBe(false)
  })
})
