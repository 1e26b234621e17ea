import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Where steps leave what they found; .ci/run adds it up. */
export const reports = `${root}.reports/`

export interface Step {
  name: string
  command: string[]
  env?: Record<string, string>
  /** the step runs vitest and leaves a report of its tests; a step without one counts as one check */
  isTest?: boolean
}

/** What came of a step. A test run in which nothing ran has failed. */
export interface StepResult {
  name: string
  ok: boolean
  seconds: number
  passed: number
  failed: number
  output: string
}

/** Runs one step to its end. Nothing is printed; what it said is in the result. */
export async function runStep(step: Step): Promise<StepResult> {
  const file = `${reports}${step.name.replaceAll(' ', '-')}`
  mkdirSync(reports, { recursive: true })
  rmSync(`${file}.vitest.json`, { force: true })
  const [command = '', ...args] = step.command
  const reporting = step.isTest ? ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}.vitest.json`] : []
  const started = performance.now()
  const { code, output } = await run(command, [...args, ...reporting], step.env)
  const counted = step.isTest
    ? countTests(`${file}.vitest.json`)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  // Vitest also fails for what belongs to no test, such as an error nobody caught.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed
  const result = {
    name: step.name,
    ok: code === 0 && failed === 0,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    passed: counted.passed,
    failed,
    output,
  }
  writeFileSync(`${file}.json`, JSON.stringify({ ...result, output: undefined }))
  return result
}

function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const path = `${root}node_modules/.bin${delimiter}${process.env.PATH}`
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env, PATH: path, NO_COLOR: '1' } })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Reads vitest's own report. A missing one, or one without a passed test, counts as one failure. */
export function countTests(file: string): { passed: number; failed: number } {
  let report: {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
  // A file that could not be loaded has failed without a test of it failing.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: failed === 0 && report.numPassedTests === 0 ? 1 : failed }
}
