import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { PlaybookRule } from '#ai/review-contract/decide-flags.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { startReviewer } from '#ai/review-contract/start-reviewer.server.ts'
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
  // Before anything else has grown the process.
  const longest = contractOfPages(Math.max(...sizes), 'table of Adobe')
  const memoryAlone = await megabytesWhile(() => getText(longest))
  const memory = await memoryAgainst(longest, playbook, memoryAlone)
  const measures: Measure[] = []
  for (const lettering of letterings) {
    const took = new Map<number, Took>()
    for (const pages of sizes) took.set(pages, await measure(contractOfPages(pages, lettering), playbook))
    for (const [pages, one] of took) measures.push(...ratiosOf(`${pages} pages, ${lettering}`, one))
    measures.push(growthOf(lettering, took))
  }
  return [...measures, memory]
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

/** Megabytes that this process and those it has started hold now. */
async function megabytesNow(): Promise<number> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'latin1')
  const held = ['self', ...children.trim().split(' ').filter(Boolean)].map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  })
  return (await Promise.all(held)).reduce((sum, each) => sum + each, 0)
}

/** The most that was held at once while something was done. */
async function megabytesWhile(work: () => Promise<unknown>): Promise<number> {
  let most = await megabytesNow()
  const look = setInterval(async () => {
    most = Math.max(most, await megabytesNow())
  }, 20)
  await work()
  clearInterval(look)
  return most
}

/** The most that this process and all that it starts hold, against the same with getText alone, of the longest contract. */
async function memoryAgainst(bytes: Uint8Array, playbook: PlaybookRule[], alone: number): Promise<Measure> {
  const most = await megabytesWhile(() => reviewOnce(bytes, playbook))
  const detail = `${most.toFixed(0)} MB, ${alone.toFixed(0)} MB with getText alone`
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
    const { document, review, readAt } = await reviewOnce(bytes, playbook)
    times.review.push(performance.now() - began)
    times.reading.push(readAt - began)
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

/** As the job and the command do it: the reviewer gets ready while the file is read. */
async function reviewOnce(bytes: Uint8Array, playbook: PlaybookRule[]) {
  const reviewer = startReviewer()
  try {
    const document = await readDocument({ bytes, name: 'contract.pdf' })
    const readAt = performance.now()
    const review = await reviewer.review({ document, context: { playbook, ...packDefaults, now: new Date() } })
    return { document, review, readAt }
  } finally {
    reviewer.close()
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
