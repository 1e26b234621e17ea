import type { Bilingual } from '#crm/org/bilingual.ts'
import type { PersonId, RouteStep } from './approval-request.ts'

/** A step as a request keeps it: with what people read of it, and by which rule it came. A later wording of the rule changes nothing. */
export interface StoredStep extends RouteStep {
  name: Bilingual
  level: 'organisation' | 'group'
  by: { ruleId: string; version: number }
  /** how long somebody may take, by the clock */
  hours: number
  /** who is asked in place of somebody who let the time pass */
  escalateTo: PersonId | null
  /** who comes after them, in this order, where they cannot be asked; not known of older requests */
  escalateThen?: readonly PersonId[]
  /** of those who are asked, who stands up for somebody a level below whom nobody else is there for; left out: unknown */
  standUps?: readonly PersonId[]
}

/** Everybody on the way up from a step, the nearest first. */
export function wayUp(step: Pick<StoredStep, 'escalateTo' | 'escalateThen'> | undefined): PersonId[] {
  return step?.escalateTo ? [step.escalateTo, ...(step.escalateThen ?? [])] : []
}

/** When somebody who is asked now should have answered. */
export function dueAt({ hours }: Pick<StoredStep, 'hours'>, askedAt: Date): Date {
  return new Date(askedAt.getTime() + hours * 3_600_000)
}
