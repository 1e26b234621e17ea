import { expect, test } from 'vitest'
import {
  activityWords,
  categoryWords,
  paymentWords,
  purposeWords,
  resultWords,
  stateWords,
  statusWords,
} from '#ai/copilot/tools/words-of.ts'
import { makeI18n } from './make-i18n.ts'

// Where the screens have the same values. The floor of the copilot may not read the catalogues, and so writes them once more.
test.each([
  ['opportunities', 'list.status', statusWords],
  ['bids', 'result', resultWords],
  ['contracts', 'state', stateWords],
  ['contracts', 'category', categoryWords],
  ['contracts', 'payment.kind', paymentWords],
  ['opportunities', 'activity.kinds', activityWords],
  ['customers', 'activities', activityWords],
  ['opportunities', 'activity.purposes', purposeWords],
])('the copilot calls the values of %s %s as the screens do', async (catalogue, key, words) => {
  const [zh, en] = [await makeI18n('zh-CN'), await makeI18n('en')]
  for (const [value, said] of Object.entries(words)) {
    const name = `${catalogue}:${key}.${value}`
    expect(said.zh, name).toBe(zh.t(name))
    // In a sentence it is written small, and may say more: “payment on delivery”.
    expect(` ${said.en} `, name).toContain(` ${en.t(name).toLowerCase()} `)
  }
})
