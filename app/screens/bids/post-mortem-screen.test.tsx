import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'
import { aBidView, aPostMortemView } from '#tests/factories/a-post-mortem-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { PostMortemScreen } from './post-mortem-screen.tsx'

const { id } = aBidView()
const show = (views: PostMortemView[], answers: Record<string, unknown[]> = {}) => {
  const left = [...views]
  return showScreen({
    load: () => (left.length > 1 ? left.shift() : left[0]) as PostMortemView,
    screen: (postMortem) => <PostMortemScreen postMortem={postMortem} />,
    answers: Object.fromEntries(Object.entries(answers).map(([verb, given]) => [`/bids/${id}/${verb}`, given])),
  })
}
const press = (name: string | RegExp) => fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement)

afterEach(() => {
  cleanup()
  localStorage.clear()
})

// The group's day is the 25th of November, 17 days after the result.
test('what is missing is counted and leads to where it is written, and nothing is submitted before', async () => {
  await show([aPostMortemView()])
  expect(screen.getByText('提交前还差 4 项')).toBeDefined()
  expect(screen.getByText(/已过 17 天/)).toBeDefined()
  expect(screen.getByRole('link', { name: '客户关系没写完' }).getAttribute('href')).toBe('#part-relationship')
  expect(screen.getAllByRole<HTMLButtonElement>('button', { name: '提交复盘' })[0]?.disabled).toBe(true)
})

test('factors are said in words, those reckoned with their figure', async () => {
  await show([aPostMortemView()])
  const price = screen.getByRole('region', { name: '价格' })
  expect(within(price).getByText('比最低价高 5% 以上 10.6%')).toBeDefined()
  expect(within(price).getByLabelText('由数据算出')).toBeDefined()
  expect(screen.getByText('东岭重机在场')).toBeDefined()
})

test('a part is written in place with its score, and what is typed is kept until it is saved', async () => {
  const { sent } = await show([aPostMortemView()], { 'write-part': [{ done: true }] })
  press('写 价格')
  const text = screen.getByLabelText<HTMLTextAreaElement>('价格怎么样')
  fireEvent.input(text, { target: { value: '铸件外购贵' } })
  fireEvent.click(screen.getByRole('radio', { name: '2' }))
  expect(Object.keys(localStorage).some((key) => key.includes(`post-mortem.${id}.price`))).toBe(true)
  press('保存')
  await waitFor(() => expect(sent).toEqual([{ dimension: 'price', version: '0', score: '2', text: '铸件外购贵' }]))
  await waitFor(() => expect(screen.queryByLabelText('价格怎么样')).toBeNull())
  expect(Object.keys(localStorage).some((key) => key.includes('post-mortem'))).toBe(false)
})

test('whoever was first is told by name with both texts, and mine is sent against the newer version', async () => {
  const before = aPostMortemView()
  const he = { id: 'he', name: { zh: '贺文澜', en: 'He Wenlan' } }
  const theirs = before.parts.map((part) =>
    part.dimension === 'commercial' ? { ...part, score: 3, text: '付款有偏离', author: he, version: 1 } : part,
  )
  const details = { key: 'bid.partMoved', dimension: 'commercial', author: he.name }
  const refused = data({ failed: { code: 'CONFLICT', details } }, { status: 409 })
  const { sent } = await show([before, { ...before, parts: theirs }], { 'write-part': [refused, { done: true }] })
  press('写 商务')
  fireEvent.input(screen.getByLabelText('商务怎么样'), { target: { value: '交期没问题' } })
  press('保存')
  // Where toasts come to stands an empty one.
  const told = () => screen.getAllByRole('alert').find(({ textContent }) => textContent !== '') as HTMLElement
  await waitFor(() => expect(told().textContent).toMatch(/贺文澜.*交期没问题.*付款有偏离/))
  fireEvent.click(within(told()).getAllByRole('button')[0] as HTMLElement)
  await waitFor(() => expect(sent.at(-1)).toEqual({ dimension: 'commercial', version: '1', text: '交期没问题' }))
})

test('factors that are said are held, not held or left out; those reckoned are not asked', async () => {
  const { sent } = await show([aPostMortemView()], { 'set-factors': [{ done: true }] })
  press('改因素 技术')
  expect(screen.queryByLabelText('标前技术交流 3 次以上')).toBeNull()
  fireEvent.change(screen.getByLabelText('看过同型设备'), { target: { value: 'not' } })
  press('保存因素')
  await waitFor(() =>
    expect(sent).toEqual([
      {
        dimension: 'technical',
        base: 'd'.repeat(32),
        'holds[]': ['performance-deviation'],
        'not[]': ['reference-seen'],
      },
    ]),
  )
})

test('submitted, it says by whom, and nothing of it is offered to be changed', async () => {
  const bid = aBidView({ reviewedOn: '2026-11-20' })
  const zhou = { id: 'zhou', name: { zh: '周启明', en: 'Zhou Qiming' } }
  await show([aPostMortemView({ bid, missing: [], submitted: { by: zhou, at: '2026-11-20T08:00:00Z' } })])
  expect(screen.getByText(/周启明 已于 .* 提交/)).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
})
