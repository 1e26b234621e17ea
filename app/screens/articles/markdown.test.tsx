import { cleanup, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { MarkdownText } from './markdown.tsx'

afterEach(cleanup)

async function show(text: string) {
  const { container } = render(
    <I18nextProvider i18n={await makeI18n('zh-CN')}>
      <MemoryRouter>
        <MarkdownText text={text} />
      </MemoryRouter>
    </I18nextProvider>,
  )
  return container
}

test('headings, lists and tables are laid out, and the page keeps its one title', async () => {
  const page = await show('# 一\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |')
  expect(screen.getByRole('heading', { level: 2, name: '一' })).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByRole('cell', { name: '2' })).toBeTruthy()
  expect(page.querySelector('h1')).toBeNull()
})

test('HTML is text, and no script, frame or style comes out of it', async () => {
  const page = await show(
    '<script>alert(1)</script>\n\n<iframe src="https://a.example"></iframe><b onclick="x()">粗</b>',
  )
  expect(page.querySelector('script, iframe, b, [onclick]')).toBeNull()
  expect(page.textContent).toContain('<script>')
})

test('a link of a foreign host opens elsewhere and says so, one of ours does not', async () => {
  await show('[外](https://a.example/x) [内](/contracts) [双](//a.example)')
  const foreign = screen.getByRole('link', { name: /^外/ })
  expect([foreign.getAttribute('target'), foreign.getAttribute('rel')]).toEqual(['_blank', 'noreferrer'])
  expect(screen.getByRole('link', { name: '内' }).getAttribute('target')).toBeNull()
  expect(screen.getByRole('link', { name: /^双/ }).getAttribute('target')).toBe('_blank')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])('%s leads nowhere', async (address) => {
  const page = await show(`[点我](${address}) ![图](${address})`)
  expect(page.querySelector('a')).toBeNull()
  expect(page.textContent).toContain('点我')
})

test('an image is not loaded but led to', async () => {
  const page = await show('![厂区](https://a.example/p.png)')
  expect(page.querySelector('img')).toBeNull()
  expect(screen.getByRole('link', { name: /^厂区/ }).getAttribute('href')).toBe('https://a.example/p.png')
})

test.each([
  ['very long', '字'.repeat(130_000)],
  ['quotations in quotations', `${'> '.repeat(5000)}底`],
  ['lists in lists', `${'- '.repeat(5000)}底`],
])('a text that is %s is shown as it was written', async (_, text) => {
  const page = await show(text)
  expect(page.querySelector('blockquote, li')).toBeNull()
  expect(page.textContent).toContain('按原文显示')
  expect(page.textContent).toContain(text)
})

test('the server lays out what is short, and leaves a long text to the reader’s browser', async () => {
  const text = `## 一\n\n${'字'.repeat(20_000)}`
  const i18n = await makeI18n('zh-CN')
  const page = (
    <I18nextProvider i18n={i18n}>
      <MemoryRouter>
        <MarkdownText text={text} />
      </MemoryRouter>
    </I18nextProvider>
  )
  expect(renderToString(page)).not.toContain('<h2>')
  expect(renderToString(page)).not.toContain('按原文显示')
  await show(text)
  expect(screen.getByRole('heading', { level: 2, name: '一' })).toBeTruthy()
})
