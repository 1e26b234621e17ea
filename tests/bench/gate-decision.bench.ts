import { Engine } from 'json-rules-engine'
import type { Condition } from '#engine/condition.ts'
import { decide } from '#engine/decide.ts'
import type { FactDeclaration } from '#engine/vocabulary.ts'
import type { Measure } from './measure.ts'

const lines = 30
const rounds = 15
const decisionsARound = 40

const facts: FactDeclaration[] = Array.from({ length: lines }, (_, index) => ({
  id: `fact${index}`,
  type: index % 3 === 0 ? 'money' : index % 3 === 1 ? 'date' : 'number',
  nullable: true,
}))
const vocabulary = { subject: 'bench', version: '1', facts }

const wireOf = ({ type }: FactDeclaration, more: number) =>
  type === 'money' ? `${1000 + more}.00` : type === 'date' ? `2027-01-${10 + more}` : String(10 + more)

const row = Object.fromEntries(facts.map((fact, index) => [fact.id, wireOf(fact, index % 7)]))
const condition: Condition = {
  all: [0, 10, 20].map((start) => ({
    any: facts
      .slice(start, start + 10)
      .map((fact) => ({ fact: fact.id, operator: 'greaterThanInclusive', value: wireOf(fact, 3) })),
  })),
}

/** The same figures as floats and day numbers, which json-rules-engine compares by itself. */
const plainOf = (wire: string) => (wire.includes('-') ? Date.parse(wire) : Number(wire))
const plainRow = Object.fromEntries(Object.entries(row).map(([id, wire]) => [id, plainOf(wire)]))
const plainCondition = {
  all: [0, 10, 20].map((start) => ({
    any: facts
      .slice(start, start + 10)
      .map((fact) => ({ fact: fact.id, operator: 'greaterThanInclusive', value: plainOf(wireOf(fact, 3)) })),
  })),
}

async function decideOnce(): Promise<boolean> {
  const rules = [{ id: 'R', version: 1, name: { zh: '', en: '' }, condition }]
  const decision = await decide({ rules, facts: row, vocabulary, timezone: 'Asia/Shanghai', now: new Date(0) })
  return decision.outcome === 'allow'
}

async function bareOnce(): Promise<boolean> {
  const engine = new Engine([{ conditions: plainCondition, event: { type: 'rule' } }])
  const { results } = await engine.run(plainRow)
  return results.length === 1
}

function writtenByHand(): boolean {
  return [0, 10, 20].every((start) =>
    facts.slice(start, start + 10).some((fact) => (plainRow[fact.id] ?? 0) >= plainOf(wireOf(fact, 3))),
  )
}

/** Milliseconds of processor time that one run takes, in a round of many: others on the machine do not count. */
async function timeOf(once: () => Promise<boolean> | boolean, runs: number): Promise<number> {
  const start = process.cpuUsage()
  for (let index = 0; index < runs; index++) {
    if (!(await once())) throw new Error('All three must allow')
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / runs
}

/**
 * The engine's share of a gate decision: types read, three values, a trace of 30 lines, against json-rules-engine alone on
 * floats. Rounds of each alternate and the fastest count: what slows one down is the machine's, not the code's.
 */
export async function benchGateDecision(): Promise<Measure> {
  const times = { decide: [] as number[], bare: [] as number[], hand: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.decide.push(await timeOf(decideOnce, decisionsARound))
    times.bare.push(await timeOf(bareOnce, decisionsARound))
    times.hand.push(await timeOf(writtenByHand, decisionsARound * 100))
  }
  const [own, bare, hand] = [Math.min(...times.decide), Math.min(...times.bare), Math.min(...times.hand)]
  return {
    name: 'gate decision, decide with trace',
    ratio: own / bare,
    baseline: 'json-rules-engine alone on floats, no trace',
    limit: 6,
    detail: `${lines} lines: ${own.toFixed(3)} ms; alone ${bare.toFixed(3)} ms; by hand ${(hand * 1000).toFixed(1)} µs`,
  }
}

export const bench = async (): Promise<Measure[]> => [await benchGateDecision()]
