import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { TurnView } from '#crm/conversations/get-conversation.server.ts'
import type { AnswerView } from '#crm/conversations/sieve-answer.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { AnswerBody } from './answer-body.tsx'

afterEach(cleanup)

const press = { kind: 'opportunity', id: 'o1' }
const plain: AnswerView = {
  sentences: [{ text: '还差三项。', cites: [0] }],
  tables: [],
  sources: [{ ...press, title: { zh: '快锻机组', en: 'Press' }, path: '/opportunities/o1', excerpt: '标前准备' }],
  none: null,
  sure: true,
  method: { by: 'embedded' },
  asked: 1,
  hidden: 0,
  withoutCosts: false,
}

async function show(change: Partial<AnswerView> = {}, beside = false) {
  const done: unknown[] = []
  const turn = { id: 't1', took: 0.24, rating: null, answer: { ...plain, ...change } } as TurnView & {
    answer: AnswerView
  }
  await showScreen({
    screen: () => (
      <AnswerBody
        turn={turn}
        first={7}
        beside={beside}
        proposals={null}
        onSource={beside ? (at) => done.push(['source', at]) : undefined}
        onChoose={(question, at) => done.push(['ask', question, at])}
        onRate={(rating) => done.push(['rate', rating])}
      />
    ),
  })
  return done
}

test('a sentence carries the number of its source, which leads to the record or shows it beside', async () => {
  await show()
  expect(screen.getByRole('link', { name: '依据 7：快锻机组' }).getAttribute('href')).toBe('/opportunities/o1')
  cleanup()
  const done = await show({}, true)
  fireEvent.click(screen.getByRole('button', { name: '依据 7：快锻机组' }))
  expect(done).toEqual([['source', 0]])
})

test('what a model wrote leads and looks nowhere outside, and its HTML is text', async () => {
  const sentences = [
    {
      text: '**先看** [这里](https://evil.example/?q=secret) 和 [商机](/opportunities/o1) ![图](https://evil.example/a.png) <img src="https://evil.example/b.png">',
      cites: [],
    },
    { text: '[越级](//evil.example/x) [脚本](javascript:alert(1))', cites: [] },
  ]
  await show({ sentences, sources: [] })
  expect(document.querySelectorAll('img, iframe, script')).toHaveLength(0)
  expect([...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/opportunities/o1'])
  expect(screen.getByText('先看').tagName).toBe('STRONG')
})

test('what is left out is said; where all is, that too; what is asked back is asked by a click', async () => {
  await show({ hidden: 2 })
  screen.getByText('有 2 条记录你看不到，和它们有关的话没有显示')
  cleanup()
  await show({ sentences: [], sources: [], hidden: 1 })
  screen.getByText('当时回答所依据的记录，你现在看不到了。')
  cleanup()
  await show({ sentences: [], sources: [], withoutCosts: true })
  screen.getByText('你现在看不到成本，和成本有关的话没有显示')
  cleanup()
  const none = { kind: 'unsure' as const, suggestions: ['1450 连续酸洗机组', '1780 连续酸洗机组'] }
  const done = await show({ sentences: [], sources: [], none, sure: false })
  fireEvent.click(within(screen.getByRole('list', { name: '你是想问' })).getByText('1780 连续酸洗机组'))
  expect(done).toEqual([['ask', '1780 连续酸洗机组', 1]])
  cleanup()
  await show({ sentences: [], sources: [], none: { kind: 'out-of-scope' }, sure: false })
  screen.getByText(/^这件事我做不了。/)
})

test('the line below says how it came about, why no model did it, and takes what it was worth', async () => {
  const done = await show()
  screen.getByText('按内置方法，没有用模型')
  screen.getByText('0.2 秒')
  fireEvent.click(screen.getByRole('button', { name: '不对' }))
  expect(done).toEqual([['rate', 'wrong']])
  cleanup()
  await show({ method: { by: 'model', model: 'qwen3-32b', tokens: 1200, cost: '¥0.04' } })
  for (const words of ['qwen3-32b', '1200 个词元', '约 ¥0.04']) screen.getByText(words)
  cleanup()
  await show({ method: { by: 'embedded', fellBack: 'unreachable' } })
  screen.getByText('模型没有连上')
})

test('rows name their record, lead to it, and to the list that shows the same', async () => {
  const columns = [
    { label: '商机', kind: 'text' as const },
    { label: '金额', kind: 'money' as const },
  ]
  const rows = [{ record: press, cells: ['快锻机组', '¥8,940 万'] }]
  await show({ tables: [{ columns, rows, path: '/opportunities?mine=1' }] })
  const table = screen.getByRole('table')
  expect(within(table).getByRole('link', { name: '快锻机组' }).getAttribute('href')).toBe('/opportunities/o1')
  expect(within(table).getByText('¥8,940 万').dataset.label).toBe('金额')
  expect(screen.getByRole('link', { name: '在列表里打开' }).getAttribute('href')).toBe('/opportunities?mine=1')
})
