import { expect, test } from 'vitest'
import { AppError, isAppError } from './errors.ts'

class Refusal extends AppError {
  constructor() {
    super('BAD_INPUT')
    this.name = 'Refusal'
  }
}

test('an AppError is known by its shape, whatever its kind is called; what a system throws is none', () => {
  expect(isAppError(new AppError('CONFLICT'))).toBe(true)
  expect(isAppError(new Refusal())).toBe(true)
  expect(isAppError(Object.assign(new Error('gone'), { code: 'ENOENT', details: {} }))).toBe(false)
  expect(isAppError(Object.assign(new Error('no details'), { code: 'CONFLICT' }))).toBe(false)
})
