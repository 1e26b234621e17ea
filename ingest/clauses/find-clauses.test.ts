import { describe, expect, test } from 'vitest'
import { assembleText } from '#ingest/assemble-text.ts'
import { plainParagraph } from '#ingest/plain-paragraph.ts'
import { findClauses } from './find-clauses.ts'

function clausesOf(lines: string) {
  const { text, blocks } = assembleText(
    lines
      .trim()
      .split('\n')
      .map((source) => plainParagraph(source.trim())),
  )
  return { text, clauses: findClauses(text, blocks) }
}

/** One line a clause: its path, and its number. */
const outline = (lines: string) =>
  clausesOf(lines).clauses.map(({ level, path, number }) => `${'  '.repeat(level)}${path.join('.')} ${number}`)

describe('numbering', () => {
  test('Chinese articles, decimals under them, enumerations under those', () => {
    const lines = `
      设备买卖合同
      第八条 交货与逾期
      8.1 乙方应于本合同生效之日起十一个月内交货。
      8.2 逾期交货的，按下列方式支付违约金：
      （1）每日千分之一；
      （2）不设上限。
      a）包括节假日；
      b）包括停工日。
      第九条 验收
      9.1 由甲方组织。`
    expect(outline(lines)).toEqual([
      '8 第八条',
      '  8.1 8.1',
      '  8.2 8.2',
      '    8.2.1 （1）',
      '    8.2.2 （2）',
      '      8.2.2.1 a',
      '      8.2.2.2 b',
      '9 第九条',
      '  9.1 9.1',
    ])
  })

  test('decimals behind a word, articles in words and by their sign; a sentence about a section is none', () => {
    const lines = `
      ARTICLE ONE - PRICE
      Section 1.01 Price. The price is fixed.
      Section 1.02 Payment. The Buyer pays.
      Section 1.01 does not apply to spare parts.
      ARTICLE TWO - TITLE
      Section 2.01 Title. Title passes.`
    expect(outline(lines)).toEqual([
      '1 ARTICLE ONE',
      '  1.1 Section 1.01',
      '  1.2 Section 1.02',
      '2 ARTICLE TWO',
      '  2.1 Section 2.01',
    ])
    expect(outline('Clause 5.1 Price\nFixed.\nClause 5.2 Payment\nLate.')).toEqual(['5.1 Clause 5.1', '5.2 Clause 5.2'])
    expect(outline('§ 4 Warranty\nTwelve months.\n§ 5 Liability\nNone.')).toEqual(['4 § 4', '5 § 5'])
  })

  test('chapters stand above articles, which count on', () => {
    expect(outline('第一章 总则\n第一条 定义\n第二条 范围\n第二章 价款\n第三条 价格')).toEqual([
      '1 第一章',
      '  1.1 第一条',
      '  1.2 第二条',
      '2 第二章',
      '  2.3 第三条',
    ])
  })

  test('a heading may begin as a sentence about a clause does', () => {
    expect(
      outline('第一条 规格型号\n第二条 所有权与风险\n第七条规定的违约金不适用。\n第九条所称设备包括备件。'),
    ).toEqual(['1 第一条', '2 第二条'])
  })

  test('一、 and （一） and 1.', () => {
    expect(outline('一、付款\n（一）预付款\n1. 三十日内支付\n2. 凭发票\n（二）进度款\n二、交货')).toEqual([
      '1 一',
      '  1.1 （一）',
      '    1.1.1 1',
      '    1.1.2 2',
      '  1.2 （二）',
      '2 二',
    ])
  })

  test('English articles, sections, letters and Roman numerals; (i) after (h) is a letter', () => {
    const lines = `Article 9 Liability
      9.1 The Seller is liable for
      (a) death,
      (b) injury, as follows:
      (i) of staff,
      (ii) of others.
      (c) fraud.
      Article X Title`
    expect(outline(lines)).toEqual([
      '9 Article 9',
      '  9.1 9.1',
      '    9.1.1 (a)',
      '    9.1.2 (b)',
      '      9.1.2.1 (i)',
      '      9.1.2.2 (ii)',
      '    9.1.3 (c)',
      '10 Article X',
    ])
    const letters = outline(`1. List\n${[...'abcdefghi'].map((letter) => `(${letter}) item`).join('\n')}`)
    expect(letters.at(-1)).toBe('  1.9 (i)')
  })

  test('decimals to any depth', () => {
    expect(outline('1 General\n1.1 Scope\n1.1.1 Works\n1.1.1.1 Civil\n1.2 Price\n2 Delivery')).toEqual([
      '1 1',
      '  1.1 1.1',
      '    1.1.1 1.1.1',
      '      1.1.1.1 1.1.1.1',
      '  1.2 1.2',
      '2 2',
    ])
  })

  test('figures that measure, years, shares and sentences about a clause are no numbers', () => {
    expect(
      outline(
        '第一条 价款\n2.5 m 的轧辊\n30% 的预付款\n2026年3月9日\n12.5万元\n第三条规定的违约金不适用。\n30 Days after delivery',
      ),
    ).toEqual(['1 第一条'])
  })
})

describe('divisions', () => {
  test('numbering that begins anew under a heading, and annexes', () => {
    const { text, clauses } = clausesOf(`
      General Conditions
      1. Delivery is on time.
      2. Risk passes on delivery.
      Special Conditions
      1. These prevail.
      附件一 技术协议
      1. 钢级
      附页二 检测项目
      1. 定位精度`)
    expect(clauses.map(({ division, number }) => `${division} ${number}`)).toEqual([
      'General Conditions 1',
      'General Conditions 2',
      'Special Conditions 1',
      '附件一 技术协议 1',
      '附页二 检测项目 1',
    ])
    // What stands between is no part of the clause before it.
    expect(clauses.map(({ start, end }) => text.slice(start, end))[1]).toBe('2. Risk passes on delivery.')
  })
})

describe('extent and title', () => {
  test('a clause reaches over what has no number, and over its sub-clauses', () => {
    const { text, clauses } = clausesOf('第一条 价款\n固定价。\n1.1 不予调整。\n第二条 交货')
    const [first] = clauses
    expect(text.slice(first?.start, first?.end)).toBe('第一条 价款\n固定价。\n1.1 不予调整。')
    expect(text.slice(first?.start, first?.ownEnd)).toBe('第一条 价款\n固定价。')
    expect(clauses.map(({ title }) => title)).toEqual(['价款', null, '交货'])
  })

  test('titles before a colon or a full stop', () => {
    const titles = clausesOf(
      '1. Limitation of Liability. The aggregate liability is limited.\n2. 违约金：每日千分之一，不设上限。',
    ).clauses
    expect(titles.map(({ title }) => title)).toEqual(['Limitation of Liability', '违约金'])
  })
})
