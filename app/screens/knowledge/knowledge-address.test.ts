import { expect, test } from 'vitest'
import { readKnowledgeAddress } from './knowledge-address.ts'

const read = (query: string) => readKnowledgeAddress(new URL(`http://gantry.test/knowledge?${query}`))
const id = '01a22839-d94e-74e6-9e9e-f5ec141b9729'

test('what is asked for is read', () => {
  const cursor = `2026-11-25T00:56:00.000Z_${id}`
  expect(read(`q=%20密封%20&mode=words&directory=${id}&cursor=${cursor}`)).toEqual({
    q: '密封',
    mode: 'words',
    directory: id,
    cursor,
  })
  expect(read('mine=1')).toEqual({ mine: '1' })
})

test.each(['q=%20', 'q=a%00b', 'mode=magic', 'directory=7', 'mine=2', 'cursor=x', `cursor=9999-99-99T99:99:99Z_${id}`])(
  'what cannot be read is left out: %s',
  (query) => {
    expect(Object.values(read(query)).filter((value) => value !== undefined)).toEqual([])
  },
)

test('of more words than anybody looks for the first are', () => {
  expect(read(`q=${'seal '.repeat(2000)}`).q).toHaveLength(8000)
})
