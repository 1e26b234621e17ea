import { expect, test } from 'vitest'
import { PickerWordsSchema } from './picker-words.schema.ts'

test.each([
  ['周', '周'],
  [null, ''],
  ['a\0b', ''],
  ['x'.repeat(200), 'x'.repeat(100)],
  // A cut between the halves of a pair would leave what is no character.
  [`x${'🏗'.repeat(100)}`, `x${'🏗'.repeat(99)}`],
])('%j are the words %j', (typed, words) => {
  expect(PickerWordsSchema.parse(typed)).toBe(words)
})
