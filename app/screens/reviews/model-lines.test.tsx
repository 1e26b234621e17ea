import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ModelFlag, ModelReading } from '#crm/contract-reviews/model-reading.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ComparedReading } from './compared-reading.tsx'
import { ModelLines } from './model-lines.tsx'

afterEach(cleanup)

const flag: ModelFlag = {
  kind: 'warranty',
  severity: 'high',
  rule: { id: 'CP-26', version: 1, name: { zh: '质保期过长', en: 'Warranty too long' } },
  clause: '第十条',
  page: null,
  at: { start: 120, end: 140 },
  quote: '质保期为三十六个月',
  facts: [
    {
      fact: 'warrantyMonthsFromAcceptance',
      value: 36,
      label: { zh: '质保期（自验收，月）', en: 'Warranty from acceptance, months' },
      said: { zh: '36', en: '36' },
    },
  ],
  reason: '比行业惯例长。',
  wording: '质保期为验收后十二个月。',
}
const read: ModelReading = { state: 'read', model: 'qwen3', flags: [flag], dropped: 2, isCut: true }

test('what the model alone has marked leads to its words, and what was left out is said', async () => {
  const onShow = vi.fn()
  await showScreen({ screen: () => <ModelLines reading={read} only={[flag]} onShow={onShow} /> })
  const lines = screen.getByRole('region', { name: '模型的阅读' })
  expect(lines.textContent).toContain('qwen3 也读了，标出 1 处')
  expect(lines.textContent).toContain('2 条说法在原文里没有依据，已略去')
  expect(lines.textContent).toContain('末尾没有交给模型')
  expect(lines.textContent).toContain('质保期（自验收，月） 36')
  fireEvent.click(screen.getByRole('button', { name: '第十条 · 质保期过长' }))
  expect(onShow).toHaveBeenCalledWith(120)
})

test('parts that the model did not read to their end are named', async () => {
  const unread = [
    { from: '第三条', to: '第五条' },
    { from: '第九条', to: '第九条' },
    { from: null, to: null },
  ]
  await showScreen({ screen: () => <ModelLines reading={{ ...read, unread }} only={[]} onShow={() => undefined} /> })
  expect(screen.getByText('模型没有读完：第三条 – 第五条、第九条和没有条款编号的部分')).toBeTruthy()
})

test('where the model did not read it is said why, and nothing is compared', async () => {
  const reading: ModelReading = { state: 'fell-back', model: 'qwen3', why: 'unreachable' }
  await showScreen({ screen: () => <ModelLines reading={reading} only={[]} onShow={() => undefined} /> })
  expect(screen.getByText('连接不上 qwen3：只由内置方法阅读')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByText('过一会儿会再问模型')).toBeNull()
  cleanup()
  const meanwhile: ModelReading = { ...reading, triesAgain: true }
  await showScreen({ screen: () => <ModelLines reading={meanwhile} only={[]} onShow={() => undefined} /> })
  expect(screen.getByText('过一会儿会再问模型')).toBeTruthy()
})

test('beside a flag stands how the model reads it, in its own words', async () => {
  await showScreen({ screen: () => <ComparedReading compared={{ how: 'differs', by: flag }} /> })
  expect(screen.getByText('模型也标出了这一处，但读出的内容不同')).toBeTruthy()
  expect(screen.getByText('模型的理由：比行业惯例长。')).toBeTruthy()
  expect(screen.getByText('模型建议的措辞：质保期为验收后十二个月。')).toBeTruthy()
  cleanup()
  await showScreen({ screen: () => <ComparedReading compared={{ how: 'not-marked' }} /> })
  expect(screen.getByText('模型没有标出这一处')).toBeTruthy()
})

test('what the contract says in the words of the fact is not said twice, nor again below a rule that is called so', async () => {
  const yes = (zh: string) => ({ fact: zh, value: true, label: { zh, en: zh }, said: { zh, en: zh } })
  const facts = [yes('买方可自行扣款'), yes('不用通知卖方')]
  const set: ModelFlag = { ...flag, rule: { ...flag.rule, name: { zh: '买方可自行扣款', en: 'Deducts' } }, facts }
  await showScreen({ screen: () => <ComparedReading compared={{ how: 'same', by: set }} /> })
  expect(screen.getByText('不用通知卖方')).toBeTruthy()
  expect(screen.queryByText(/买方可自行扣款/)).toBeNull()
})
