import { expect, test } from 'vitest'
import { creditCodeCheck, isCreditCode, normaliseCreditCode } from './credit-code.ts'

// Codes that their owners publish: Tencent, Alibaba (China), Huawei.
const published = ['9144030071526726XG', '91330100799655058B', '914403001922038216']

test.each(published)('%s is a credit code', (code) => {
  expect(isCreditCode(code)).toBe(true)
})

test.each(published)('%s with any other last character is none', (code) => {
  const others = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((last) => last !== code.charAt(17))
  expect(others.filter((last) => isCreditCode(code.slice(0, 17) + last))).toEqual([])
})

test('two neighbours exchanged are noticed', () => {
  expect(isCreditCode('91330100796955058B')).toBe(false)
})

test.each(['', '91330100799655058', '91330100799655058BB', '9133010079965505OB', '91330100799655058b'])(
  '%j is none',
  (code) => {
    expect(isCreditCode(code)).toBe(false)
  },
)

test('a letter outside the alphabet has no check character', () => {
  expect(creditCodeCheck('9133010079965505O')).toBeNull()
})

test('width, case, spaces and hyphens are the typist’s', () => {
  expect(normaliseCreditCode(' ９１３３０１００-7996 55058b ')).toBe('91330100799655058B')
})
