import { beforeAll, expect, test } from 'vitest'
import { addLesson } from '#crm/bids/add-lesson.server.ts'
import { changeBid } from '#crm/bids/change-bid.server.ts'
import { factorOf, factors, type SaidFactor } from '#crm/bids/factors.ts'
import { finishMilestone } from '#crm/bids/finish-milestone.server.ts'
import { getBid } from '#crm/bids/get-bid.server.ts'
import { getPostMortem } from '#crm/bids/get-post-mortem.server.ts'
import { openBid } from '#crm/bids/open-bid.server.ts'
import { type Dimension, dimensions } from '#crm/bids/post-mortem.schema.ts'
import { recordResult } from '#crm/bids/record-result.server.ts'
import { setFactors } from '#crm/bids/set-factors.server.ts'
import { setOffers } from '#crm/bids/set-offers.server.ts'
import { setReasons } from '#crm/bids/set-reasons.server.ts'
import { submitPostMortem } from '#crm/bids/submit-post-mortem.server.ts'
import { writePostMortemPart } from '#crm/bids/write-post-mortem-part.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import type { EventRow } from '#prisma/seeds/dataset.ts'
import { tableNames } from '#prisma/seeds/dataset.ts'
import { wholeDemo } from '#prisma/seeds/demo/whole-demo.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const today = '2026-11-25'
const owner = useTestDatabase()
const demo = wholeDemo({ today, nameKey })
const [sample] = demo.bid.filter(
  ({ reviewed_on, result, name }) => reviewed_on !== null && result === 'lost' && name.includes('快锻'),
)
const id = sample?.id ?? ''
const reckoned = new Set<string>(factors.filter(({ origin }) => origin === 'reckoned').map(({ id: factor }) => factor))
const of = <T extends { bid_id: string }>(rows: readonly T[]) => rows.filter(({ bid_id }) => bid_id === id)
const at = (day: string | null) => new Date(`${day}T10:00:00Z`)

beforeAll(async () => {
  if (!sample) throw new Error('no such bid')
  const all = { ...demo }
  // What the verbs are to leave.
  for (const table of tableNames) if (/^(bid|post_mortem|domain_event)/.test(table)) all[table] = []
  // As it was before the bid ended.
  const [deal] = demo.opportunity.filter((row) => row.id === sample.opportunity_id)
  if (deal)
    Object.assign(deal, { status: 'open', closed_at: null, close_reason: null, close_note: null, lost_to: null })
  await loadBase({ client: owner.client })
  await insertDataset({ client: owner.client, dataset: all })
  await perform(sample)
}, 120_000)

async function as<T>(id: string, work: (base: { tx: Tx; actor: Actor }) => Promise<T>): Promise<T> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error(`${id} was not resolved`)
  return withActor(actor, (tx) => work({ tx, actor }))
}

async function perform(bid: NonNullable<typeof sample>): Promise<void> {
  const form = {
    tenderNumber: bid.tender_number,
    weightTechnical: bid.weight_technical,
    weightCommercial: bid.weight_commercial,
    weightPrice: bid.weight_price,
    documentsOn: bid.documents_on,
    clarifyUntil: bid.clarify_until,
    submitBy: bid.submit_by,
    opensOn: bid.opens_on,
    awardsOn: bid.awards_on,
  }
  const seller = <T>(work: (base: { tx: Tx; actor: Actor }) => Promise<T>) => as(bid.owner_id, work)
  const seen = () => seller((base) => getBid({ ...base, id }))
  await seller((base) =>
    openBid({
      ...base,
      ...form,
      id,
      opportunityId: bid.opportunity_id,
      currency: 'CNY',
      price: null,
      now: new Date(bid.created_at),
    }),
  )
  for (const row of of(demo.bid_milestone).filter(({ done_on }) => done_on !== null && done_on <= bid.opens_on)) {
    const milestoneId = (await seen()).milestones?.lines.find(({ kind }) => kind === row.kind)?.id ?? ''
    await seller((base) =>
      finishMilestone({ ...base, id, milestoneId, doneOn: row.done_on, seenOn: null, now: at(today) }),
    )
  }
  await seller((base) => changeBid({ ...base, ...form, id, price: bid.price, version: 1 }))
  const offers = of(demo.bid_offer).map(({ competitor, price, technical, commercial, price_score: priceScore }) => ({
    competitor,
    price,
    technical,
    commercial,
    priceScore,
  }))
  const { mark } = (await seen()).offers
  await seller((base) => setOffers({ ...base, id, offers, base: mark }))
  const winner = of(demo.bid_offer).find(({ is_winner }) => is_winner)?.competitor ?? null
  const ended = { result: 'lost' as const, resultOn: bid.result_on ?? '', winner, winningPrice: null }
  await seller((base) => recordResult({ ...base, ...ended, id, version: 2, now: at(bid.result_on) }))
  for (const { dimension, score, text, author_id } of of(demo.post_mortem_part))
    await as(author_id, (base) =>
      writePostMortemPart({ ...base, id, dimension: dimension as Dimension, score, text, version: 0 }),
    )
  const said = of(demo.bid_factor).filter(({ factor }) => !reckoned.has(factor))
  for (const dimension of dimensions) {
    const own = said.filter(({ factor }) => factorOf(factor)?.dimension === dimension)
    const { parts } = await seller((base) => getPostMortem({ ...base, id }))
    const held = (holds: boolean) => own.filter((row) => row.holds === holds).map(({ factor }) => factor as SaidFactor)
    const base = parts.find((part) => part.dimension === dimension)?.mark ?? ''
    await seller((who) => setFactors({ ...who, id, dimension, holds: held(true), not: held(false), base }))
  }
  for (const { id: lessonId, text, owner_id: ownerId, due_on: dueOn } of of(demo.bid_lesson))
    await seller((base) => addLesson({ ...base, id, lessonId, text, ownerId, dueOn }))
  const [postMortem] = of(demo.post_mortem)
  const reasons = {
    mainReason: postMortem?.main_reason as Parameters<typeof setReasons>[0]['mainReason'],
    furtherReasons: (postMortem?.further_reasons ?? []) as Parameters<typeof setReasons>[0]['furtherReasons'],
    emptyReason: postMortem?.empty_reason ?? null,
  }
  await seller((base) => setReasons({ ...base, ...reasons, id, version: 1 }))
  await seller((base) => submitPostMortem({ ...base, id, version: 2, now: at(bid.reviewed_on) }))
}

test('rows', async () => {
  const compared: Record<string, { rows: readonly object[]; columns: string }> = {
    bid: {
      rows: demo.bid.filter((row) => row.id === id),
      columns: `org_id company_id opportunity_id customer_id owner_id name name_latin product product_latin tender_number
        weight_technical weight_price documents_on opens_on awards_on price currency result result_on reviewed_on version`,
    },
    bid_milestone: { rows: of(demo.bid_milestone), columns: 'position kind lead due_on' },
    bid_offer: {
      rows: of(demo.bid_offer),
      columns: 'position competitor price technical commercial price_score rank is_winner',
    },
    post_mortem: { rows: of(demo.post_mortem), columns: 'main_reason empty_reason submitted_by version' },
    post_mortem_part: { rows: of(demo.post_mortem_part), columns: 'dimension score text author_id version' },
    bid_factor: { rows: of(demo.bid_factor), columns: 'factor subject holds value' },
    bid_lesson: { rows: of(demo.bid_lesson), columns: 'id text owner_id due_on created_by' },
  }
  for (const [table, { rows, columns }] of Object.entries(compared)) {
    const names = columns.split(/\s+/)
    const found = await owner.query(
      `SELECT ${names.map((name) => `${name}::text`).join(', ')} FROM ${table} WHERE ${table === 'bid' ? 'id' : 'bid_id'} = $1`,
      [id],
    )
    const text = (row: object) => {
      const values = row as Record<string, unknown>
      return JSON.stringify(names.map((name) => (values[name] === null ? null : String(values[name]))))
    }
    expect({ table, rows: found.rows.map(text).sort() }).toEqual({ table, rows: rows.map(text).sort() })
  }
})

test('events, but for those of factors and reasons, which the old books do not tell one by one', async () => {
  const { rows } = await owner.query(
    `SELECT type, actor_id, record_id, after FROM domain_event WHERE entity_id = $1
     AND type NOT IN ('post-mortem.factors-set', 'post-mortem.reasons-set', 'bid.milestone-finished')`,
    [id],
  )
  const comparable = ({ type, actor_id, record_id, after }: Partial<EventRow> | Record<string, unknown>) => {
    const { number: _, ...told } = after as Record<string, unknown>
    const sorted = (_: string, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort())
        : each
    return JSON.stringify([type, actor_id, record_id, told], sorted)
  }
  const told = demo.domain_event.filter(({ entity_id, type }) => entity_id === id && type !== 'bid.milestone-finished')
  expect(rows.map(comparable).sort()).toEqual(told.map(comparable).sort())
})
