import type { Client } from 'pg'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { getBoard } from '#crm/opportunities/get-board.server.ts'
import { searchEverything } from '#crm/search/search-everything.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import type { Measure } from '../measure.ts'
import { bareBoard, bareEverything, bareSearch } from './bare-lists.ts'

const sizes = [100_000, 1_000_000] as const
const rounds = 12
const warmUp = 2
/** The slowest are not asked that often: no more of them begin after this, in milliseconds. */
const patience = 8000

/** Held by a sixth of the opportunities, by a sixth of the customers, by a few of either, by one. */
const words = { common: '液压机', 'of customers': '特钢', rare: '滇岭水泥77', number: 'OPP-2000-0031676' }

interface Question {
  name: string
  ours: (actor: Actor) => Promise<unknown>
  bare: (client: Client, actor: Actor) => Promise<unknown>
  /** how many times longer it may take over ten times the opportunities */
  growth: number
}

const questions: Question[] = [
  {
    name: 'board with totals',
    ours: (actor) => withActor(actor, (tx) => getBoard({ tx, actor, typeId: 'product-project', filter: {} })),
    bare: (client, actor) => bareBoard(client, actor),
    growth: 10,
  },
  ...Object.entries(words).map(([kind, q]) => ({
    name: `text search, ${kind}`,
    ours: (actor: Actor) => withActor(actor, (tx) => findOpportunities({ tx, actor, filter: { q } })),
    bare: (client: Client, actor: Actor) => bareSearch(client, actor, q),
    growth: 20,
  })),
  ...Object.entries(words).map(([kind, q]) => ({
    name: `palette, ${kind}`,
    ours: (actor: Actor) => withActor(actor, (tx) => searchEverything({ tx, actor, q })),
    bare: (client: Client, actor: Actor) => bareEverything(client, actor, q),
    growth: 10,
  })),
]

/**
 * What the board, the search of the list and the palette cost over 100,000 opportunities and over a million, as somebody who sees
 * few, some and all. The baseline is the same rows by hand-written SQL through pg, in a transaction, without any policy; what grows
 * is measured against itself. SIZE=100000 measures that one only.
 */
export async function bench(): Promise<Measure[]> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('bench lists needs TEST_DATABASE_URL')
  const asked = sizes.filter((size) => !process.env.SIZE || Number(process.env.SIZE) === size)
  const taken = new Map<number, Map<string, Took>>()
  for (const size of asked) taken.set(size, await measure(server, size))
  const [small, large] = sizes.map((size) => taken.get(size))
  const measures = [...taken].flatMap(([size, took]) => [...took].map(([name, one]) => ratioOf(name, size, one)))
  return small && large ? [...measures, ...growths(small, large)] : measures
}

interface Took {
  ours: number
  bare: number
  growth: number
}

function ratioOf(name: string, size: number, { ours, bare }: Took): Measure {
  return {
    name: `${name}, ${size.toLocaleString('en')}`,
    ratio: ours / bare,
    baseline: 'the same rows through pg, no policies',
    limit: 3,
    detail: `${ours.toFixed(1)} ms, bare ${bare.toFixed(1)} ms`,
  }
}

function growths(small: Map<string, Took>, large: Map<string, Took>): Measure[] {
  return [...large].map(([name, took]) => {
    const before = small.get(name)?.ours ?? Number.NaN
    return {
      name: `${name}, growth`,
      ratio: took.ours / before,
      baseline: 'itself over 100,000',
      limit: took.growth,
      detail: `${before.toFixed(1)} ms to ${took.ours.toFixed(1)} ms over 1,000,000`,
    }
  })
}

function measure(server: string, opportunities: number): Promise<Map<string, Took>> {
  return onScaledDatabase({ server, opportunities }, measureOn)
}

async function measureOn({ client, scaled, actorOf }: ScaledDatabase): Promise<Map<string, Took>> {
  const took = new Map<string, Took>()
  const people = {
    rep: scaled.rep,
    'department head': scaled.manager,
    'subsidiary head': scaled.head,
    headquarters: scaled.hq,
  }
  for (const { name, ours, bare, growth } of questions) {
    for (const [who, id] of Object.entries(people)) {
      const actor = await actorOf(id)
      const [own, other] = await medians(
        () => ours(actor),
        () => bare(client, actor),
      )
      took.set(`${name}, ${who}`, { ours: own, bare: other, growth })
    }
  }
  return took
}

/** Milliseconds, the two measured in turn so that a slow moment hits both. */
async function medians(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  const until = performance.now() + patience
  for (let n = 0; n < rounds && (n <= warmUp || performance.now() < until); n += 1) {
    for (const [index, work] of [first, second].entries()) {
      const began = performance.now()
      await work()
      if (n >= warmUp) times[index as 0 | 1].push(performance.now() - began)
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0) as [number, number]
}
