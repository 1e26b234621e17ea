import { meterOf } from '#ai/models/meter-of.server.ts'
import { modelFor } from '#ai/models/models-of-process.ts'
import { writeByModel } from '#ai/summarise-bids/by-model/write-by-model.server.ts'
import { readMaterial } from '#ai/summarise-bids/read-material.server.ts'
import { openStream } from '#app/copilot/streams-of-process.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { jsonLines } from '#app/http/json-lines.server.ts'
import { languageOf, sideOf } from '#app/i18n/languages.ts'
import { namedBids } from '#app/screens/bid-review/records-behind.ts'
import type { WrittenLine } from '#app/screens/bid-review/written-line.ts'
import { readBidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/write-summary.ts'

/**
 * Has a model write what the bids of a selection teach, of what its reader may read, and says how far it is. Nothing is kept. It is posted,
 * though it changes nothing: a model costs, and no other site shall have it asked.
 */
export const action = door('bid:read', async ({ inTx, actor, request }: Route.ActionArgs & Door) => {
  const config = await modelFor('extraction')
  if (!config) throw new AppError('NOT_FOUND', 'no model is configured to read')
  const close = openStream(actor.personId)
  if (!close) return new Response(null, { status: 429, headers: { 'retry-after': '5' } })
  try {
    const filter = readBidReviewFilter(new URL(request.url))
    const material = await readMaterial({ inTx, actor, filter })
    const { today } = await inTx((tx) => groupDay(tx))
    return jsonLines<WrittenLine>({
      signal: request.signal,
      close,
      what: 'a summary was not written to its end',
      work: async (send, signal) => {
        const written = await writeByModel({
          material,
          language: sideOf(languageOf(request)),
          config,
          meter: meterOf({ actor, inTx, today }, config),
          signal,
          onProgress: (progress) => send({ type: 'progress', ...progress }),
        })
        const said = written.state === 'written' ? written.dimensions : []
        send({ type: 'ended', written, bids: namedBids(material.bids, said) })
      },
    })
  } catch (error) {
    close()
    throw error
  }
})
