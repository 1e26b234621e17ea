import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countTests } from './run-step.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const good = { status: 'passed', assertionResults: [{}] }

test('passed and failed tests are counted', () => {
  expect(countTests(report({ numPassedTests: 3, numFailedTests: 1, testResults: [good] }))).toEqual({
    passed: 3,
    failed: 1,
  })
})

test('a file that did not load has failed', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(countTests(report({ numPassedTests: 3, numFailedTests: 0, testResults: [good, broken] }))).toEqual({
    passed: 3,
    failed: 1,
  })
})

test('a run without a test has failed, and so has one without a report', () => {
  expect(countTests(report({ numPassedTests: 0, numFailedTests: 0, testResults: [] }))).toEqual({
    passed: 0,
    failed: 1,
  })
  expect(countTests(path.join(folder, 'gone.json'))).toEqual({ passed: 0, failed: 1 })
})
