import { sweepActor } from '#crm/org/sweep-actor.ts'
import { keepInForce } from '#crm/rule-sets/rule-in-force.server.ts'
import { isAppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { notCrossed, sweepFailure, VersionReplaced } from './_sweep-failure.server.ts'
import { findingStatement, isRunaway, type SweepStatementOptions, sweepStatement } from './sweep-statement.ts'
import type { SweepFault, SweptRule } from './swept-rule.ts'
import type { WarningRule } from './warning-rules.server.ts'
import { warningSubjects } from './warning-subjects.ts'

/** of one rule over a million records, or of all rules together */
const sweepPatienceMs = 10 * 60_000
const faultsNamed = 20

export const nothingSwept = { version: null, found: 0, opened: 0, closed: 0, held: false }

interface RuleOptions extends SweepStatementOptions {
  signal: AbortSignal | undefined
}

/**
 * Does one rule's work. If it fails on a record, that one is reported, and the work is done on all others.
 * @returns null when the version that was asked is no longer in force: what has replaced it is looked over by a job of its own
 */
export async function sweepRule(options: RuleOptions): Promise<SweptRule | null> {
  try {
    return await sweepVersion(options)
  } catch (error) {
    if (sweepFailure(error) === 'replaced') return null
    throw error
  }
}

async function sweepVersion(options: RuleOptions): Promise<SweptRule> {
  const { id: ruleId, version } = options.rule
  const none = { ...nothingSwept, ruleId, version }
  try {
    return await runStatement(options)
  } catch (error) {
    if (isAppError(error) && error.code === 'RULES_BROKEN') return { ...none, faults: [faultOf(null, error)] }
    const failure = sweepFailure(error)
    if (failure === 'slow') return { ...none, faults: [tooSlow] }
    if (failure !== 'record') throw error
    // A part is asked from the tables: of what was kept there is all or nothing.
    return await sweepInHalves({ ...options, kept: undefined }, options.only ?? (await recordsOf(options.rule)))
  }
}

const tooSlow: SweepFault = {
  recordId: null,
  reason: `too slow: a statement took longer than ${sweepPatienceMs / 60_000} minutes`,
}

async function runStatement(options: SweepStatementOptions): Promise<SweptRule> {
  const { id, version } = options.rule
  const row = await asSweep(async (tx) => {
    if (!(await keepInForce({ tx, id, version }))) throw new VersionReplaced(`${id} V${version}`)
    const { text, values } = sweepStatement(options)
    const [only] = await tx.$queryRawUnsafe<Row[]>(text, ...values)
    return only ?? { found: 0, opened: 0, closed: 0, sound: true, whole: true }
  })
  // What was kept went with a server that was killed: the rule looks for itself.
  if (!row.whole) return await runStatement({ ...options, kept: undefined })
  const { found, opened, closed, sound } = row
  return { ruleId: id, version, found, opened, closed, held: !sound, faults: [] }
}

/** A transaction of the sweep's, run again when it met another. */
export function asSweep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return notCrossed(() => withActor(sweepActor, work, { patienceMs: sweepPatienceMs }))
}

interface Row {
  found: number
  opened: number
  closed: number
  sound: boolean
  whole: boolean
}

/**
 * Does the rule's work on all records but those on which it fails. What it may open at once is said of all of them together,
 * so they are counted before any is opened.
 */
async function sweepInHalves(options: RuleOptions, ids: readonly string[]): Promise<SweptRule> {
  const faults: SweepFault[] = []
  const { id: ruleId, version } = options.rule
  const total: SweptRule = { ruleId, version, found: 0, opened: 0, closed: 0, held: false, faults }
  const sound: (readonly string[])[] = []
  let fresh = 0
  const { most, usual, signal } = options
  const counted = await inHalves({ parts: [ids], faults, signal }, async (part) => {
    const one = await countFound({ ...options, only: part })
    total.found += one.found
    fresh += one.fresh
    sound.push(part)
  })
  if (!counted) return total
  if (isRunaway({ found: total.found, fresh, most, usual })) return { ...total, held: true }
  total.found = 0
  await inHalves({ parts: sound, faults, signal }, async (part) => {
    const share = { only: part, most: most - total.opened, usual: undefined }
    const { found, opened, closed, held } = await runStatement({ ...options, ...share })
    total.found += found
    total.opened += opened
    total.closed += closed
    total.held ||= held
  })
  return total
}

/**
 * Works on all ids, a part at a time: one that fails is halved until the record is known on which it does. Once many are known the
 * parts that fail are no longer halved; how many records they hold is the last fault. Nothing is begun once the signal has ended it.
 * @returns false when a part was too slow, and the others were left
 */
async function inHalves(
  options: { parts: readonly (readonly string[])[]; faults: SweepFault[]; signal: AbortSignal | undefined },
  work: (part: readonly string[]) => Promise<void>,
): Promise<boolean> {
  const { parts, faults, signal } = options
  const waiting = parts.filter(({ length }) => length > 0).toReversed()
  let left = 0
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    signal?.throwIfAborted()
    try {
      await work(part)
    } catch (error) {
      const failure = sweepFailure(error)
      if (failure === 'slow') {
        faults.push(tooSlow)
        return false
      }
      if (failure !== 'record') throw error
      const [first] = part
      if (part.length > 1 && faults.length < faultsNamed) {
        const middle = Math.ceil(part.length / 2)
        waiting.push(part.slice(middle), part.slice(0, middle))
      } else if (faults.length < faultsNamed) {
        faults.push(faultOf(first ?? null, error))
      } else left += part.length
    }
  }
  if (left > 0) faults.push({ recordId: null, reason: `${left} more records were not looked at` })
  return true
}

function countFound(options: SweepStatementOptions): Promise<{ found: number; fresh: number }> {
  return asSweep(async (tx) => {
    const { text, values } = findingStatement(options)
    const [row] = await tx.$queryRawUnsafe<{ found: number; fresh: number }[]>(text, ...values)
    return row ?? { found: 0, fresh: 0 }
  })
}

/** Every record that the rule could be about. */
async function recordsOf(rule: WarningRule): Promise<string[]> {
  return withActor(sweepActor, async (tx) => {
    if (rule.subject === 'customer-relationship') {
      const held = await tx.customerRelationship.findMany({ select: { customerId: true }, distinct: ['customerId'] })
      return held.map(({ customerId }) => customerId)
    }
    if (warningSubjects[rule.subject]?.partType) {
      const held = await tx.contract.findMany({ select: { opportunityId: true }, distinct: ['opportunityId'] })
      return held.map(({ opportunityId }) => opportunityId)
    }
    const rows = await tx.opportunity.findMany({ where: { status: 'open' }, select: { id: true } })
    return rows.map(({ id }) => id)
  })
}

/** What an administrator is told: the database's own words name the fault, and no value of a record. */
function faultOf(recordId: string | null, error: unknown): SweepFault {
  const message = error instanceof Error ? error.message : String(error)
  return { recordId, reason: (/Message: `(.*?)`/.exec(message)?.[1] ?? message).slice(0, 300) }
}
