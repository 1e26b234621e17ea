import { expect, test } from 'vitest'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { AppError, isAppError } from './errors.ts'

test('an AppError is known by its shape, whatever its kind is called; what a system throws is none', () => {
  expect(isAppError(new AppError('CONFLICT'))).toBe(true)
  expect(isAppError(new UnreadableFile('encrypted'))).toBe(true)
  expect(isAppError(Object.assign(new Error('gone'), { code: 'ENOENT', details: {} }))).toBe(false)
  expect(isAppError(Object.assign(new Error('no details'), { code: 'CONFLICT' }))).toBe(false)
})
