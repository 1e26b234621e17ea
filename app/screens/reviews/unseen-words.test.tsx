import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import type { Paper } from '#app/documents/paper.ts'
import { paperOf } from '#app/documents/paper-of.server.ts'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import { aDocxWithUnseenWords, changedWords, hiddenWords } from '#tests/factories/a-docx-with-unseen-words.ts'
import { MarkedText } from './marked-text.tsx'
import { UnseenWords } from './unseen-words.tsx'

afterEach(cleanup)

const paperRead = async () => paperOf(await makeDocument({ bytes: aDocxWithUnseenWords(), format: 'docx' }))

async function show(language: 'zh-CN' | 'en', paper: Paper) {
  const shown: number[] = []
  render(
    <I18nextProvider i18n={await makeI18n(language)}>
      <UnseenWords paper={paper} onShow={(at) => shown.push(at)} />
    </I18nextProvider>,
  )
  return shown
}

const linesOf = (list: string) =>
  within(screen.getByRole('region', { name: list }))
    .getAllByRole('button')
    .map((line) => [...line.children].map((part) => part.textContent))

test('hidden words are shown, each with how it is hidden, and a press leads to the place', async () => {
  const paper = await paperRead()
  const shown = await show('zh-CN', paper)
  const ways = { vanish: '设为隐藏', 'colour-of-ground': '与底色相同', tiny: '小到看不清' }
  expect(linesOf('隐藏文字')).toEqual(hiddenWords.map(({ why, words }) => [ways[why], words]))
  for (const { words } of hiddenWords) fireEvent.click(screen.getByText(words))
  expect(shown).toEqual(hiddenWords.map(({ words }) => paper.text.indexOf(words)))
})

test('tracked changes are shown with their words, with who made them and when', async () => {
  await show('en', await paperRead())
  const kinds = { inserted: '+Inserted', deleted: '−Deleted' }
  expect(linesOf('Tracked changes')).toEqual(
    changedWords.map(({ kind, author, words }) => [
      `${kinds[kind]}${author ? `${author}2026-11-20` : 'author not named'}`,
      words,
    ]),
  )
  for (const { kind, words } of changedWords) {
    expect(screen.getByText(words).tagName).toBe(kind === 'inserted' ? 'INS' : 'DEL')
  }
})

test('words and names that the file brought are marked as its own, in either list', async () => {
  await show('zh-CN', await paperRead())
  const own = [...hiddenWords, ...changedWords].map(({ words }) => words)
  const authors = changedWords.flatMap(({ author }) => author ?? [])
  for (const words of [...own, ...authors]) {
    for (const element of screen.getAllByText(words)) expect(element.closest('[data-at]')).not.toBeNull()
  }
})

test('a file in which all is to be seen has no lists', async () => {
  const paper = await paperRead()
  await show('zh-CN', { ...paper, hidden: [], changes: [] })
  expect(screen.queryByRole('region')).toBeNull()
})

test('in the document hidden words are framed and called so, and a change without words is a break', async () => {
  const paper = await paperRead()
  const [first] = paper.hidden
  if (!first) throw new Error('nothing is hidden')
  const { container } = render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <MarkedText paper={paper} start={0} end={paper.text.length} flags={[]} focus={null} onFocus={() => {}} />
    </I18nextProvider>,
  )
  const framed = [...container.querySelectorAll('[data-hidden]')].map((words) => words.textContent)
  expect(framed).toEqual(hiddenWords.map(({ words }) => words))
  expect(screen.getAllByText('隐藏文字')).toHaveLength(hiddenWords.length)
  // What is copied and picked is the text, without what stands beside.
  expect([...container.querySelectorAll('[data-at]')].map((words) => words.textContent).join('')).toBe(paper.text)

  cleanup()
  await show('zh-CN', {
    ...paper,
    changes: [{ kind: 'inserted', author: '王', date: null, text: null, start: 3, end: 3 }],
  })
  expect(screen.getByText('只有分段，没有文字')).toBeDefined()
})
