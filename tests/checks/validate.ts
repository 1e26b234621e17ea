import { runStep, type Step, type StepResult } from './run-step.ts'
import { generated, still, tests } from './steps.ts'

// What every change must pass, on the embedded database. One summary line a step; what a step said only when it failed.

async function runTogether(steps: Step[], lanes: number): Promise<StepResult[]> {
  const waiting = [...steps]
  const results: StepResult[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step)
      print(result)
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

function print({ name, ok, seconds, passed, failed, output }: StepResult): void {
  const counts = passed + failed > 1 ? `${passed} passed, ${failed} failed` : ''
  console.log(
    `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`.trimEnd(),
  )
  if (!ok) console.log(`\n${output.trim()}\n`)
}

const results = [
  ...(await runTogether(generated, 1)),
  ...(await runTogether(still, 2)),
  ...(await runTogether(tests, 1)),
]
const failed = results.filter((result) => !result.ok).map((result) => result.name)
console.log(failed.length === 0 ? 'validate: all good' : `validate: failed in ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
