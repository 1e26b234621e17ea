import { expect, test } from 'vitest'
import { findQuantities } from '#ingest/quantities/find-quantities.ts'
import { withoutAmended } from './without-amended.ts'

const kept = (text: string) =>
  withoutAmended(text, findQuantities(text)).map(({ start, end }) => text.slice(start, end))

test.each([
  ['通用条款“不超过10%”修改为“合同价格的百分之三十”。', ['百分之三十']],
  ['质保期由12个月调整为自验收之日起六十个月，付款期限由30日变更为180日。', ['六十个月', '180日']],
  [
    'The words "twelve (12) months" are deleted and "sixty (60) months" substituted: 12 months shall read 60 months.',
    ['60 months'],
  ],
  ['The rate of 0.5% is amended to read 1% per week.', ['1%']],
  ['Delete "12 months" and substitute "60 months".', ['60 months']],
  ['Substitute "60 months" for "12 months".', ['60 months']],
  ['Replace 10% with 30%.', ['30%']],
])('%s', (text, quantities) => {
  expect(kept(text)).toEqual(quantities)
})

test.each([
  ['逾期30日的，交货方式改为空运，运费由卖方承担。', ['30日']],
  ['Parts that fail within 12 months are replaced by the Seller.', ['12 months']],
  ['累计不超过5%，每日0.05%。', ['5%', '0.05%']],
])('%s takes nothing away', (text, quantities) => {
  expect(kept(text)).toEqual(quantities)
})
