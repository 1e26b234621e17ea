import { describe, expect, test } from 'vitest'
import { csvLine, csvResponse } from './csv.ts'

describe('a line', () => {
  test.each([
    [['a', 'b'], 'a,b\r\n'],
    [['晋岳"特钢", 集团', null, ''], '"晋岳""特钢"", 集团",,\r\n'],
    [['two\nlines'], '"two\nlines"\r\n'],
    [[12, -3.5, '-3.5', '0012'], '12,-3.5,-3.5,0012\r\n'],
    [['=1+1', '+86 379', '-x', '@SUM(A1)', '\t=1', '\r=1'], `'=1+1,'+86 379,'-x,'@SUM(A1),'\t=1,"'\r=1"\r\n`],
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
  expect(bytes.subarray(3).toString()).toBe('客户\r\n晋岳\r\n')
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('客户 2026-11-25.csv'))
})

test('a file whose making fails breaks off', async () => {
  async function* lines() {
    yield csvLine(['客户'])
    throw new Error('the database has gone')
  }
  await expect(csvResponse('x.csv', lines()).text()).rejects.toThrow('the database has gone')
})
