import { beforeAll, describe, expect, test } from 'vitest'
import { leads } from '#crm/bids/bid.schema.ts'
import { factorOf, factors } from '#crm/bids/factors.ts'
import { getPostMortem } from '#crm/bids/get-post-mortem.server.ts'
import { milestoneName, milestonesOf } from '#crm/bids/milestone-templates.ts'
import { missingForSubmit } from '#crm/bids/missing-for-submit.ts'
import type { Dimension } from '#crm/bids/post-mortem.schema.ts'
import { rankOffers } from '#crm/bids/rank-offers.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { addDays, dayOf } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { personId } from '#prisma/seeds/demo/people.ts'
import { wholeDemo } from '#prisma/seeds/demo/whole-demo.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const today = '2026-11-25'
const owner = useTestDatabase()
const demo = wholeDemo({ today, nameKey })
const submitted = demo.bid.filter(({ reviewed_on }) => reviewed_on !== null)
const reckoned = new Set<string>(factors.filter(({ origin }) => origin === 'reckoned').map(({ id }) => id))

beforeAll(async () => {
  await loadDemo({ client: owner.client, today, nameKey })
}, 120_000)

async function as<T>(id: string, work: (base: { tx: Tx; actor: Actor }) => Promise<T>): Promise<T> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error(`${id} was not resolved`)
  return withActor(actor, (tx) => work({ tx, actor }))
}

describe('what the bids tell', () => {
  test('at least 80 were learned from, over three years, in every subsidiary, by people of their own words', () => {
    expect(submitted.length).toBeGreaterThanOrEqual(80)
    expect(new Set(submitted.map(({ company_id }) => company_id)).size).toBe(6)
    const ended = submitted.map(({ result_on }) => result_on ?? '').sort()
    expect((ended[0] ?? '') < addDays(today, -950)).toBe(true)
    expect((ended.at(-1) ?? '') > addDays(today, -100)).toBe(true)
    const won = submitted.filter(({ result }) => result === 'won').length / submitted.length
    expect(won).toBeGreaterThan(0.3)
    expect(won).toBeLessThan(0.6)
    const texts = demo.post_mortem_part.map(({ text }) => text)
    const long = texts.filter((text) => text.length > 12)
    expect(new Set(long).size).toBe(long.length)
    expect(texts.filter((text) => /^[\x20-\x7e–±Ø%]+$/.test(text)).length).toBeGreaterThan(10)
  })

  test('what is said is in the catalogue, and what was submitted had nothing missing', () => {
    expect(demo.bid_factor.filter(({ factor }) => factorOf(factor) === null)).toEqual([])
    expect(
      demo.bid_milestone.filter(({ kind, lead }) => !milestoneName(kind) || !leads.some((each) => each === lead)),
    ).toEqual([])
    const [running] = demo.bid.filter(({ result }) => result === 'pending')
    const template = milestonesOf({ typeId: 'product-project', opensOn: running?.opens_on ?? '' })
    const own = demo.bid_milestone.filter(({ bid_id }) => bid_id === running?.id)
    expect(own.map(({ kind, lead, due_on: dueOn }) => ({ kind, lead, dueOn }))).toEqual(template)
    for (const bid of submitted) {
      const postMortem = demo.post_mortem.find(({ bid_id }) => bid_id === bid.id)
      const parts = demo.post_mortem_part.filter(({ bid_id }) => bid_id === bid.id)
      const missing = missingForSubmit({
        result: bid.result,
        parts: parts.map(({ dimension, ...part }) => ({ ...part, dimension: dimension as Dimension })),
        mainReason: postMortem?.main_reason ?? null,
        emptyReason: postMortem?.empty_reason ?? null,
      })
      expect({ bid: bid.name, missing }).toEqual({ bid: bid.name, missing: [] })
      const stated = new Set(demo.bid_factor.filter(({ bid_id }) => bid_id === bid.id).map(({ factor }) => factor))
      const reasons = [postMortem?.main_reason ?? '', ...(postMortem?.further_reasons ?? [])]
      expect({ bid: bid.name, unknown: reasons.filter((reason) => !stated.has(reason)) }).toEqual({
        bid: bid.name,
        unknown: [],
      })
    }
  })

  test('offers stand in the ranks that the product gives, and whoever won had the most points', () => {
    for (const bid of demo.bid) {
      const offers = demo.bid_offer.filter(({ bid_id }) => bid_id === bid.id)
      const ranks = rankOffers(
        offers.map(({ technical, commercial, price_score: priceScore, competitor, price }) => ({
          technical,
          commercial,
          priceScore,
          price: competitor === null ? bid.price : price,
        })),
      )
      expect({ bid: bid.name, ranks: offers.map(({ rank }) => rank) }).toEqual({ bid: bid.name, ranks })
      const first = offers.filter(({ rank }) => rank === 1).map(({ is_winner }) => is_winner)
      expect({ bid: bid.name, first }).toEqual({ bid: bid.name, first: offers.length > 0 ? [true] : [] })
    }
  })

  test.each([
    ['price-over-lowest', -1],
    ['performance-deviation', -1],
    ['competitor-present 东岭重机', -1],
    ['decider-supports', 1],
    ['took-part-in-specification', 1],
    ['executive-visits', 1],
  ])('%s changes how bids end by a quarter and more', (factor, sign) => {
    const [id, subject = ''] = factor.split(' ')
    const held = new Set(
      demo.bid_factor
        .filter((row) => row.factor === id && row.subject === subject && row.holds)
        .map(({ bid_id }) => bid_id),
    )
    const rate = (isHeld: boolean) => {
      const some = submitted.filter((bid) => held.has(bid.id) === isHeld)
      expect(some.length).toBeGreaterThan(15)
      return some.filter(({ result }) => result === 'won').length / some.length
    }
    expect((rate(true) - rate(false)) * sign).toBeGreaterThan(0.25)
  })

  test.each(['2026-11-30', '2027-02-14', '2028-02-29'])('on %s nothing is later than the day before', (day) => {
    const moved = wholeDemo({ today: day, nameKey })
    expect(moved.bid.map(({ id }) => id).sort()).not.toEqual([])
    const told = moved.domain_event.filter(({ type }) => /^(bid|post-mortem)\./.test(type))
    expect(told.filter(({ at }) => dayOf(new Date(at), 'Asia/Shanghai') >= day)).toEqual([])
    expect(moved.bid.filter(({ result_on, opens_on }) => result_on !== null && result_on < opens_on)).toEqual([])
    expect(
      moved.bid.filter(({ reviewed_on, result_on }) => reviewed_on !== null && (result_on ?? '') > reviewed_on),
    ).toEqual([])
    const running = moved.bid.filter(({ result }) => result === 'pending')
    expect(running.length).toBeGreaterThan(8)
    expect(running.filter(({ opens_on }) => opens_on <= day)).toEqual([])
    expect(new Set(running.map(({ opportunity_id }) => opportunity_id)).size).toBe(running.length)
    expect(new Set(moved.bid.map(({ number }) => number)).size).toBe(moved.bid.length)
  })
})

test('what was kept with each post-mortem is what would be reckoned of its bid', async () => {
  await owner.query('UPDATE bid SET reviewed_on = NULL')
  await owner.query('DELETE FROM bid_factor WHERE factor = ANY ($1)', [[...reckoned]])
  const sorted = (rows: readonly { factor: string; subject: string; holds: boolean; value: string | null }[]) =>
    rows.map(({ factor, subject, holds, value }) => [factor, subject, holds, value].join()).toSorted()
  for (const bid of submitted) {
    const { factors: live } = await as(personId('邵东升'), (base) => getPostMortem({ ...base, id: bid.id }))
    const kept = demo.bid_factor.filter(({ bid_id }) => bid_id === bid.id)
    expect({ bid: bid.name, factors: sorted(live) }).toEqual({ bid: bid.name, factors: sorted(kept) })
  }
}, 120_000)
