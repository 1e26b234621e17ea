import { expect, test } from 'vitest'
import { clauseStates } from '#ingest/coverage.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import { outlineOf } from './outline-of.ts'

async function linesOf(text: string) {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  return outlineOf(document.clauses, clauseStates(document)).map(({ number, level, start, end }) => ({
    number,
    level,
    words: document.text.slice(start, end).replaceAll('\n', ' '),
  }))
}

test('lists the outermost clauses, each with all that hangs on it', async () => {
  const numbers = ['一', '二', '三', '四', '五', '六']
  const lines = await linesOf(
    numbers.map((number) => `第${number}条 标题\n${number === '一' ? '1.1 子条款。' : '正文。'}`).join('\n'),
  )
  expect(lines.map(({ number }) => number)).toEqual(numbers.map((number) => `第${number}条`))
  expect(lines[0]?.words).toContain('1.1 子条款。')
})

test('of a contract in few parts lists what is in them, and counts no words twice', async () => {
  const text = ['Part A', '1. Scope', 'One press.', '2. Price', 'Ten.', 'Part B', '1. Law', 'Swiss.'].join('\n')
  const lines = await linesOf(text)
  expect(lines.length).toBeGreaterThan(2)
  for (const [at, { words }] of lines.entries())
    for (const other of lines.slice(at + 1)) expect(words).not.toContain(other.words)
})
