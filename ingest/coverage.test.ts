import { expect, test } from 'vitest'
import { hiddenPassages } from './coverage.ts'
import type { HiddenText } from './document.ts'

const text = '付款条件。\n卖方放弃抗辩\n买方保留。'
const hidden = (start: number, end: number, why: HiddenText['why'] = 'vanish'): HiddenText => ({ start, end, why })

test('what goes on over a line break, hidden in the same way, is one passage', () => {
  expect(hiddenPassages({ text, hidden: [hidden(6, 12), hidden(13, 18)] })).toEqual([hidden(6, 18)])
  expect(hiddenPassages({ text, hidden: [hidden(13, 18), hidden(6, 12)] })).toEqual([hidden(6, 18)])
})

test('with words to be seen between them, or hidden in another way, they are two', () => {
  expect(hiddenPassages({ text, hidden: [hidden(6, 8), hidden(9, 12)] })).toHaveLength(2)
  expect(hiddenPassages({ text, hidden: [hidden(6, 12), hidden(13, 18, 'tiny')] })).toHaveLength(2)
})
