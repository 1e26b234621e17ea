import { expect, test } from 'vitest'
import { begins, goesOn } from './begin-paragraph.ts'

test.each([
  ['the warranty ends eighteen', '(18) months after delivery'],
  ['paid within Thirty', '(30) days of the invoice'],
  ['质保期为验收合格后二十四', '（24）个月'],
  ['in accordance with clause', '9.1 hereof'],
])('%s / %s is one sentence', (before, text) => {
  expect([begins(text), goesOn(before, text)]).toEqual([true, true])
})

test.each([
  ['The Seller shall furnish the following', '(2) drawings of the foundation'],
  ['质量要求如下', '（2）表面无裂纹'],
  ['the price of the goods and all', '(b) spare parts'],
])('%s / %s are two paragraphs', (before, text) => {
  expect([begins(text), goesOn(before, text)]).toEqual([true, false])
})
