import { readSettings } from '#crm/org/read-settings.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { ConfirmedFlood } from '#crm/rule-sets/release-version.server.ts'
import { dayOf } from '#lib/clock.ts'
import { isAppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { foundUsually } from './_found-usually.server.ts'
import { sweepFailure } from './_sweep-failure.server.ts'
import { asSweep, nothingSwept, sweepRule } from './_sweep-rule.server.ts'
import { closeRetiredWarnings } from './close-retired-warnings.server.ts'
import { checkWarningRule } from './compile-rule.ts'
import { dropFindings, keepFindings } from './keep-findings.server.ts'
import type { SweptRule } from './swept-rule.ts'
import { type WarningRule, warningRules } from './warning-rules.server.ts'

export interface SweepOptions {
  now?: Date
  /** warnings that one rule may open at once before it is held back; null: without this limit or any other */
  most?: number | null
  /** these records only, after an event; what was found is not kept as a run */
  only?: readonly string[]
  /** by this rule only, which was let go, released or taken back */
  ruleId?: string
  /** what a version of that rule opens and finds that is meant to, however much it is */
  confirmed?: (ConfirmedFlood & { version: number }) | undefined
  signal?: AbortSignal
}

/** warnings that a rule may open at once before it is held back */
export const mostAtOnce = 20_000

/** the largest that the statement's counter holds */
const noLimit = 2_147_483_647

/**
 * Looks over every record by every warning rule in force, a transaction a rule. A rule that fails on a record is reported on
 * that record, and does its work on all others. What is open by a rule that is no longer in force is closed at the end.
 */
export async function sweepWarnings(options: SweepOptions = {}): Promise<SweptRule[]> {
  const { now = new Date(), most = mostAtOnce, only, ruleId, confirmed, signal } = options
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
    const result = { ...nothingSwept, ruleId: id, faults: [{ recordId: null, reason }] }
    await keep(result)
    swept.push(result)
  }
  const today = dayOf(now, timeZone)
  // Of a few records, and by one rule, what is found is not worth keeping first.
  const apart = only || ruleId !== undefined
  const kept = apart ? undefined : await findAtOnce({ rules, today, timeZone, currency, signal })
  for (const rule of rules.filter(asked)) {
    signal?.throwIfAborted()
    // Held at night, a rule must not open by day, a few records at a time, what it was held for.
    if (held.has(rule.id)) continue
    const meant = confirmed?.version === rule.version ? confirmed : undefined
    const limits = raised({ most: most ?? noLimit, usual: usual.get(rule.id) }, meant)
    const found = kept?.byRule.get(rule.id)
    const result = await sweepRule({ rule, today, timeZone, currency, ...limits, kept: found, only, signal })
    if (!result) continue
    await keep(result)
    swept.push(result)
  }
  if (only || (ruleId !== undefined && swept.length > 0)) return swept
  signal?.throwIfAborted()
  for (const retired of await asSweep((tx) => closeRetiredWarnings({ tx }))) {
    const result = { ...nothingSwept, ...retired, faults: [] }
    await keep(result)
    swept.push(result)
  }
  // After a failure they stay, until the sweep of another day lets go of them.
  await dropFindings(kept?.sweepId)
  return swept
}

interface Limits {
  most: number
  usual: number | undefined
}

/** The limits of a version of which somebody has confirmed how much it does: that much is within them. */
function raised({ most, usual }: Limits, meant: ConfirmedFlood | undefined): Limits {
  if (!meant) return { most, usual }
  return { most: Math.max(most, meant.opens), usual: usual === undefined ? undefined : Math.max(usual, meant.found) }
}

/** What all rules find, together; nothing when they fail together, for then each shows by itself where it does. */
async function findAtOnce({ rules, today, timeZone, currency, signal }: FindOptions) {
  const checked = rules.flatMap((rule) => {
    try {
      return [checkWarningRule(rule, { timeZone, currency })]
    } catch (error) {
      if (isAppError(error) && error.code === 'RULES_BROKEN') return []
      throw error
    }
  })
  try {
    return await keepFindings({ rules: checked, today, timeZone, signal })
  } catch (error) {
    if (['record', 'slow'].includes(sweepFailure(error))) return undefined
    throw error
  }
}

interface FindOptions {
  rules: readonly WarningRule[]
  today: string
  timeZone: string
  currency: string
  signal: AbortSignal | undefined
}

/** Rules whose last sweep over everything was held back. */
async function heldRules(tx: Tx): Promise<ReadonlySet<string>> {
  const last = await tx.sweepRun.findMany({
    distinct: ['ruleId'],
    orderBy: [{ ruleId: 'asc' }, { at: 'desc' }],
    select: { ruleId: true, held: true },
  })
  return new Set(last.filter(({ held }) => held).map(({ ruleId }) => ruleId))
}

interface KeepRunOptions {
  result: SweptRule
  today: string
  cause: 'all' | 'released'
}

function keepRun({ result, today, cause }: KeepRunOptions): Promise<unknown> {
  const { ruleId, version, found, opened, closed, held, faults } = result
  return withActor(sweepActor, async (tx: Tx) => {
    // Later than the rule's last, whatever the clock has done: what the latest has come to is what holds.
    const [place] = await tx.$queryRaw<{ at: Date }[]>`
      SELECT greatest(now(), max(at) + interval '1 ms') AS at FROM sweep_run WHERE rule_id = ${ruleId}`
    return tx.sweepRun.createMany({
      data: {
        id: newId(),
        at: place?.at,
        day: new Date(`${today}T00:00:00Z`),
        ruleId,
        ruleVersion: version,
        found,
        opened,
        closed,
        held,
        faults: faults as never,
        cause,
      },
    })
  })
}
