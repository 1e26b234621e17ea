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
 * A number for what somebody sees of what they submit, another one when it has moved: of the people who would be asked, by whatever has
 * changed them, and for whoever sees costs of the count of changes and of the documents, which a signed contract does not count. To
 * others that count would tell how often, and when, a price was reckoned anew; so theirs is of the other parts.
 */
export function figuresSeen({ actor, loaded, choice }: SeenOptions): number {
  const { costs, ...seen } = loaded.parts
  const asked = choice.ok ? choice.route.steps.map(({ key, asked: people }) => [key, people]) : choice.fault.kind
  const counts = actor.costs || costs === undefined
  const of = counts ? [loaded.figuresVersion, loaded.parts.documents ?? null] : seen
  const hash = createHash('sha256').update(JSON.stringify([loaded.contractId, of, asked]))
  // Seven hexadecimal digits are an integer of the database's.
  return Number.parseInt(hash.digest('hex').slice(0, 7), 16)
}
