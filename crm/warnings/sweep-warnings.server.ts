import { readSettings } from '#crm/org/read-settings.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { dayOf } from '#lib/clock.ts'
import { isAppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { foundUsually } from './_found-usually.server.ts'
import { notCrossed, sweepFailure } from './_sweep-failure.server.ts'
import { closeRetiredWarnings } from './close-retired-warnings.server.ts'
import { findingStatement, isRunaway, type SweepStatementOptions, sweepStatement } from './sweep-statement.ts'
import { type WarningRule, warningRules } from './warning-rules.server.ts'

/** A record on which a rule failed. The others went on. */
export interface SweepFault {
  recordId: string | null
  reason: string
}

export interface SweptRule {
  ruleId: string
  found: number
  opened: number
  closed: number
  /** it would have opened more than it may at once, and did nothing */
  held: boolean
  faults: SweepFault[]
}

export interface SweepOptions {
  now?: Date
  /** warnings that one rule may open at once before it is held back; null: without this limit or any other */
  most?: number | null
  /** these records only, after an event; what was found is not kept as a run */
  only?: readonly string[]
  /** by this rule only, which was let go */
  ruleId?: string
  signal?: AbortSignal
}

const faultsNamed = 20
/** the largest that the statement's counter holds */
const noLimit = 2_147_483_647
/** of one rule over a million records */
const sweepPatienceMs = 10 * 60_000

/**
 * Looks over every record by every warning rule in force, a transaction a rule. A rule that fails on a record is reported on
 * that record, and does its work on all others. What is open by a rule that is no longer in force is closed at the end.
 */
export async function sweepWarnings(options: SweepOptions = {}): Promise<SweptRule[]> {
  const { now = new Date(), most = 20_000, only, ruleId, signal } = options
  const { rules, broken, held, usual, settings } = await withActor(sweepActor, async (tx) => ({
    ...(await warningRules({ tx })),
    held: only ? await heldRules(tx) : new Set<string>(),
    // Of a few records, or of a rule that was let go, nothing is usual.
    usual: only || most === null ? new Map<string, number>() : await foundUsually(tx),
    settings: await readSettings(tx),
  }))
  const { timeZone, currency } = settings
  const swept: SweptRule[] = []
  const cause = ruleId === undefined ? 'all' : 'released'
  const keep = async (result: SweptRule) => {
    if (!only) await keepRun({ result, today: dayOf(now, timeZone), cause })
  }
  const asked = ({ id }: { id: string }) => ruleId === undefined || id === ruleId
  for (const { id, reason } of broken.filter(asked)) {
    const result = { ...nothing, ruleId: id, faults: [{ recordId: null, reason }] }
    await keep(result)
    swept.push(result)
  }
  for (const rule of rules.filter(asked)) {
    signal?.throwIfAborted()
    // Held at night, a rule must not open by day, a few records at a time, what it was held for.
    if (held.has(rule.id)) continue
    const limits = { most: most ?? noLimit, usual: usual.get(rule.id) }
    const result = await sweepRule({ rule, today: dayOf(now, timeZone), timeZone, currency, ...limits, only, signal })
    await keep(result)
    swept.push(result)
  }
  if (only || ruleId !== undefined) return swept
  signal?.throwIfAborted()
  for (const retired of await asSweep((tx) => closeRetiredWarnings({ tx }))) {
    const result = { ...nothing, ...retired, faults: [] }
    await keep(result)
    swept.push(result)
  }
  return swept
}

const nothing = { found: 0, opened: 0, closed: 0, held: false }

/** Rules whose last sweep over everything was held back. */
async function heldRules(tx: Tx): Promise<ReadonlySet<string>> {
  const last = await tx.sweepRun.findMany({
    distinct: ['ruleId'],
    orderBy: [{ ruleId: 'asc' }, { at: 'desc' }],
    select: { ruleId: true, held: true },
  })
  return new Set(last.filter(({ held }) => held).map(({ ruleId }) => ruleId))
}

interface RuleOptions extends SweepStatementOptions {
  signal: AbortSignal | undefined
}

async function sweepRule(options: RuleOptions): Promise<SweptRule> {
  const none = { ...nothing, ruleId: options.rule.id }
  try {
    return await runStatement(options)
  } catch (error) {
    if (isAppError(error) && error.code === 'RULES_BROKEN') return { ...none, faults: [faultOf(null, error)] }
    const failure = sweepFailure(error)
    if (failure === 'slow') return { ...none, faults: [tooSlow] }
    if (failure !== 'record') throw error
    return await sweepInHalves(options, options.only ?? (await recordsOf(options.rule)))
  }
}

const tooSlow: SweepFault = {
  recordId: null,
  reason: `too slow: a statement took longer than ${sweepPatienceMs / 60_000} minutes`,
}

function runStatement(options: SweepStatementOptions): Promise<SweptRule> {
  return asSweep(async (tx) => {
    const { text, values } = sweepStatement(options)
    const [row] = await tx.$queryRawUnsafe<Row[]>(text, ...values)
    const { found = 0, opened = 0, closed = 0, sound = true } = row ?? {}
    return { ruleId: options.rule.id, found, opened, closed, held: !sound, faults: [] }
  })
}

function asSweep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return notCrossed(() => withActor(sweepActor, work, { patienceMs: sweepPatienceMs }))
}

interface Row {
  found: number
  opened: number
  closed: number
  sound: boolean
}

/**
 * Does the rule's work on all records but those on which it fails. What it may open at once is said of all of them together,
 * so they are counted before any is opened.
 */
async function sweepInHalves(options: RuleOptions, ids: readonly string[]): Promise<SweptRule> {
  const faults: SweepFault[] = []
  const total: SweptRule = { ruleId: options.rule.id, found: 0, opened: 0, closed: 0, held: false, faults }
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
    const rows = await tx.opportunity.findMany({ where: { status: 'open' }, select: { id: true } })
    return rows.map(({ id }) => id)
  })
}

/** What an administrator is told: the database's own words name the fault, and no value of a record. */
function faultOf(recordId: string | null, error: unknown): SweepFault {
  const message = error instanceof Error ? error.message : String(error)
  return { recordId, reason: (/Message: `(.*?)`/.exec(message)?.[1] ?? message).slice(0, 300) }
}

interface KeepRunOptions {
  result: SweptRule
  today: string
  cause: 'all' | 'released'
}

function keepRun({ result, today, cause }: KeepRunOptions): Promise<unknown> {
  const { ruleId, found, opened, closed, held, faults } = result
  return withActor(sweepActor, (tx: Tx) =>
    tx.sweepRun.createMany({
      data: {
        id: newId(),
        day: new Date(`${today}T00:00:00Z`),
        ruleId,
        found,
        opened,
        closed,
        held,
        faults: faults as never,
        cause,
      },
    }),
  )
}
