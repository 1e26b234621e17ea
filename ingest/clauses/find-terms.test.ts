import { expect, test } from 'vitest'
import { findReferences } from './find-references.ts'
import { findTerms } from './find-terms.ts'

test.each([
  ['德阳重机有限公司（以下简称“卖方”）与甲公司(以下称"买方")', ['卖方', '买方']],
  ['“质保期”是指自最终验收之日起十八个月。', ['质保期']],
  ['本合同所称“设备”系指附件一所列全部货物', ['设备']],
  ['“指定地点”由买方指定。', []],
  ['ABC GmbH (the "Seller") and XYZ (hereinafter referred to as the “Buyer”), each a "Party"', ['Seller', 'Buyer']],
  ['"Defect" means any failure of the Goods.', ['Defect']],
])('%s', (text, terms) => {
  expect(findTerms(text, []).map(({ term }) => term)).toEqual(terms)
})

const clause = (number: string, path: number[], division: string | null, start: number) => ({
  number,
  path,
  division,
  start,
  end: start + 5,
  ownEnd: start + 5,
  title: null,
  level: 0,
  parent: null,
  page: null,
})
const clauses = [
  clause('3', [3], 'General Conditions', 1000),
  clause('第九条', [2, 9], 'General Conditions', 1010),
  clause('9.1', [9, 1], 'General Conditions', 1020),
  clause('3', [3], 'Special Conditions', 1030),
]

test.each([
  ['Clause 3 of the General Conditions is deleted.', [0]],
  ['Clause 3 of the Special Conditions prevails.', [3]],
  ['按第九条和第9.1款执行', [1, 2]],
  ['subject to Clause 9.1 and Section 3', [2, 0]],
  ['依照《中华人民共和国民法典》第五百八十五条', []],
  ['under Article 35 of the Convention and Article 5 of the Civil Code', []],
  ['依据第四十条', [null]],
])('%s', (text, targets) => {
  expect(findReferences(text, clauses).map(({ target }) => target)).toEqual(targets)
})
