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
