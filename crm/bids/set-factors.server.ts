import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { markOfSaid, readFactors, saidIn } from './_factors.server.ts'
import { lockPostMortem } from './_lock-post-mortem.server.ts'
import { factorOf, type SaidFactor } from './factors.ts'
import type { Dimension } from './post-mortem.schema.ts'

interface SetFactorsOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  dimension: Dimension
  /** said to hold */
  holds: readonly SaidFactor[]
  /** said not to hold */
  not: readonly SaidFactor[]
  /** the mark of what the person saw */
  base: string
}

/**
 * Says which factors of a dimension held and which did not. What is reckoned from data is nobody's to say.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be written, BAD_INPUT for a factor of another
 * dimension, CONFLICT when somebody said otherwise meanwhile, and once it is submitted
 */
export async function setFactors(options: SetFactorsOptions): Promise<void> {
  const { tx, actor, id, dimension, base } = options
  const { bid } = await lockPostMortem({ tx, bidId: id })
  const said = (factor: SaidFactor, holds: boolean) => ({ factor, holds })
  const after = [
    ...options.holds.map((factor) => said(factor, true)),
    ...options.not.map((factor) => said(factor, false)),
  ]
  if (after.some(({ factor }) => factorOf(factor)?.dimension !== dimension))
    throw new AppError('BAD_INPUT', `a factor that is not of ${dimension}`)
  const before = saidIn(await readFactors({ tx, bid }), dimension)
  if (markOfSaid(before) === markOfSaid(after)) return
  if (markOfSaid(before) !== base) throw new AppError('CONFLICT', `the factors of ${id} have moved`)
  await tx.bidFactor.deleteMany({ where: { bidId: id, factor: { in: before.map(({ factor }) => factor) } } })
  await tx.bidFactor.createMany({ data: after.map((each) => ({ ...each, bidId: id })) })
  await recordEvent(tx, actor, {
    type: 'post-mortem.factors-set',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before: { dimension, factors: before },
    after: { dimension, factors: after },
  })
}
