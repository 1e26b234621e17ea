import { describe, expect, test } from 'vitest'
import { contactsSaid } from './contacts-said.ts'
import { familiesSaid } from './family-names.ts'
import { plainText } from './plain-text.ts'

/** What is known as something else: customers and machines. */
const others = new Set(['江岑', 'jinyue', 'savanna', 'ridge', 'dianling', 'sag', 'mill'])
const contacts = (question: string) => contactsSaid(question, plainText(question), (word) => others.has(word))

describe('whom somebody met', () => {
  test.each([
    ['今天去晋岳见了冯总和石处长', ['冯总', '石处长']],
    ['下周二去江岑找彭部长,谈节拍', ['彭部长']],
    ['昨天跟江岑万部长通了个电话', ['万部长']],
    ['跟欧总工聊了能耗', ['欧总工']],
    ['看了施工现场,安全工作做得不错,成套总包', []],
    ['记一下,上午跟Savanna Ridge的Mwansa通了个电话', ['Mwansa']],
    ['Just off the phone with Patrick Chanda at Savanna Ridge re the SAG mill', ['Patrick Chanda']],
    ['saw Rajesh Nair and Nurul Aina on site today', ['Rajesh Nair', 'Nurul Aina']],
    ['yesterday Zheng Junfeng from Jinyue came by our works', ['Zheng Junfeng']],
    ['call with Emre Yıldız about the furnace layout', ['Emre Yıldız']],
    ['Khalid Al Suwaidi attended; we discussed the boiler', ['Khalid Al Suwaidi']],
    ['Mr Zhao was there, they want a lower price', ['Zhao']],
    ['Met Jinyue on Monday. They like it', []],
  ])('%s', (question, expected) => {
    expect(contacts(question).toSorted()).toEqual(expected.toSorted())
  })
})

describe('colleagues of whom one name is said', () => {
  test.each([
    ['小夏到年底还能签下来多少', ['小夏']],
    ['老钱手上的商机', ['老钱']],
    ['晓棠的单子有哪些', ['晓棠']],
    ['晓棠手上的盘子有多大', ['晓棠']],
    ['老钱这季度能签哪几个', ['老钱']],
    ['show me everything Deng has above 100 million', ['deng']],
    ["which of Xiaotang's deals are stuck", ['xiaotang']],
    ['how much is Zhiwei expected to close', ['zhiwei']],
    ['what does he have', []],
    ["what's the deal worth", []],
    ['多大小的压机', []],
  ])('%s', (question, expected) => {
    expect(familiesSaid(plainText(question)).map(({ said }) => said)).toEqual(expected)
  })
})
