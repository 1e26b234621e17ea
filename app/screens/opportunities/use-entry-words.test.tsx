import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { TimelineEntry } from '#crm/opportunities/get-timeline.server.ts'
import { eventTypes } from '#prisma/record-event.server.ts'
import { useEntryWords } from './use-entry-words.ts'

const raised: TimelineEntry = {
  id: 'raised',
  at: '2026-11-25T02:00:00.000Z',
  by: null,
  via: null,
  type: 'opportunity.changed',
  changes: [{ field: 'amount', before: '4200000.00', after: '4500000.00' }],
  stages: null,
  people: null,
  contact: null,
  activity: null,
  ended: null,
  note: null,
  warning: null,
  document: null,
  approval: null,
  exception: null,
}

const say = (currency: string, changes: TimelineEntry['changes'], language: 'en' | 'zh-CN' = 'en') =>
  sayEntry({ ...raised, changes }, { currency, language })

async function sayEntry(
  entry: TimelineEntry,
  { currency = 'CNY', language = 'zh-CN' }: { currency?: string; language?: 'en' | 'zh-CN' } = {},
) {
  const i18n = await makeI18n(language)
  const Around = ({ children }: { children: ReactNode }) => (
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={createMemoryRouter([{ path: '/', element: children }])} />
    </I18nextProvider>
  )
  const { result } = renderHook(() => useEntryWords(currency), { wrapper: Around })
  return result.current(entry)
}

test.each([
  ['EUR', '€4,200,000.00', '€4,500,000.00'],
  ['CNY', '¥4,200,000.00', '¥4,500,000.00'],
])('amounts are said in the opportunity’s currency: %s', async (currency, before, after) => {
  expect(await say(currency, raised.changes)).toBe(`changed the amount from ${before} to ${after}`)
})

test.each([
  ['en', 'made it a major opportunity', 'made it no longer a major one'],
  ['zh-CN', '列为重大商机', '不再列为重大商机'],
] as const)('a yes or no is said in words (%s)', async (language, yes, no) => {
  const change = (before: string, after: string) => say('CNY', [{ field: 'isMajor', before, after }], language)
  expect([await change('false', 'true'), await change('true', 'false')]).toEqual([yes, no])
})

const said = (zh: string) => ({ zh, en: zh })
const approval: NonNullable<TimelineEntry['approval']> = {
  requestId: 'r1',
  about: { type: 'contract', name: said('压机供货合同') },
  decision: null,
  how: null,
  to: null,
  from: null,
  standsInFor: null,
  because: null,
  state: 'running',
}

test.each([
  ['approval.submitted', {}, '提交了合同《压机供货合同》的审批'],
  ['approval.submitted', { about: { type: 'stage-exception', name: said('压机') } }, '提交了阶段例外的审批'],
  ['approval.submitted', { about: null }, '提交了一项申请的审批'],
  ['approval.resubmitted', {}, '修改后重新提交了合同《压机供货合同》的审批'],
  ['approval.decided', { decision: 'approve' }, '同意了合同《压机供货合同》'],
  ['approval.decided', { decision: 'approve', standsInFor: said('贺文澜') }, '代 贺文澜 同意了合同《压机供货合同》'],
  ['approval.decided', { decision: 'approve', state: 'approved' }, '同意了合同《压机供货合同》，审批完成'],
  ['approval.decided', { decision: 'reject', state: 'rejected' }, '不同意合同《压机供货合同》，审批结束'],
  ['approval.decided', { decision: 'send-back', state: 'returned' }, '把合同《压机供货合同》退回给提交人'],
  ['approval.decided', { decision: 'send-back' }, '把合同《压机供货合同》退回到前面的步骤'],
  ['approval.handed-on', { how: 'delegate', to: said('宋嘉禾') }, '把合同《压机供货合同》的审批转交给 宋嘉禾'],
  ['approval.handed-on', { how: 'add-before', to: said('宋嘉禾') }, '请 宋嘉禾 先批合同《压机供货合同》'],
  ['approval.handed-on', { how: 'add-after', to: said('宋嘉禾') }, '请 宋嘉禾 随后也批合同《压机供货合同》'],
  ['approval.handed-on', { how: 'escalate', to: said('宋嘉禾') }, '因到期没有批，合同《压机供货合同》改由 宋嘉禾 审批'],
  ['approval.handed-on', { how: 'assign', to: said('宋嘉禾') }, '指定 宋嘉禾 审批合同《压机供货合同》'],
  [
    'approval.handed-on',
    { how: 'leave', from: said('许若兰') },
    '因 许若兰 已离职，合同《压机供货合同》改由 待指定的人 审批',
  ],
  ['approval.withdrawn', { state: 'withdrawn' }, '撤回了合同《压机供货合同》的审批'],
  ['approval.voided', { state: 'voided' }, '终止了合同《压机供货合同》的审批：内容已有变动'],
  ['approval.voided', { state: 'voided', because: 'lost' }, '终止了合同《压机供货合同》的审批：商机已丢单'],
] as const)('%s %j is said as what happened', async (type, told, words) => {
  expect(await sayEntry({ ...raised, type, changes: [], approval: { ...approval, ...told } })).toBe(words)
})

test.each(['zh-CN', 'en'] as const)(
  'no event of an approval or a contract goes without words (%s)',
  async (language) => {
    // Those about standing in are events of a person, who has no timeline.
    const types = Object.keys(eventTypes).filter(
      (type) => /^(approval|contract)\./.test(type) && !type.startsWith('approval.delegat'),
    )
    const other = await sayEntry({ ...raised, changes: [] }, { language })
    for (const type of types) {
      const told = type.startsWith('approval.') ? approval : null
      const words = await sayEntry({ ...raised, type, changes: [], approval: told }, { language })
      expect(words, type).not.toBe(other)
      expect(words, type).not.toContain('timeline.')
    }
  },
)

test('a promotion that rested on an exception says so', async () => {
  const promoted = {
    ...raised,
    type: 'opportunity.promoted',
    changes: [],
    stages: { from: said('线索验证'), to: said('方案') },
  }
  expect(await sayEntry(promoted)).toBe('从“线索验证”升迁到“方案”')
  expect(await sayEntry({ ...promoted, exception: 'r1' })).toBe('从“线索验证”升迁到“方案”，凭批准的例外放行')
})
