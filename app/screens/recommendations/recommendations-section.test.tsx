import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Recommendations } from '#ai/recommend-knowledge/recommended.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { RecommendationsSection } from './recommendations-section.tsx'

const opportunityId = '00000000-0000-4000-8000-000000000001'
const [sizing, press] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']

const found: Recommendations = {
  opportunityId,
  articles: [
    {
      id: sizing,
      title: '快锻压机选型要点',
      kind: 'article',
      language: 'zh',
      excerpt: '看锭型。',
      useful: 2,
      said: null,
      why: [
        {
          kind: 'rule',
          ruleId: 'KR-06',
          name: { zh: '锻压产品', en: 'Presses' },
          why: { zh: '产品是压机', en: 'A press' },
        },
        {
          kind: 'about',
          words: [
            { zh: '快锻', en: 'forging press' },
            { zh: '操作机', en: 'manipulator' },
          ],
        },
      ],
    },
  ],
  bids: [
    {
      id: press,
      name: { zh: '80MN 快锻液压机组', en: '80MN press' },
      customer: { zh: '晋岳特钢', en: 'Jinyue' },
      result: 'lost',
      resultOn: '2026-03-01',
      winner: '东岭重机',
      mainReason: { factor: 'performance-deviation', subject: '', holds: true, value: null },
      excerpt: null,
      useful: 0,
      said: null,
      why: [
        { kind: 'competitor', names: [{ zh: '东岭重机', en: 'Dongling' }] },
        { kind: 'region', id: 'north' },
      ],
    },
  ],
  hidden: [],
}
const nothing: Recommendations = { opportunityId, articles: [], bids: [], hidden: [] }

let answers: (Recommendations | number)[]
let sent: { address: string; body: string }[]

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', async (address: string, options?: RequestInit) => {
    if (options?.method !== 'POST') {
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      return typeof answer === 'number' ? new Response('', { status: answer }) : Response.json(answer)
    }
    sent.push({ address, body: String(options.body) })
    return Response.json({ done: true })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = (...given: (Recommendations | number)[]) => {
  answers = given
  return showScreen({ screen: () => <RecommendationsSection opportunityId={opportunityId} /> })
}

test('each says why in words, and leads to what counts that it was opened from here', async () => {
  await show(found)
  const link = await screen.findByRole('link', { name: '快锻压机选型要点' })
  expect(link.getAttribute('href')).toBe(`/knowledge/articles/${sizing}?opportunity=${opportunityId}`)
  screen.getByText('产品是压机（KR-06）；都说到快锻、操作机')
  screen.getByText('2 人说有用')
  const bid = screen.getByRole('link', { name: '80MN 快锻液压机组' })
  expect(bid.getAttribute('href')).toBe(`/bids/${press}/post-mortem?opportunity=${opportunityId}`)
  screen.getByText('东岭重机中标；主因：性能保证值有偏离；同样遇到东岭重机；同在华北')
})

test('what is put aside can be taken back from the message, and from where it is kept', async () => {
  const hidden: Recommendations['hidden'] = [{ type: 'article', id: sizing, title: '快锻压机选型要点' }]
  await show(found, { ...found, articles: [], hidden }, found, { ...found, articles: [], hidden })
  fireEvent.click(await screen.findByRole('button', { name: '“快锻压机选型要点”不相关' }))
  await waitFor(() => expect(screen.queryByRole('link', { name: '快锻压机选型要点' })).toBeNull())
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
  await screen.findByRole('link', { name: '快锻压机选型要点' })
  fireEvent.click(screen.getByRole('button', { name: '“快锻压机选型要点”不相关' }))
  fireEvent.click(await screen.findByText('不相关的 1 条'))
  fireEvent.click(screen.getByRole('button', { name: '恢复“快锻压机选型要点”' }))
  await waitFor(() => expect(sent).toHaveLength(4))
  expect(sent.map(({ body }) => new URLSearchParams(body).get('act'))).toEqual([
    'not-useful',
    'withdrawn',
    'not-useful',
    'withdrawn',
  ])
  expect(new Set(sent.map(({ body }) => new URLSearchParams(body).get('id'))).size).toBe(4)
  expect(sent.every(({ address }) => address === `/knowledge/articles/${sizing}/read`)).toBe(true)
})

test('with nothing to recommend it says how to get there; what could not be loaded is asked for again', async () => {
  await show(500, nothing)
  const failure = await screen.findByText(/推荐没有取到/)
  expect(failure).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  const panel = screen.getByRole('region', { name: '推荐知识' })
  await within(panel).findByText(/还没有可推荐的/)
  expect(screen.queryByText(/推荐没有取到/)).toBeNull()
})
