import { expect, test } from 'vitest'
import { findParties } from './find-parties.ts'

test.each([
  ['买方（甲方）：晋岳特钢  卖方（乙方）：德阳重机', '乙方', '甲方'],
  ['甲方（卖方）：德阳重机  乙方（买方）：晋岳特钢', '甲方', '乙方'],
  ['出卖人：德阳重机（以下简称“甲方”）', '甲方', '乙方'],
  ['定作方（以下称甲方）与承揽方（以下称乙方）', '乙方', '甲方'],
  ['甲方：晋岳特钢集团  乙方：德阳重机', '乙方', '甲方'],
  ['供方：（乙方）', '乙方', '甲方'],
  ['Party A (the "Seller") and Party B (the "Buyer")', 'Party A', 'Party B'],
  ['Party B: the Contractor', 'Party B', 'Party A'],
])('%s', (text, seller, buyer) => {
  const parties = findParties(text)
  expect(parties.seller).toContain(seller)
  expect(parties.buyer).toContain(buyer)
})

test('a contractor is the seller of its employer, and the buyer of its subcontractor', () => {
  const fidic = findParties('The Contractor shall deliver. The Employer shall pay the Contractor.')
  expect([fidic.seller.includes('Contractor'), fidic.buyer.includes('Employer')]).toEqual([true, true])
  const sub = findParties('The Contractor shall pay the Subcontractor once it is paid by the Employer.')
  expect([sub.buyer.includes('Contractor'), sub.payer.includes('Employer')]).toEqual([true, true])
  expect(sub.seller).not.toContain('Contractor')
})

test.each([
  ['“我方”指采购方；“贵方”指供货方。', '贵方', '我方'],
  ['采购方（以下简称“我司”）向贵司订购设备。', '贵司', '我司'],
  ['本公司（卖方）收到贵方订单后报价。', '本公司', '贵方'],
  ['贵司应交货至我司仓库，贵司负责保修，我司付款。', '贵司', '我司'],
  ['In these terms "we", "us" and "our" mean the Buyer and "you" means the Supplier.', '\\b[Yy]ou\\b', '\\b[Ww]e\\b'],
  ['The Purchaser ("we" or "us") orders. You shall deliver.', '\\b[Yy]ou\\b', '\\b[Ww]e\\b'],
  ['You shall deliver the Goods. You warrant them. We will pay you.', '\\b[Yy]ou\\b', '\\b[Ww]e\\b'],
])('who speaks, and who is spoken to: %s', (text, seller, buyer) => {
  const parties = findParties(text)
  expect(parties.seller).toContain(seller)
  expect(parties.buyer).toContain(buyer)
})

test('where nothing tells who speaks, nobody does', () => {
  const { seller, buyer } = findParties('卖方应向买方交货。我方将在三日内回复。')
  expect([...seller, ...buyer]).not.toContain('我方')
})
