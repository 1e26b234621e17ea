import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Truth } from '#engine/truth.ts'
import type { FoundBecause, RoutedSubject, RouteFault, RouteLevel, RouteRole, RouteStepRule } from './approval-route.ts'

/** A person or an organisation. */
interface Named {
  id: string
  name: Bilingual
}

/** A route table as administrators read it. */
export interface RouteTableView {
  for: RoutedSubject
  level: RouteLevel
  /** null: the group */
  org: Named | null
  /** in the order in which they are tested */
  rows: RouteRowView[]
  /** one of the rows fits whatever the facts are, so that nothing is left without a way */
  closed: boolean
}

export interface RouteRowView {
  ruleId: string
  version: number
  name: Bilingual
  /** conditions that hold together; none for a row that always fits */
  says: Bilingual[]
  steps: RouteStepView[]
  /** a row before it takes all its cases, so that it is never reached; null: none is known to */
  behind: string | null
}

export interface RouteStepView {
  key: string
  name: Bilingual
  asks: RouteAskView[]
  passes: RouteStepRule['passes']
  /** by the clock */
  hours: number
  escalateTo: RouteRole | null
}

/** A role at a place, or one person: by name, or by the address of one whom nobody knows. */
export type RouteAskView = RouteRole | { person: Bilingual }

/** The tables held against one contract. */
export interface RouteTrial {
  contract: { id: string; number: string; name: Bilingual }
  tables: { level: RouteLevel; rows: TriedRow[] }[]
  outcome:
    | { kind: 'route'; steps: TriedStep[] }
    | { kind: 'fault'; fault: RouteFault }
    /** which row is taken hangs on costs, which the reader does not see */
    | { kind: 'by-costs' }
}

/** What came of a line or a row; hidden: it hangs on costs, which the reader does not see. */
export type TriedTruth = Truth | 'hidden'

export interface TriedRow {
  ruleId: string
  name: Bilingual
  parts: TriedPart[]
  truth: TriedTruth
  /** the first that fits */
  taken: boolean
}

export interface TriedPart {
  /** null: the part that fits whatever the facts are */
  text: Bilingual | null
  /** what its facts are; none where the reader may not see them */
  have: { label: Bilingual; value: Bilingual }[]
  truth: TriedTruth
}

export interface TriedStep {
  key: string
  name: Bilingual
  level: RouteLevel
  people: (Named & { title: Bilingual | null; why: FoundBecause })[]
  passes: RouteStepRule['passes']
  hours: number
  escalateTo: Named | null
}
