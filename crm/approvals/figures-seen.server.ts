import { createHash } from 'node:crypto'
import type { Actor } from '#prisma/actor.ts'
import type { RouteChoice } from './approval-route.ts'
import type { LoadedSubject } from './submitted-subject.ts'

interface SeenOptions {
  actor: Pick<Actor, 'costs'>
  loaded: LoadedSubject
  choice: RouteChoice
}

/**
 * A number for what somebody sees of what they submit, another one when it has moved. For whoever sees costs it is the count of
 * changes. For others that would tell how often, and when, a price was reckoned anew; so theirs is of the other parts, and of the people
 * who would be asked.
 */
export function figuresSeen({ actor, loaded, choice }: SeenOptions): number {
  const { costs, ...seen } = loaded.parts
  if (actor.costs || costs === undefined) return loaded.figuresVersion
  const asked = choice.ok ? choice.route.steps.map(({ key, asked: people }) => [key, people]) : choice.fault.kind
  const hash = createHash('sha256').update(JSON.stringify([loaded.contractId, seen, asked]))
  // Seven hexadecimal digits are an integer of the database's.
  return Number.parseInt(hash.digest('hex').slice(0, 7), 16)
}
