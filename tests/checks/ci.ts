import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { reports, runStep, type Step, type StepResult } from './run-step.ts'
import { generated, still, tests } from './steps.ts'

// The second half of .ci/run, after packages, Chromium and servers are there: what the embedded database alone cannot show.
// A step that fails does not keep the others from running.

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Test files that use a database: they run again on PostgreSQL. Found by what they import, so none can be forgotten. */
function filesWithDatabase(): string[] {
  const output = execFileSync(
    'git',
    ['grep', '--untracked', '-lE', '(tests/support/|\\./)[a-z-]*test-database', '--', '*.test.ts'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return output.split('\n').filter(Boolean)
}

const inNoNetwork = [
  'unshare',
  '--net',
  'sh',
  '-c',
  // Only the loopback is left; whatever else there is would make the run prove nothing.
  'ip link set lo up && [ "$(ip -o link | wc -l)" = 1 ] && exec "$@"',
  'cut-off',
]

const cutOff = ['promotion', 'start-and-stop', 'copilot.e2e', 'knowledge', 'rules', 'reviews', 'bid-review.e2e']

const further: Step[] = [
  {
    name: 'tests on PostgreSQL',
    command: ['vitest', 'run', '--project', 'node', '--project', 'guards', ...filesWithDatabase()],
    isTest: true,
  },
  { name: 'build', command: ['node', '.ci/bootstrap.cjs', 'start'] },
  { name: 'browser tests', command: ['vitest', 'run', '--project', 'e2e'], isTest: true },
  {
    name: 'network cut off',
    // All that works without a model, in the browser: deals, knowledge, rules, reviews of contracts and bids, the copilot.
    command: [...inNoNetwork, 'vitest', 'run', '--project', 'e2e', ...cutOff],
    env: { TEST_DATABASE_URL: '', TEST_REDIS_URL: '' },
    isTest: true,
  },
  { name: 'look', command: ['node', 'tests/look/look.ts', '--short'] },
  { name: 'contract review', command: ['npm', 'run', '--silent', 'eval', '--', 'review'] },
  { name: 'retrieval', command: ['npm', 'run', '--silent', 'eval', '--', 'retrieval'] },
  { name: 'copilot router', command: ['npm', 'run', '--silent', 'eval', '--', 'router'] },
  { name: 'bad files', command: ['npm', 'run', '--silent', 'test:bad-files'] },
  { name: 'bench', command: ['npm', 'run', '--silent', 'bench'] },
]

const reportOf = ({ name }: Step) => `${reports}${name.replaceAll(' ', '-')}.json`

const before = performance.now()
for (const step of further) rmSync(reportOf(step), { force: true })
for (const step of further) {
  const { name, ok, seconds, passed, failed, output } = await runStep(step)
  const counts = `${passed} passed, ${failed} failed`
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`)
  if (!ok || name === 'bench' || name === 'contract review') console.log(`\n${output.trim()}\n`)
}
console.log(`${Math.round((performance.now() - before) / 1000)} s since validate`)

// A step without a report did not run to its end, which is a failure of its own.
const all = [...generated, ...still, ...tests, ...further].map((step): Pick<StepResult, 'passed' | 'failed'> => {
  const file = reportOf(step)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 }
})
const passed = all.reduce((sum, one) => sum + one.passed, 0)
const failed = all.reduce((sum, one) => sum + one.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
