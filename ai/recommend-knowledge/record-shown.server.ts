import { recordBidsShown } from '#crm/bids/record-bids-shown.server.ts'
import { describeDeal } from '#crm/opportunities/describe-deal.server.ts'
import { recordArticlesShown } from '#knowledge/articles/record-articles-shown.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { RecordShown } from './shown.schema.ts'
import type { Tx } from './verb-tx.ts'

/**
 * Keeps what was recommended to the actor at an opportunity and came into view: each once, so that looking again counts nothing.
 * @throws AppError NOT_FOUND when the opportunity is out of sight
 */
export async function recordShown(
  options: RecordShown & { tx: Tx; actor: Actor; opportunityId: string; now?: Date },
): Promise<void> {
  const { tx, actor, opportunityId, articles, bids, now } = options
  await describeDeal({ tx, id: opportunityId })
  await recordArticlesShown({ tx, actor, opportunityId, ids: articles, now })
  await recordBidsShown({ tx, actor, opportunityId, ids: bids, now })
}
