import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { readFactors } from './_factors.server.ts'
import { lockPostMortem } from './_lock-post-mortem.server.ts'
import type { FactorId } from './factors.ts'

interface SetReasonsOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  mainReason: FactorId | null
  /** in order, without the main one */
  furtherReasons: readonly FactorId[]
  /** why a dimension stays empty */
  emptyReason: string | null
  /** of the post-mortem as the person saw it, 0 for none */
  version: number
}

/**
 * Says why a bid was won or lost: of the factors that were said or reckoned of it.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be written, BAD_INPUT for a factor of which nothing is
 * known, CONFLICT when somebody said otherwise meanwhile, and once it is submitted
 */
export async function setReasons(options: SetReasonsOptions): Promise<void> {
  const { tx, actor, id, version } = options
  const { bid, postMortem } = await lockPostMortem({ tx, bidId: id })
  const before = {
    mainReason: postMortem.mainReason,
    furtherReasons: postMortem.furtherReasons,
    emptyReason: postMortem.emptyReason,
  }
  const after = {
    mainReason: options.mainReason,
    furtherReasons: [...options.furtherReasons],
    emptyReason: options.emptyReason,
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const stated = new Set((await readFactors({ tx, bid })).map(({ factor }) => factor))
  const unknown = [after.mainReason, ...after.furtherReasons].find((factor) => factor !== null && !stated.has(factor))
  if (unknown)
    throw new AppError('BAD_INPUT', `nothing is known of ${unknown}`, {
      details: { field: 'mainReason', key: 'form.reasonUnknown' },
    })
  // One that just began is the first version to whoever saw none.
  if (postMortem.version !== Math.max(version, 1)) throw new AppError('CONFLICT', `the reasons of ${id} have moved`)
  await tx.postMortem.updateMany({ where: { bidId: id }, data: { ...after, version: { increment: 1 } } })
  await recordEvent(tx, actor, {
    type: 'post-mortem.reasons-set',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before,
    after,
  })
}
