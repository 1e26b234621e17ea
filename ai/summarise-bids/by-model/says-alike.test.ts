import { expect, test } from 'vitest'
import type { ReadPassage } from '#knowledge/read-passages.server.ts'
import { rarityOf, saysAlike } from './says-alike.ts'

const told = [
  '比东岭高 3.2%，差 330 万。泵站报得偏保守，事后看 4 台主泵可以减到 3 台。',
  '规格书我们参与过，双小车防摇、A8 工作级别按我们图样写。没安排交流会。',
  '决策人支持、高层去过两次，都白搭：效率不够，价又高，人家想帮也帮不了。',
  '副总只在开标前见过一面，东岭的人每个月都在厂里。付款无偏离。',
  '主起升制动保证值低于招标文件要求。一次高层都没见。',
  'We asked for 20% at signing and they wanted 10%. The plant manager saw our press at work twice.',
  'We took no part in the specification.',
]
const passages = told.map(
  (text, at): ReadPassage => ({
    chunkId: at,
    sourceId: `b${at}`,
    part: 'price',
    language: 'zh',
    text,
    centrality: null,
  }),
)
const rarity = rarityOf({ passages })

test.each([
  ['比东岭高 3.2%，差 330 万。', '报价比东岭高出 3.2%，相差 330 万元，因此失标。'],
  ['泵站报得偏保守，事后看 4 台主泵可以减到 3 台。', '泵站配置过于保守，主泵多报了，抬高了价格。'],
  ['规格书我们参与过，双小车防摇、A8 工作级别按我们图样写。', '参与编写规格书，让技术条款按我们的图样来写。'],
  ['效率不够，价又高，人家想帮也帮不了。', '即使决策人支持，效率不够、价格又高也救不回来。'],
  ['副总只在开标前见过一面，东岭的人每个月都在厂里。', '东岭的人常驻厂里，我们和副总只见过一面。'],
  ['付款无偏离。', '付款条件没有任何偏离，评委满意。'],
  ['We asked for 20% at signing and they wanted 10%.', 'We wanted a larger share at signing than the buyer would pay.'],
  ['The plant manager saw our press at work twice.', 'Their manager had seen the press working.'],
  ['We took no part in the specification.', 'The specification was written without taking part in it ourselves.'],
])('%s says, in other words: %s', (quote, text) => {
  expect(saysAlike(text, [quote], rarity)).toBe(true)
})

test.each([
  ['比东岭高 3.2%，差 330 万。', '客户的设计院推荐了我们的方案。'],
  ['规格书我们参与过，双小车防摇、A8 工作级别按我们图样写。', '付款条件宽松，打动了采购部门。'],
  ['副总只在开标前见过一面，东岭的人每个月都在厂里。', '付款按标书，质保金比例合适。'],
  ['主起升制动保证值低于招标文件要求。', '我们的服务站离现场近，备件当天送到。'],
  ['The plant manager saw our press at work twice.', 'Our payment terms were easier than those of others.'],
  // A true half, and one that goes its own way, behind a point or a comma.
  ['比东岭高 3.2%，差 330 万。', '报价比东岭高 3.2%。客户的设计院收了对手的好处。'],
  ['比东岭高 3.2%，差 330 万。', '报价比东岭高 3.2%，客户的设计院收了对手的好处。'],
  // The same words, turned round.
  ['付款无偏离。', '付款条件有偏离。'],
  ['We took no part in the specification.', 'Taking part in the specification decided it.'],
])('%s does not say: %s', (quote, text) => {
  expect(saysAlike(text, [quote], rarity)).toBe(false)
})

test('several quotations bear it out together', () => {
  const text = '规格书按我们图样写，付款也无偏离。'
  expect(saysAlike(text, ['付款无偏离。', '规格书我们参与过，双小车防摇、A8 工作级别按我们图样写。'], rarity)).toBe(
    true,
  )
})
