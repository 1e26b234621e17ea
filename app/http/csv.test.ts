import { describe, expect, test } from 'vitest'
import { csvLine, csvResponse } from './csv.ts'

describe('a line', () => {
  test.each([
    [['a', 'b'], '"a","b"\r\n'],
    [['晋岳"特钢", 集团', null, ''], '"晋岳""特钢"", 集团",,""\r\n'],
    [['two\nlines'], '"two\nlines"\r\n'],
    [[12, -3.5, '-3.5', '0012'], '12,-3.5,"-3.5","0012"\r\n'],
    [['=1+1', '+86 379', '-x', '@SUM(A1)'], `"'=1+1","'+86 379","'-x","'@SUM(A1)"\r\n`],
    [['＝1+1', '＋x', '－x', '＠SUM(A1)'], `"'＝1+1","'＋x","'－x","'＠SUM(A1)"\r\n`],
    [['\t=1', '\r=1', '\n=1', '\nx', ' =1'], `"'\t'=1","'\r'=1","'\n'=1","'\nx"," '=1"\r\n`],
    [
      ['x;=1+1', 'x\t@SUM(A1)', 'x\n-1', 'CNY 1.00; EUR 2.00'],
      `"x;'=1+1","x\t'@SUM(A1)","x\n'-1","CNY 1.00; EUR 2.00"\r\n`,
    ],
  ])('%j', (cells, line) => {
    expect(csvLine(cells)).toBe(line)
  })
})

test('the file begins with the mark of UTF-8 and carries its name', async () => {
  async function* lines() {
    yield csvLine(['客户'])
    yield csvLine(['晋岳'])
  }
  const response = csvResponse('客户 2026-11-25.csv', lines())
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.subarray(3).toString()).toBe('"客户"\r\n"晋岳"\r\n')
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('客户 2026-11-25.csv'))
})

test('a file whose making fails breaks off', async () => {
  async function* lines() {
    yield csvLine(['客户'])
    throw new Error('the database has gone')
  }
  await expect(csvResponse('x.csv', lines()).text()).rejects.toThrow('the database has gone')
})

test('lines are made as they are read, and no more once the reader has gone', async () => {
  let made = 0
  let ended = false
  async function* lines() {
    try {
      for (; made < 1000; made++) yield csvLine([made])
    } finally {
      ended = true
    }
  }
  const reader = csvResponse('x.csv', lines()).body?.getReader()
  await reader?.read()
  const { value } = (await reader?.read()) ?? {}
  expect(new TextDecoder().decode(value)).toBe('0\r\n')
  expect(made).toBeLessThan(5)
  await reader?.cancel()
  expect(ended).toBe(true)
})
