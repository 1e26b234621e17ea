import { meterOf } from '#ai/models/meter-of.server.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'
import { modelFor } from '#ai/models/models-of-process.ts'
import { passing, readByModel } from '#ai/review-contract/by-model/read-by-model.server.ts'
import { readWholeReading } from '#app/documents/reading.server.ts'
import { keepModelReading } from '#crm/contract-reviews/keep-model-reading.server.ts'
import type { ModelReading } from '#crm/contract-reviews/model-reading.ts'
import { readPlaybook } from '#crm/contract-reviews/read-playbook.server.ts'
import { takeToRead } from '#crm/contract-reviews/take-to-read.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import { dayOf } from '#lib/clock.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'
import { isLeft } from './left-to-another.ts'

/**
 * Has a model read a contract whose review has ended, where one is configured; what that uses is counted for whoever asked for the review.
 * What it read is kept beside the review, for whoever looks at it.
 */
export async function readContract(payload: { versionId: string }, context: JobContext): Promise<void> {
  try {
    await read(payload, context)
  } catch (error) {
    if (context.isLastTry && !isLeft(context.signal)) await giveUp(payload.versionId)
    throw error
  }
}

async function read({ versionId }: { versionId: string }, { signal, now, isLastTry }: JobContext): Promise<void> {
  const config = await modelFor('extraction')
  if (!config) return await giveUp(versionId)
  const found = await withActor(reviewActor, async (tx) => {
    const run = await takeToRead({ tx, versionId })
    const actor = run && (await resolveActor({ tx, personId: run.askedBy }))
    if (!actor) return null
    const { timeZone, currency } = await readSettings(tx)
    return { run, actor, context: { playbook: await readPlaybook({ tx }), timeZone, currency, now } }
  })
  const document = found && (await readWholeReading(found.run.fileId))
  if (!document) return
  const { run, actor, context } = found
  const today = dayOf(now, context.timeZone)
  const meter = meterOf({ actor, today, inTx: (work) => withActor(actor, work) }, config)
  const reading = await readByModel({ document, context, config, meter, signal, mayAskAgain: !isLastTry })
  // Nothing was answered because this worker ends: the next one asks.
  if (reading.state === 'fell-back' && isLeft(signal)) throw signal.reason
  const keep = (kept: ModelReading) => withActor(reviewActor, (tx) => keepModelReading({ tx, ...run, reading: kept }))
  // An endpoint that is down for a minute has not said its last word; whoever looks meanwhile is told why nothing stands there.
  if (reading.state === 'fell-back' && passing.has(reading.why) && !isLastTry) {
    await keep({ ...reading, triesAgain: true })
    throw new ModelFailure(reading.why, 'the contract is to be read by the model later')
  }
  await keep(reading)
}

/** Nobody is left to ask, or nobody asks any more: of a review that was to be read later it is not said any more that it will be. */
async function giveUp(versionId: string): Promise<void> {
  await withActor(reviewActor, async (tx) => {
    const run = await takeToRead({ tx, versionId })
    if (run?.before?.state === 'fell-back')
      await keepModelReading({ tx, ...run, reading: { ...run.before, triesAgain: false } })
  })
}
