import { reviewActor } from '#crm/org/review-actor.ts'
import { newId } from '#lib/ids.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { carriedDismissals } from './_carried-dismissals.server.ts'
import { tellOfReview } from './_tell-of-review.server.ts'
import type { ReviewRun } from './begin-review.server.ts'
import type { FoundFlag } from './found-flag.ts'
import { goingStates } from './review-states.ts'

interface FinishReviewOptions extends ReviewRun {
  tx: Tx
  /** in the order of the text, what is missing at the end */
  flags: readonly FoundFlag[]
  coverage: Record<string, unknown>
  now?: Date
}

/**
 * Ends a review with all of its flags at once. What was dismissed of the version before stays dismissed where the same rule
 * marks the same words.
 * @returns false when nobody waits for this run any more: nothing was written
 */
export async function finishReview(options: FinishReviewOptions): Promise<boolean> {
  const { tx, versionId, attempt, flags, coverage } = options
  const now = options.now ?? new Date()
  const { count } = await tx.contractReview.updateMany({
    where: { versionId, attempt, state: { in: [...goingStates] } },
    data: { state: 'done', coverage: coverage as Prisma.InputJsonObject, finishedAt: now },
  })
  if (count === 0) return false
  const carried = await carriedDismissals({ tx, versionId })
  await tx.clauseFlag.createMany({
    data: flags.map((flag, position) => {
      const { rule, at, detail, ...own } = flag
      return {
        ...own,
        id: newId(),
        versionId,
        position,
        origin: 'playbook',
        ruleId: rule.id,
        ruleVersion: rule.version,
        spanStart: at?.start ?? null,
        spanEnd: at?.end ?? null,
        detail: detail as Prisma.InputJsonObject,
        ...carried(flag),
      }
    }),
  })
  await tellOfReview({
    tx,
    actor: reviewActor,
    versionId,
    type: 'contract-review.finished',
    after: { flags: flags.length, high: flags.filter(({ severity }) => severity === 'high').length },
  })
  return true
}
