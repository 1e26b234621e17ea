import { expect, test } from 'vitest'
import { soundText } from './zod.ts'

test.each(['', '晋岳', '🏗 crane', 'two\nlines'])('%j is text that can be kept', (text) => {
  expect(soundText().parse(text)).toBe(text)
})

test.each(['\0', 'NUL\0inside', '\ud83c', 'half \udfd7 a pair'])('%j is not', (text) => {
  expect(soundText().safeParse(text).error?.issues[0]?.message).toBe('form.invalid')
})

test('what is no text is told as the schema says', () => {
  expect(soundText('form.required').safeParse(undefined).error?.issues[0]?.message).toBe('form.required')
})
