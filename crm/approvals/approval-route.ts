import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Role } from '#crm/org/role.policy.ts'
import type { TraceNode } from '#engine/decision.ts'
import type { WireValue } from '#engine/fact-types.ts'
import type { PersonId, RouteStep } from './approval-request.ts'

/** What routes are for: the subjects of requests. */
export const routedSubjects = ['contract', 'stage-exception'] as const
export type RoutedSubject = (typeof routedSubjects)[number]

/** Where a role is looked for: at the department that the record belongs to, at its company, or at headquarters. */
export const routePlaces = ['department', 'company', 'group'] as const
export type RoutePlace = (typeof routePlaces)[number]

/** Whoever holds a role at a place. */
export interface RouteRole {
  role: Role
  at: RoutePlace
}

/** Who is asked: whoever holds a role, or one person by their mail address. */
export type RouteAsk = RouteRole | { person: string }

/** One step as a rule says it. Everybody whom it asks is asked at the same time. */
export interface RouteStepRule {
  /** the same step bears the same key in every version of its rule */
  key: string
  name: Bilingual
  /** never empty */
  asks: readonly RouteAsk[]
  passes: RouteStep['passes']
  endsOn: RouteStep['endsOn']
  /** how long each has, in hours by the clock */
  hours: number
  /** who is asked when nobody decides in time, or nobody is found; null: nobody */
  escalateTo: RouteRole | null
  /** parts of what is approved; submitted again with none of them changed, the step stays approved */
  keptFor: readonly string[]
}

/** Whose rows: an organisation's own, or the group's. */
export type RouteLevel = 'organisation' | 'group'

/** The row of a route table that was taken, and those before it that were not. */
export interface ChosenRow {
  ruleId: string
  version: number
  level: RouteLevel
  name: Bilingual
  why: Bilingual
  /** in the order in which they were tested; the last one is this */
  tested: readonly { ruleId: string; version: number; name: Bilingual; matched: boolean }[]
  /** of its condition, with what each fact was */
  trace: TraceNode
  /** it, or a row tested before it, asks for what only those may see who see costs: which one was taken tells it */
  byCosts: boolean
}

/** Why a person is asked: for their role (or by name), or since a level up stands up for one whom nobody holds there. */
export type FoundBecause = 'role' | 'stand-up'

/** A step of a chosen route, with its people found. */
export interface ChosenStep extends RouteStep {
  name: Bilingual
  hours: number
  /** whom it goes to when nobody decides in time; never the submitter */
  escalateTo: PersonId | null
  /** who comes after them, in this order, where they cannot be asked */
  escalateThen: readonly PersonId[]
  by: { ruleId: string; version: number }
  level: RouteLevel
  /** the same people as `asked`, in the same order */
  people: readonly { id: PersonId; why: FoundBecause }[]
}

/** The whole way: the organisation's steps first, then the group's. */
export interface ChosenRoute {
  rows: readonly ChosenRow[]
  /** never empty */
  steps: readonly ChosenStep[]
  /** every fact that a row asked for, by key; null: missing */
  facts: Readonly<Record<string, WireValue | null>>
  vocabularyVersion: string
}

/**
 * Why there is no way: no row of a table fits, or nobody is there for a step. No role: it names a person.
 * `onlySubmitter`: whoever is there submits it themselves.
 */
export type RouteFault =
  | { kind: 'no-row'; level: RouteLevel }
  | {
      kind: 'nobody'
      level: RouteLevel
      step: Bilingual
      role: Role | null
      at: RoutePlace | null
      onlySubmitter: boolean
    }

export type RouteChoice = { ok: true; route: ChosenRoute } | { ok: false; fault: RouteFault }
