import { expect, test } from 'vitest'
import { named, partyWords } from './party-words.ts'

test('whoever is called nothing in a text is matched by nothing', () => {
  const { seller, buyer, theirs } = partyWords('需方应按时付款。')
  expect([buyer.test('需方'), theirs.test('需方'), buyer.test('买方'), seller.test('需方'), seller.test('')]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a pattern speaks of the parties by what the contract calls them', () => {
  const court = /<theirs>(?:所在地)?法院|courts? at (?:the )?<buyer>'s seat/iu
  const says = (head: string, words: string) => named(court, partyWords(`${head}\n${words}`)).test(words)
  expect(says('甲方（买方）：晋岳特钢', '由甲方所在地法院管辖')).toBe(true)
  expect(says('甲方（卖方）：德阳重机', '由甲方所在地法院管辖')).toBe(false)
  expect(says('买受方：汀洲港务集团有限公司（下称“港方”）', '由港方所在地法院管辖')).toBe(true)
  expect(says('', "the courts at the Purchaser's seat")).toBe(true)
  expect(says('', 'the courts at THE BUYER’s seat'.replace('’', "'"))).toBe(true)
  expect(named(/法院/u, partyWords(''))).toEqual(/法院/u)
})
