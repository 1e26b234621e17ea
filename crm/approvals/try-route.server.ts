import { loadContractFacts } from '#crm/contracts/contract.facts.server.ts'
import { bilingual } from '#crm/org/bilingual.ts'
import { choicesOf, type PersonChoice } from '#crm/org/find-people.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ChosenRoute, RouteLevel } from './approval-route.ts'
import { chooseRoute } from './choose-route.server.ts'
import { routeTables } from './route-rows.server.ts'
import type { RouteTrial, TriedRow, TriedStep } from './route-views.ts'
import { sayTrial } from './say-trial.ts'
import { testRows } from './test-rows.ts'

interface TryOptions {
  tx: Tx
  actor: Actor
  contractId: string
  now?: Date
}

/**
 * Holds the tables against a contract as it is now, as if its owner submitted it: each row with what it asked and found, and who
 * would be asked. Writes nothing. For whoever does not see costs, what hangs on them is left open.
 * @throws AppError NOT_FOUND when the contract is out of sight, RULES_BROKEN for a row that cannot be read
 */
export async function tryRoute({ tx, actor, contractId, now = new Date() }: TryOptions): Promise<RouteTrial> {
  const contract = await tx.contract.findUnique({
    where: { id: contractId },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      number: true,
      name: true,
      nameLatin: true,
      ownerId: true,
      org: { select: { id: true, lineage: true } },
    },
  })
  if (!contract) throw new AppError('NOT_FOUND', `contract ${contractId}`)
  const { org } = contract
  const { timeZone, currency } = await readSettings(tx)
  const { organisation, group } = await routeTables({ tx, for: 'contract', lineage: org.lineage })
  const needs = factsNeeded([...organisation, ...group])
  const facts = await loadContractFacts({ tx, id: contractId, needs, timeZone, now })
  const tables: { level: RouteLevel; rows: TriedRow[] }[] = []
  for (const [level, rows] of [
    ['organisation', organisation],
    ['group', group],
  ] as const) {
    if (level === 'organisation' && rows.length === 0) continue
    const context = { timezone: timeZone, currency }
    const { tested } = await testRows({ ...context, rows, facts, now })
    tables.push({ level, rows: sayTrial({ ...context, tested, costs: actor.costs }) })
  }
  const { id, number, name, nameLatin } = contract
  const trial = { contract: { id, number, name: bilingual(name, nameLatin) }, tables }
  const open = tables.some(
    ({ rows }) => rows.find(({ truth }) => truth === 'true' || truth === 'hidden')?.truth === 'hidden',
  )
  if (open) return { ...trial, outcome: { kind: 'by-costs' } }
  const choice = await chooseRoute({ tx, for: 'contract', facts, org, submitter: contract.ownerId, now })
  if (!choice.ok) return { ...trial, outcome: { kind: 'fault', fault: choice.fault } }
  return { ...trial, outcome: { kind: 'route', steps: await nameSteps({ tx, route: choice.route }) } }
}

async function nameSteps({ tx, route }: { tx: Tx; route: ChosenRoute }): Promise<TriedStep[]> {
  const ids = route.steps.flatMap(({ asked, escalateTo }) => [...asked, ...(escalateTo ? [escalateTo] : [])])
  const people = await choicesOf({ tx, ids: [...new Set(ids)] })
  return route.steps.map(({ key, name, level, people: found, passes, hours, escalateTo }) => ({
    key,
    name,
    level,
    people: found.flatMap(({ id, why }) => {
      const person = people.get(id)
      return person ? [{ ...called(person), title: person.title, why }] : []
    }),
    passes,
    hours,
    escalateTo: called(people.get(escalateTo ?? '')),
  }))
}

function called(person: PersonChoice): { id: string; name: PersonChoice['name'] }
function called(person: PersonChoice | undefined): { id: string; name: PersonChoice['name'] } | null
function called(person: PersonChoice | undefined) {
  return person ? { id: person.id, name: person.name } : null
}
