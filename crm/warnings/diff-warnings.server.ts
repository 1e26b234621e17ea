import type { Bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { mayWriteRule } from '#crm/rule-sets/rule.policy.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { foundUsually } from './_found-usually.server.ts'
import { nameRecords, type WarnedRecord } from './_name-records.server.ts'
import { diffStatement, isRunaway } from './sweep-statement.ts'
import { mostAtOnce } from './sweep-warnings.server.ts'
import { warningRule } from './warning-rules.server.ts'
import { warningSubjects } from './warning-subjects.ts'

/** A record whose warning would open or close. */
export interface DiffRow {
  effect: 'opens' | 'closes'
  /** null: the actor does not see it */
  record: WarnedRecord | null
  /** whoever looks after it; null, nobody */
  person: { id: string; name: Bilingual } | null
}

/** What a wording of a rule would do to live records, were it in force now. */
export interface WarningDiff {
  /** ISO 8601 */
  at: string
  /** records that it finds */
  found: number
  opens: number
  closes: number
  /** warnings that are open and would stay so */
  stays: number
  /** found, and dismissed by somebody: they stay closed */
  dismissed: number
  /** the sweep would hold it back: it opens too many, or far more than the version before found */
  runaway: boolean
  /** the first of those that would open, and of those that would close */
  rows: DiffRow[]
}

interface DiffOptions {
  actor: Actor
  rule: RuleFile
  version: number
  /** null: a rule of the group */
  orgId: string | null
  now?: Date
  /** of each kind, how many are named */
  listed?: number
}

/** Over a million records a rule takes about a second; the statement is the sweep's, and so is its time. */
const patienceMs = 60_000

/**
 * Asks what a wording would open and close, by the sweep's own statement and as the sweep: what it says is what the next sweep does,
 * whatever the person sees. Only whoever may write the rule may ask. Who and what is concerned is then read as that person: a
 * record out of their sight is counted, and has no name.
 * @throws AppError FORBIDDEN, RULES_BROKEN for a wording that cannot be asked
 */
export async function diffWarnings(options: DiffOptions): Promise<WarningDiff> {
  const { actor, rule, version, orgId, now = new Date(), listed = 100 } = options
  if (!mayWriteRule(actor, { setId: rule.set, orgId }))
    throw new AppError('FORBIDDEN', `not ${actor.personId}’s to write`)
  const subject = warningSubjects[rule.subject]
  if (!subject) throw new AppError('RULES_BROKEN', `${rule.id}: there is nothing to sweep about ${rule.subject}`)
  const found = await withActor(
    sweepActor,
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      const { timeZone, currency } = await readSettings(tx)
      const usual = (await foundUsually(tx)).get(rule.id)
      const asked = { rule: warningRule(rule, { version, orgId }), today: dayOf(now, timeZone), timeZone, currency }
      const { text, values } = diffStatement({ ...asked, most: mostAtOnce, listed })
      const [row] = await tx.$queryRawUnsafe<Found[]>(text, ...values)
      return { ...(row ?? nothing), usual }
    },
    { patienceMs, label: 'rule:diff' },
  )
  const about = found.rows.map((row) => ({ ...row, recordType: subject.recordType, partType: subject.partType }))
  const { recordOf, names } = await withActor(actor, async (tx) => ({
    recordOf: await nameRecords(
      tx,
      about.map((row) => ({ ...row, partType: row.partId ? row.partType : null })),
    ),
    names: await findPersonNames({ tx, ids: about.flatMap(({ personId }) => personId ?? []) }),
  }))
  return {
    at: now.toISOString(),
    found: found.found,
    opens: found.fresh,
    closes: found.gone,
    stays: found.stays,
    dismissed: found.found - found.fresh - found.stays,
    runaway: isRunaway({ found: found.found, fresh: found.fresh, most: mostAtOnce, usual: found.usual }),
    rows: about.map((row) => {
      const name = row.personId ? names.get(row.personId) : undefined
      return {
        effect: row.effect,
        record: recordOf({ ...row, partType: row.partId ? row.partType : null }),
        person: row.personId && name ? { id: row.personId, name } : null,
      }
    }),
  }
}

interface Found {
  found: number
  fresh: number
  stays: number
  gone: number
  rows: { effect: DiffRow['effect']; recordId: string; partId: string | null; orgId: string; personId: string | null }[]
}

const nothing: Found = { found: 0, fresh: 0, stays: 0, gone: 0, rows: [] }
