import { compareText } from '#prisma/seeds/compare-text.ts'
import type { EventRow } from '#prisma/seeds/dataset.ts'
import { moment } from '#prisma/seeds/demo/calendar.ts'
import { timelineOf } from '#prisma/seeds/demo/timeline.ts'
import type { BidRows } from './ended-bids.ts'

/** What happened to a bid, on its opportunity's timeline, in the order of time: the same payloads as the verbs of crm/ write. */
export function bidEvents(rows: BidRows): EventRow[] {
  const [bid] = rows.bid
  if (!bid) return []
  const { opportunity_id: opportunityId, owner_id: ownerId } = bid
  const timeline = timelineOf({ type: 'opportunity', id: opportunityId }, bid.org_id, `bid/${bid.id}`)
  const entity = { type: 'bid', id: bid.id }
  const say = (at: string, by: string, type: EventRow['type'], after: object, before: object | null = null) =>
    timeline.record(
      timeline.next(at),
      by,
      {
        type: type as Parameters<typeof timeline.record>[2]['type'],
        before: before as Record<string, unknown> | null,
        after: after as Record<string, unknown>,
      },
      entity,
    )
  say(bid.created_at, ownerId, 'bid.opened', {
    number: bid.number,
    name: bid.name,
    tenderNumber: bid.tender_number,
    weightTechnical: bid.weight_technical,
    weightCommercial: bid.weight_commercial,
    weightPrice: bid.weight_price,
    currency: bid.currency,
    opportunityId,
    customerId: bid.customer_id,
    ownerId,
    documentsOn: bid.documents_on,
    clarifyUntil: bid.clarify_until,
    submitBy: bid.submit_by,
    opensOn: bid.opens_on,
    awardsOn: bid.awards_on,
    price: null,
  })
  const done = rows.bid_milestone.flatMap(({ id, kind, person_id, done_on }) =>
    done_on === null ? [] : [{ milestoneId: id, kind, name: null, doneOn: done_on, by: person_id ?? ownerId }],
  )
  // Some was done before the bid was entered here.
  for (const { by, ...after } of done.toSorted((one, other) => compareText(one.doneOn, other.doneOn)))
    if (after.doneOn <= bid.opens_on)
      say(moment(after.doneOn, 1_020), by, 'bid.milestone-finished', after, { doneOn: null })
  if (bid.price !== null) say(moment(bid.opens_on, 560), ownerId, 'bid.changed', { price: bid.price }, { price: null })
  const offers = rows.bid_offer.map(({ competitor, price }) => ({ competitor, price }))
  if (offers.length > 0) say(moment(bid.opens_on, 900), ownerId, 'bid.offers-set', { offers }, { offers: [] })
  if (bid.result_on !== null) {
    const winner = rows.bid_offer.find(({ is_winner }) => is_winner)
    const ended = {
      result: bid.result,
      resultOn: bid.result_on,
      winner: winner?.competitor ?? null,
      winningPrice: winner?.price ?? null,
    }
    const running = { result: 'pending', resultOn: null, winner: null, winningPrice: null }
    say(moment(bid.result_on, 1_005), ownerId, 'bid.result-recorded', { ...ended, name: bid.name }, running)
  }
  for (const { dimension, score, text, author_id, updated_at } of rows.post_mortem_part) {
    const before = { dimension, score: null, text: '' }
    say(updated_at, author_id, 'post-mortem.part-written', { dimension, score, text }, before)
  }
  for (const { id, text, owner_id, due_on, created_by, created_at } of rows.bid_lesson)
    say(created_at, created_by, 'post-mortem.lesson-added', { lessonId: id, text, ownerId: owner_id, dueOn: due_on })
  for (const { submitted_at, submitted_by, main_reason } of rows.post_mortem)
    if (submitted_at && submitted_by) {
      const after = { reviewedOn: bid.reviewed_on, result: bid.result, mainReason: main_reason, name: bid.name }
      say(submitted_at, submitted_by, 'post-mortem.submitted', after)
    }
  return timeline.events
}
