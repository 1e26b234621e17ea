import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { showScreen } from '#tests/support/show-screen.tsx'
import { JobsScreen } from './jobs-screen.tsx'

const show = (troubles: Parameters<typeof JobsScreen>[0]['troubles'], failed = 0) =>
  showScreen({
    screen: () => (
      <JobsScreen
        q=""
        page={1}
        timeZone="Asia/Shanghai"
        relay={{ at: '2026-11-25T00:30:00.000Z', waiting: 0, waitingSince: null }}
        troubles={troubles}
        queue={{
          counts: { waiting: 0, active: 0, delayed: 0, failed },
          schedules: [],
          failed: { rows: [], more: false },
        }}
        names={{}}
      />
    ),
    answers: {},
  })

const heading = () => screen.getByRole('heading', { level: 1 }).textContent

afterEach(cleanup)

test('a sweep that held rules back or failed on records is said, and all is not called well', async () => {
  await show({ held: 1, faulty: 2 })
  expect(heading()).toBe('作业 上次预警检查没有全部做完')
  expect(screen.queryByText(/一切正常/)).toBeNull()
  expect(screen.getByText('1 条规则数量过多，或比上次猛增，已停住 · 2 条规则在记录上出错')).toBeTruthy()
  expect(screen.getByRole('link', { name: '看是哪些' }).getAttribute('href')).toBe('/rules#sweep-title')
})

test('without such troubles all is well, and nothing is said of the sweep', async () => {
  await show(null)
  expect(heading()).toBe('作业 一切正常')
  expect(screen.queryByText('上次预警检查')).toBeNull()
})

test('jobs that failed come first in the heading', async () => {
  await show({ held: 1, faulty: 0 }, 3)
  expect(heading()).toBe('作业 3 个失败')
  expect(screen.getByText('1 条规则数量过多，或比上次猛增，已停住')).toBeTruthy()
})
