import { cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { type OpportunityFilter, OpportunityFilterSchema } from '#crm/opportunities/opportunity-list.schema.ts'
import { ListSentence } from './list-sentence.tsx'

afterEach(cleanup)

const id = '01990000-0000-7000-8000-000000000001'
const names = {
  customer: { zh: '晋岳特钢集团', en: 'Jinyue Special Steel' },
  org: { zh: '中嵩锻压公司', en: 'Zhongsong Forging' },
  owner: { zh: '周启明', en: 'Zhou Qiming' },
}
const types = [
  { id: 'product-project', name: { zh: '产品项目型', en: 'Product project' } },
  { id: 'engineering-project', name: { zh: '工程项目型', en: 'Engineering project' } },
]
const stages = [{ id: 'product-project.bid', name: { zh: '投标', en: 'Bid' } }]

type Sentence = Parameters<typeof ListSentence>[0]

async function sentence(filter: OpportunityFilter, known: Sentence['names'] = names): Promise<string> {
  const typeId = filter.type ?? null
  const element = (
    <ListSentence filter={filter} names={known} types={types} typeId={typeId} stages={stages as Sentence['stages']} />
  )
  const shell = { id: 'routes/shell', path: '/', loader: () => null, element }
  const group = { today: '2026-11-25', timeZone: 'Asia/Shanghai', currency: 'CNY', actor: { id } }
  const router = createMemoryRouter([shell], { hydrationData: { loaderData: { 'routes/shell': group } } })
  render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  return document.querySelector('.sentence')?.textContent ?? ''
}

// The search stands in a field of its own; these two are chosen among, not taken away.
type Said = Exclude<keyof OpportunityFilter, 'q' | 'sort' | 'dir' | 'cursor' | 'view'>
const chosen: Record<'mine' | 'status', [OpportunityFilter, string]> = {
  mine: [{ mine: '1' }, '我负责'],
  status: [{ status: 'won' }, '已赢单'],
}
const removable: Record<Exclude<Said, 'mine' | 'status'>, [OpportunityFilter, string, string]> = {
  customer: [{ customer: id }, '客户', '晋岳特钢集团'],
  org: [{ org: id }, '管理单位', '中嵩锻压公司'],
  owner: [{ owner: id }, '负责人', '周启明'],
  major: [{ major: '1' }, '重大商机', '重大商机'],
  type: [{ type: 'engineering-project' }, '类型', '工程项目型'],
  stage: [{ stage: ['product-project.bid'] }, '阶段', '投标'],
  min: [{ min: '5000000' }, '预计金额', '不低于 ¥500 万'],
  max: [{ max: '9000000' }, '预计金额', '不高于 ¥900 万'],
  signFrom: [{ signFrom: '2027-01-18' }, '预计签约', '2027-01-18 起'],
  signTo: [{ signTo: '2027-03-18' }, '预计签约', '2027-03-18 前'],
  idleSince: [{ idleSince: '2026-10-26' }, '最近跟进', '2026-10-26 以来没有跟进'],
}

test('every filter of an address is known here', () => {
  const known = [...Object.keys(chosen), ...Object.keys(removable), 'q', 'sort', 'dir', 'cursor', 'view']
  expect(known.sort()).toEqual(Object.keys(OpportunityFilterSchema.shape).sort())
})

test.each(Object.values(chosen))('says what is chosen: %j', async (filter, words) => {
  expect(await sentence(filter)).toContain(words)
})

test.each(Object.values(removable))(
  'says a condition in force, and takes it away: %j',
  async (filter, label, words) => {
    expect(await sentence({ ...filter, status: 'all', q: '压机' })).toContain(words)
    const clear = screen.getByRole('link', { name: new RegExp(label) })
    const left = new URL(clear.getAttribute('href') ?? '', 'http://here').searchParams
    expect(Object.fromEntries(left)).toEqual({ status: 'all', q: '压机' })
  },
)

test('says nothing of what is not asked, and both ends of a range', async () => {
  expect(await sentence({})).toBe(
    '显示视图：我能看到情况：进行中的商机，类型类型：不限，阶段阶段：不限，金额预计金额：不限，预计签约预计签约：不限',
  )
  cleanup()
  const both = await sentence({ min: '5000000', max: '9000000', signFrom: '2027-01-18', signTo: '2027-03-18' })
  expect(both).toContain('¥500 万 到 ¥900 万')
  expect(both).toContain('2027-01-18 到 2027-03-18')
})

test('a record that is not there is a condition all the same', async () => {
  const text = await sentence({ customer: id }, { customer: null, org: null, owner: null })
  expect(text).toContain('客户：找不到')
})
