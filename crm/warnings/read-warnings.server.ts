import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import { sensitivitiesOf } from '#crm/org/sensitivity.policy.ts'
import { readRuleBody } from '#crm/rule-sets/read-rule-body.ts'
import { explainCase, type FactInWords } from '#engine/explain-case.ts'
import { parseFactKey } from '#engine/fact-key.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { RuleCase, RuleFile } from '#engine/rule-file.ts'
import { findFact } from '#engine/vocabulary.ts'
import { daysBetween } from '#lib/clock.ts'
import { isAppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { nameRecords, type WarnedRecord } from './_name-records.server.ts'
import { abilitiesOnWarning } from './warning.policy.ts'
import { warningSubjects } from './warning-subjects.ts'

/** The group's day, and how its rules read days and money. */
export interface WarningDay {
  today: string
  timeZone: string
  currency: string
}

/** A warning as people read it. Dates as `YYYY-MM-DD`. */
export interface WarningView {
  id: string
  version: number
  severity: 'watch' | 'risk'
  /** null: closed */
  state: 'open' | 'resting' | null
  /** `why` null: its wording cannot be read by this version, and nothing is said of what it asks for */
  rule: { id: string; name: Bilingual; why: Bilingual | null }
  /** null: the actor does not see the record itself */
  record: WarnedRecord | null
  /** what the rule asks for and what was found; a fact that the actor may not see keeps its name only */
  reason: { label: Bilingual; value: Bilingual | null }[]
  openedOn: string
  daysOpen: number
  restsUntil: string | null
  person: { id: string; name: Bilingual } | null
  handedBy: { id: string; name: Bilingual } | null
  mayAct: boolean
  mayHandOver: boolean
}

interface ReadOptions {
  tx: Tx
  actor: Actor
  day: WarningDay
  ids: readonly string[]
}

/** Reads warnings by id, as far as the actor sees them, by id. */
export async function readWarnings({ tx, actor, day, ids }: ReadOptions): Promise<Map<string, WarningView>> {
  const rows = await tx.warning.findMany({
    where: { id: { in: [...ids] } },
    relationLoadStrategy: 'join',
    include: { person: { select: { id: true, name: true, nameLatin: true } } },
  })
  const recordOf = await nameRecords(tx, rows)
  const people = await findPersonNames({ tx, ids: rows.flatMap(({ handedBy }) => handedBy ?? []) })
  const bodies = await bodiesOf(tx, rows)
  return new Map(
    rows.flatMap((row) => {
      const body = bodies.get(`${row.ruleId} ${row.ruleVersion}`)
      if (!body) return []
      const open = row.status !== 'closed'
      const until = row.snoozedUntil?.toISOString().slice(0, 10) ?? null
      const openedOn = row.openedOn.toISOString().slice(0, 10)
      const may = abilitiesOnWarning(actor, row)
      const view: WarningView = {
        id: row.id,
        version: row.version,
        severity: row.severity === 'risk' ? 'risk' : 'watch',
        state: open ? (until !== null && until > day.today ? 'resting' : 'open') : null,
        rule: { id: row.ruleId, name: body.name, why: body.rule?.why ?? null },
        record: recordOf(row),
        reason: body.rule ? reasonOf({ body: body.rule, facts: row.facts as RuleCase['facts'], day, actor }) : [],
        openedOn,
        daysOpen: Math.max(0, daysBetween(openedOn, day.today)),
        restsUntil: until,
        person: row.person && { id: row.person.id, name: bilingual(row.person.name, row.person.nameLatin) },
        handedBy: row.handedBy ? { id: row.handedBy, name: people.get(row.handedBy) ?? { zh: '', en: '' } } : null,
        mayAct: may.act,
        mayHandOver: may.handOver,
      }
      return [[row.id, view] as const]
    }),
  )
}

interface ReasonOptions {
  body: RuleFile
  facts: RuleCase['facts']
  day: WarningDay
  actor: Actor
}

/** What was found, in words. A wording that the vocabulary has outgrown says no values, and the list goes on. */
function reasonOf({ body, facts, day, actor }: ReasonOptions): WarningView['reason'] {
  const vocabulary = warningSubjects[body.subject]?.vocabulary
  if (!vocabulary) return []
  const seen = sensitivitiesOf(actor)
  const context = { vocabulary, timezone: day.timeZone, currency: day.currency }
  // In the order in which the rule asks; what is stored has none.
  const asked = Object.fromEntries(factsNeeded([body]).map(({ key }) => [key, facts[key] ?? null]))
  let said: FactInWords[]
  try {
    said = explainCase({ rule: body, facts: { ...asked, ...facts }, ...context })
  } catch (error) {
    if (isAppError(error)) return []
    throw error
  }
  return said.map(({ key, label, value }) => {
    const fact = findFact(vocabulary, parseFactKey(key)?.fact ?? '')
    return { label, value: fact && seen.has(fact.sensitivity) ? value : null }
  })
}

async function bodiesOf(tx: Tx, rows: readonly { ruleId: string; ruleVersion: number }[]) {
  const ruleIds = [...new Set(rows.map(({ ruleId }) => ruleId))]
  const versions = await tx.ruleVersion.findMany({ where: { ruleId: { in: ruleIds } } })
  return new Map(
    versions.map((one) => [`${one.ruleId} ${one.version}`, readRuleBody({ id: one.ruleId, body: one.body })]),
  )
}
