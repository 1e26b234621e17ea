import { expect, test } from 'vitest'
import { isCode, readTree, requireWhole } from './source-tree.ts'

test('the tree holds every code file that git lists', () => {
  requireWhole(readTree(isCode), isCode)
})

test('a guard that missed a file that git lists is refused, and so is one that looked at nothing', () => {
  const looked = [{ path: 'lib/ids.ts' }]
  expect(() => requireWhole(looked, isCode, ['lib/ids.ts', 'lib/clock.ts'])).toThrow('lib/clock.ts')
  expect(() => requireWhole(looked, isCode, ['lib/ids.ts', 'README.md'])).not.toThrow()
  expect(() => requireWhole([], isCode, [])).toThrow('no file')
})
