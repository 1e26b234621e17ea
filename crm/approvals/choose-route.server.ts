import { readSettings } from '#crm/org/read-settings.server.ts'
import type { FactValues } from '#engine/decision.ts'
import type { FactRequest } from '#engine/fact-key.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { Tx } from '#prisma/client.server.ts'
import { findAsked } from './_find-asked.ts'
import { readRoleHolders } from './_role-holders.server.ts'
import type { PersonId } from './approval-request.ts'
import type { ChosenRow, ChosenStep, RouteChoice, RoutedSubject, RouteLevel } from './approval-route.ts'
import { asksForCosts } from './asks-for-costs.ts'
import { type RouteRow, routeTables } from './route-rows.server.ts'
import { type TestedRows, testRows } from './test-rows.ts'

interface ChooseOptions {
  tx: Tx
  for: RoutedSubject
  /** values by `factKey`, or what loads those that the rows ask for, with costs: a margin left out is none */
  facts: FactValues | ((needs: readonly FactRequest[]) => Promise<FactValues>)
  /** of the record: whose own rows apply, beside the group's */
  org: { id: string; lineage: readonly string[] }
  submitter: PersonId
  /** where people are looked for, when that is another organisation than the record's */
  ownerOrgId?: string
  now?: Date
}

/**
 * Chooses the way of an approval: of the organisation's own rows and of the group's the first each that fits, the organisation's
 * steps before the group's, with whoever is to be asked. A row whose facts are unknown does not fit. An organisation without rows
 * of its own adds no steps; one whose rows all miss has left something open, which is a fault as it is with the group's.
 * @throws AppError RULES_BROKEN for a row that cannot be read or evaluated
 */
export async function chooseRoute(options: ChooseOptions): Promise<RouteChoice> {
  const { tx, org, submitter, now = new Date() } = options
  const tables = await routeTables({ tx, for: options.for, lineage: org.lineage })
  const rows = [...tables.organisation, ...tables.group]
  const facts = typeof options.facts === 'function' ? await options.facts(factsNeeded(rows)) : options.facts
  const { timeZone: timezone, currency } = await readSettings(tx)
  const taken: Taken[] = []
  const known: TestedRows['facts'][] = []
  for (const level of ['organisation', 'group'] as const) {
    if (level === 'organisation' && tables.organisation.length === 0) continue
    const found = await testRows({ rows: tables[level], facts, timezone, currency, now })
    const one = takeFirst(found, level)
    if (!one) return { ok: false, fault: { kind: 'no-row', level } }
    taken.push(one)
    known.push(found.facts)
  }
  const rules = taken.flatMap(({ row }) => row.steps)
  const [rootId = org.id] = org.lineage
  const holders = await readRoleHolders({ tx, orgId: options.ownerOrgId ?? org.id, rootId, steps: rules })
  const steps: ChosenStep[] = []
  for (const { row, chosen } of taken) {
    for (const step of row.steps) {
      const by = { ruleId: row.id, version: row.version }
      const found = findAsked({ step, level: chosen.level, by, holders, submitter })
      if ('fault' in found) return { ok: false, fault: found.fault }
      steps.push(found.step)
    }
  }
  return {
    ok: true,
    route: {
      rows: taken.map(({ chosen }) => chosen),
      steps: uniquelyKeyed(steps),
      facts: Object.assign({}, ...known),
      vocabularyVersion: taken.at(-1)?.row.vocabulary.version ?? '',
    },
  }
}

interface Taken {
  row: RouteRow
  chosen: ChosenRow
}

function takeFirst({ tested }: TestedRows, level: RouteLevel): Taken | null {
  const index = tested.findIndex(({ outcome }) => outcome.holds)
  const found = tested[index]
  if (!found) return null
  const { row, outcome } = found
  const looked = tested.slice(0, index + 1)
  return {
    row,
    chosen: {
      ruleId: row.id,
      version: row.version,
      level,
      name: row.name,
      why: row.why,
      tested: looked.map(({ row: one, outcome: { holds } }) => ({
        ruleId: one.id,
        version: one.version,
        name: one.name,
        matched: holds,
      })),
      trace: outcome.trace,
      byCosts: looked.some(({ row: one }) => asksForCosts(one)),
    },
  }
}

/** A step is known by its key when the same is submitted again, so the group's and an organisation's must not bear the same. */
function uniquelyKeyed(steps: readonly ChosenStep[]): ChosenStep[] {
  return steps.map((step) => (step.level === 'organisation' ? { ...step, key: `organisation/${step.key}` } : step))
}
