import type { RoleHolders } from './_role-holders.server.ts'
import type { PersonId } from './approval-request.ts'
import type { ChosenStep, FoundBecause, RouteAsk, RouteFault, RouteLevel, RouteStepRule } from './approval-route.ts'

type Found = ChosenStep['people'][number]

interface FindOptions {
  step: RouteStepRule
  level: RouteLevel
  by: ChosenStep['by']
  holders: RoleHolders
  /** never asked about what they have submitted themselves */
  submitter: PersonId
}

/**
 * Puts people into a step. Where nobody but the submitter holds the role, whoever holds it one level up stands up for them, and
 * then whoever it would escalate to; a step for which nobody is left is a fault, never left out.
 */
export function findAsked(options: FindOptions): { step: ChosenStep } | { fault: RouteFault } {
  const { step, level, by, holders, submitter } = options
  const { escalateTo, asks, ...rule } = step
  const people = new Map<PersonId, FoundBecause>()
  for (const ask of asks) {
    const found = findFor({ ask, step, holders, submitter })
    if (found.length === 0) {
      const where = 'role' in ask ? { role: ask.role, at: ask.at } : { role: null, at: null }
      const there = 'role' in ask ? holders.at(ask) : [holders.named(ask.person)]
      return { fault: { kind: 'nobody', level, step: step.name, ...where, onlySubmitter: there.includes(submitter) } }
    }
    // Whoever is asked for their own role is, whatever else they would stand up for.
    for (const { id, why } of found) if (people.get(id) !== 'role') people.set(id, why)
  }
  const asked = [...people.keys()]
  const other = (id: PersonId) => id !== submitter && !people.has(id)
  const up = escalateTo ? [...holders.at(escalateTo), ...(holders.above(escalateTo) ?? [])] : []
  const [first = null, ...then] = new Set(up.filter(other))
  return {
    step: {
      ...rule,
      asked,
      escalateTo: first,
      escalateThen: then,
      by,
      level,
      people: [...people].map(([id, why]) => ({ id, why })),
    },
  }
}

function findFor(options: { ask: RouteAsk; step: RouteStepRule; holders: RoleHolders; submitter: PersonId }): Found[] {
  const { ask, step, holders, submitter } = options
  const others = (ids: readonly (PersonId | null)[] | null, why: FoundBecause): Found[] =>
    (ids ?? []).flatMap((id) => (id === null || id === submitter ? [] : [{ id, why }]))
  const ways = [
    () => others('role' in ask ? holders.at(ask) : [holders.named(ask.person)], 'role'),
    () => others('role' in ask ? holders.above(ask) : null, 'stand-up'),
    () => others(step.escalateTo && holders.at(step.escalateTo), 'stand-up'),
    () => others(step.escalateTo && holders.above(step.escalateTo), 'stand-up'),
  ]
  for (const way of ways) {
    const found = way()
    if (found.length > 0) return found
  }
  return []
}
