import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PlaybookRule } from '#ai/review-contract/decide-flags.ts'
import { reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { aPdf, lines } from '#tests/factories/a-pdf.ts'
import type { Measure } from '../measure.ts'

const sizes = [10, 100, 300] as const
const rounds = 5
const linesAPage = 38

/**
 * Reading a contract, and the whole review of it, at 10, 100 and 300 pages, against what pdf-parse's getText alone takes for the same
 * file in a thread of its own: one of its clauses in twenty trips a rule.
 */
export async function bench(): Promise<Measure[]> {
  const playbook = await shippedPlaybook(packDefaults)
  const took = new Map<number, Took>()
  for (const pages of sizes) took.set(pages, await measure(contractOf(pages), playbook))
  return [...[...took].flatMap(([pages, one]) => ratiosOf(pages, one)), growthOf(took)]
}

interface Took {
  alone: number
  reading: number
  review: number
  flags: number
  characters: number
  megabytes: number
}

function ratiosOf(pages: number, { alone, reading, review, flags, characters, megabytes }: Took): Measure[] {
  const against = { baseline: 'getText of pdf-parse alone', limit: 3 }
  const times = `${alone.toFixed(0)} ms alone`
  return [
    {
      ...against,
      name: `reading, ${pages} pages`,
      ratio: reading / alone,
      detail: `${reading.toFixed(0)} ms, ${times}`,
    },
    {
      ...against,
      name: `whole review, ${pages} pages`,
      ratio: review / alone,
      detail: `${review.toFixed(0)} ms, ${times}; ${characters} characters, ${flags} flags, ${megabytes.toFixed(0)} MB at most so far`,
    },
  ]
}

/** Three times the pages should take three times as long; half as much again is left for the moment. */
function growthOf(took: ReadonlyMap<number, Took>): Measure {
  const [hundred, most] = [took.get(100)?.review ?? Number.NaN, took.get(300)?.review ?? Number.NaN]
  const detail = `${hundred.toFixed(0)} ms to ${most.toFixed(0)} ms`
  return { name: 'whole review, growth', ratio: most / hundred, limit: 4.5, baseline: 'itself at 100 pages', detail }
}

async function measure(bytes: Uint8Array, playbook: PlaybookRule[]): Promise<Took> {
  const times: Record<'alone' | 'reading' | 'review', number[]> = { alone: [], reading: [], review: [] }
  let flags = 0
  let characters = 0
  for (let round = 0; round < rounds; round += 1) {
    times.alone.push(await timed(() => getText(bytes)))
    const began = performance.now()
    // The bytes go with the message to the thread.
    const document = await readDocument({ bytes: bytes.slice(), name: 'contract.pdf' })
    times.reading.push(performance.now() - began)
    const review = await reviewContract(document, { playbook, ...packDefaults, now: new Date() })
    times.review.push(performance.now() - began)
    flags = review.flags.length
    characters = document.text.length
  }
  const megabytes = process.resourceUsage().maxRSS / 1024
  return {
    alone: median(times.alone),
    reading: median(times.reading),
    review: median(times.review),
    flags,
    characters,
    megabytes,
  }
}

async function getText(bytes: Uint8Array): Promise<void> {
  const worker = new Worker(new URL('./get-text.ts', import.meta.url), {
    workerData: { bytes: bytes.slice() },
    execArgv: [],
  })
  const [length] = (await once(worker, 'message')) as [number]
  if (length === 0) throw new Error('getText found no words')
  await worker.terminate()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

const harmless = [
  [
    '卖方应按附件规定的技术要求制造并交付设备，买方应按约定接收，并在到货后十日内',
    '会同卖方开箱检验，检验记录由双方代表签字。',
  ],
  ['双方应各自指定一名项目负责人，联系方式变更的，应在三日内书面通知对方。'],
  [
    'The Seller shall supply drawings, manuals and certificates in three copies each, and',
    'shall train twelve operators at the Site for ten working days.',
  ],
  [
    '设备的包装应适合长途运输，并采取防潮、防震、防锈措施，因包装不良造成的锈蚀和',
    '损坏由卖方修复；买方自行卸货造成的损坏除外。',
  ],
]
const risky = ['逾期交货的，每逾期一日按合同总价的0.3%支付违约金，不设上限。']

/** Chapters of ten numbered clauses of one or two lines each; one clause in twenty trips a rule. */
function contractOf(pages: number): Uint8Array {
  let clause = 0
  const page = () => {
    const texts: string[] = []
    while (texts.length < linesAPage - 1) {
      clause += 1
      const number = `${Math.ceil(clause / 100)}.${((Math.ceil(clause / 10) - 1) % 10) + 1}.${((clause - 1) % 10) + 1}`
      const [first = '', ...more] = clause % 20 === 0 ? risky : (harmless[clause % harmless.length] ?? risky)
      texts.push(`${number} ${first}`, ...more)
    }
    return { draws: lines(60, 780, texts, { size: 10, leading: 18 }) }
  }
  return aPdf({ pages: Array.from({ length: pages }, page) })
}
