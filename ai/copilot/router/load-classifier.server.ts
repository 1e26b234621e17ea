import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { once } from '#lib/once.ts'
import { type Classifier, type Example, trainClassifier } from './classify-question.ts'
import { maskPlaces } from './features-of.ts'
import { plainText } from './plain-text.ts'
import { readAmounts } from './read-amounts.ts'
import { readTimes } from './read-dates.ts'
import { readIdle } from './read-idle.ts'

/** What questions mean: a tool, or what is refused. A file of examples each, a wording a line. */
export const labels = [
  'find_records',
  'open_record',
  'what_blocks_stage',
  'my_day',
  'overdue_payments',
  'pipeline_and_forecast',
  'search_knowledge',
  'find_contracts',
  'bids',
  'log_visit',
  'change_field',
  'refuse',
] as const
export type Label = (typeof labels)[number]

/** Any day will do: of the days of an example only that they are some is kept. */
const someDay = '2026-11-30'

/** A question as the classifier sees it. */
export function maskQuestion(
  plain: string,
  today: string,
  people: readonly { start: number; end: number }[] = [],
): string {
  const idle = readIdle(plain, today)
  return maskPlaces(plain, [
    ...(idle ? [{ ...idle, as: 'idle' }] : []),
    ...readAmounts(plain).map((place) => ({ ...place, as: 'amount' })),
    ...readTimes(plain, today).map((place) => ({ ...place, as: 'time' })),
    ...people.map((place) => ({ ...place, as: 'person' })),
  ])
}

/** Reads the examples that are shipped, in steps. */
function* readExamples(): Generator<void, Example[]> {
  const examples: Example[] = []
  for (const label of labels) {
    const file = fileURLToPath(new URL(`./examples/${label}.txt`, import.meta.url))
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() === '') continue
      examples.push({ label, masked: maskQuestion(plainText(line), someDay) })
      if (examples.length % 64 === 0) yield
    }
  }
  return examples
}

function* make(): Generator<void, Classifier> {
  return yield* trainClassifier(yield* readExamples())
}

/** Milliseconds of work after which others are served. */
const longestStep = 20

async function inSteps<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now()
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - began < longestStep) continue
    await setImmediate()
    began = performance.now()
  }
}

/** The classifier of the process, made when it is first asked, a little at a time. */
export function loadClassifier(): Promise<Classifier> {
  return once('copilot classifier', () => inSteps(make()))
}
