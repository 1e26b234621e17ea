import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PlaybookRule } from '#ai/review-contract/decide-flags.ts'
import { reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import type { Measure } from '#tests/bench/measure.ts'
import { contractOfPages, type Lettering } from './contract-of-pages.ts'

const sizes = [10, 100, 300] as const
const letterings: readonly Lettering[] = ['own table', 'table of Adobe']
const rounds = 5
/** Of the words that we read, getText has to have read as good as all: what it leaves out it is soon done with. */
const leastAlone = 0.95

/**
 * Reading a contract, and the whole review of it, at 10, 100 and 300 pages, against what pdf-parse's getText alone takes for the
 * words of the same file in a thread of its own: one of its clauses in twenty trips a rule.
 */
export async function bench(): Promise<Measure[]> {
  const playbook = await shippedPlaybook(packDefaults)
  const memoryAlone = await megabytesAlone(contractOfPages(Math.max(...sizes), 'table of Adobe'))
  const measures: Measure[] = []
  for (const lettering of letterings) {
    const took = new Map<number, Took>()
    for (const pages of sizes) took.set(pages, await measure(contractOfPages(pages, lettering), playbook))
    for (const [pages, one] of took) measures.push(...ratiosOf(`${pages} pages, ${lettering}`, one))
    measures.push(growthOf(lettering, took))
  }
  return [...measures, memoryAgainst(memoryAlone)]
}

interface Took {
  alone: number
  reading: number
  review: number
  flags: number
  characters: number
}

function ratiosOf(what: string, { alone, reading, review, flags, characters }: Took): Measure[] {
  const against = { baseline: 'getText of pdf-parse alone', limit: 3 }
  const times = `${alone.toFixed(0)} ms alone`
  return [
    { ...against, name: `reading, ${what}`, ratio: reading / alone, detail: `${reading.toFixed(0)} ms, ${times}` },
    {
      ...against,
      name: `whole review, ${what}`,
      ratio: review / alone,
      detail: `${review.toFixed(0)} ms, ${times}; ${characters} characters, ${flags} flags`,
    },
  ]
}

/** Three times the pages should take three times as long; half as much again is left for the moment. */
function growthOf(lettering: Lettering, took: ReadonlyMap<number, Took>): Measure {
  const [hundred, most] = [took.get(100)?.review ?? Number.NaN, took.get(300)?.review ?? Number.NaN]
  const detail = `${hundred.toFixed(0)} ms to ${most.toFixed(0)} ms`
  const name = `whole review, growth, ${lettering}`
  return { name, ratio: most / hundred, limit: 4.5, baseline: 'itself at 100 pages', detail }
}

function megabytes(): number {
  return process.resourceUsage().maxRSS / 1024
}

async function megabytesAlone(bytes: Uint8Array): Promise<number> {
  await getText(bytes)
  return megabytes()
}

/** The most that the process has held, with all its threads. */
function memoryAgainst(alone: number): Measure {
  const most = megabytes()
  const detail = `${most.toFixed(0)} MB, ${alone.toFixed(0)} MB after getText alone`
  return { name: 'memory at most', ratio: most / alone, limit: 3, baseline: 'the process with getText alone', detail }
}

async function measure(bytes: Uint8Array, playbook: PlaybookRule[]): Promise<Took> {
  const times: Record<'alone' | 'reading' | 'review', number[]> = { alone: [], reading: [], review: [] }
  let flags = 0
  let characters = 0
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    const read = await getText(bytes)
    times.alone.push(performance.now() - start)
    const began = performance.now()
    // The bytes go with the message to the thread.
    const document = await readDocument({ bytes: bytes.slice(), name: 'contract.pdf' })
    times.reading.push(performance.now() - began)
    const review = await reviewContract(document, { playbook, ...packDefaults, now: new Date() })
    times.review.push(performance.now() - began)
    flags = review.flags.length
    characters = document.text.length
    if (read < characters * leastAlone) throw new Error(`getText read ${read} of ${characters} characters`)
  }
  return {
    alone: median(times.alone),
    reading: median(times.reading),
    review: median(times.review),
    flags,
    characters,
  }
}

/** @returns how many characters it has read */
async function getText(bytes: Uint8Array): Promise<number> {
  const worker = new Worker(new URL('./get-text.ts', import.meta.url), {
    workerData: { bytes: bytes.slice() },
    execArgv: [],
  })
  const [length] = (await once(worker, 'message')) as [number]
  await worker.terminate()
  return length
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
