import { currencies, fitsCurrency } from '#lib/money.ts'
import { orNothing, required, seenVersion, typedAmount, typedDay, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

/** How a bid ended, or that it has not. */
export const bidResults = ['pending', 'won', 'lost', 'abandoned'] as const
export type BidResult = (typeof bidResults)[number]

/** The trade that leads a milestone. */
export const leads = ['sales', 'marketing', 'technical', 'commercial', 'finance', 'production'] as const
export type Lead = (typeof leads)[number]

/** The days of a tender in their order: from the purchase of its documents to the award. */
export const bidDays = ['documentsOn', 'clarifyUntil', 'submitBy', 'opensOn', 'awardsOn'] as const
export type BidDay = (typeof bidDays)[number]

/** Points of a hundred. */
const typedPoints = z
  .string({ error: 'form.points' })
  .regex(/^\d{1,3}$/, 'form.points')
  .transform(Number)
  .refine((points) => points <= 100, 'form.points')

const day = orNothing(typedDay).default(null)
const tender = {
  tenderNumber: orNothing(words(60)).default(null),
  weightTechnical: orNothing(typedPoints).default(null),
  weightCommercial: orNothing(typedPoints).default(null),
  weightPrice: orNothing(typedPoints).default(null),
  documentsOn: day,
  clarifyUntil: day,
  submitBy: day,
  opensOn: day,
  awardsOn: day,
  price: orNothing(typedAmount).default(null),
}

interface Weights {
  weightTechnical: number | null
  weightCommercial: number | null
  weightPrice: number | null
}

/** All three come to a hundred, or none is known. */
function areWhole({ weightTechnical, weightCommercial, weightPrice }: Weights): boolean {
  const all = [weightTechnical, weightCommercial, weightPrice]
  if (all.every((weight) => weight === null)) return true
  return all.every((weight) => weight !== null) && all.reduce((sum: number, weight) => sum + (weight ?? 0), 0) === 100
}

const unwhole = { path: ['weightPrice'], error: 'form.weightsSum' }

/** A new bid. The form brings the id, so that a second click opens nothing twice. */
export const OpenBidSchema = z
  .object({
    id: z.uuid(),
    opportunityId: z.uuid(),
    currency: z.enum(currencies, { error: 'form.required' }),
    ...tender,
  })
  .refine(areWhole, unwhole)
  .refine(({ price, currency }) => price === null || fitsCurrency(price, currency), {
    path: ['price'],
    error: 'form.moneyWhole',
  })
export type OpenBid = z.output<typeof OpenBidSchema>

/** What is changed of a bid, all at once, and the version the person saw. */
export const ChangeBidSchema = z.object({ ...tender, version: seenVersion }).refine(areWhole, unwhole)
export type ChangeBid = z.output<typeof ChangeBidSchema>

/** What our offer is reckoned to cost, and what stood there when the person looked; nothing takes it away. */
export const SetBidCostSchema = z.object({
  cost: orNothing(typedAmount).default(null),
  seen: orNothing(typedAmount).default(null),
})

export const mostMilestones = 40
export const mostOffers = 20

/** A mark of lines as the person saw them before typing. */
const seenMark = z.string().regex(/^[0-9a-f]{32}$/)
const columnOf =
  (most: number) =>
  <T extends z.ZodType>(schema: T) =>
    z.array(schema).max(most).default([])
const milestones = columnOf(mostMilestones)
const offers = columnOf(mostOffers)

/** All milestones at once, column by column as the form sends them. A kind stands for a name of the template. */
export const SetMilestonesSchema = z
  .object({
    ids: milestones(z.uuid()),
    names: milestones(required(80)),
    leads: milestones(z.enum(leads, { error: 'form.required' })),
    personIds: milestones(orNothing(z.uuid())),
    dueOns: milestones(typedDay),
    base: seenMark,
  })
  .refine(
    ({ ids, ...others }) =>
      [others.names, others.leads, others.personIds, others.dueOns].every(({ length }) => length === ids.length),
    { path: ['names'], error: 'form.invalid' },
  )
  .transform(({ ids, names, leads: leading, personIds, dueOns, base }) => ({
    lines: ids.map((id, at) => ({
      id,
      name: names[at] ?? '',
      lead: leading[at] ?? 'sales',
      personId: personIds[at] ?? null,
      dueOn: dueOns[at] ?? '',
    })),
    base,
  }))

/** That a milestone is done, or not after all. */
export const FinishMilestoneSchema = z.object({
  milestoneId: z.uuid(),
  doneOn: orNothing(typedDay).default(null),
  /** the day that stood there when the person looked, if any */
  seenOn: orNothing(typedDay).default(null),
})

/** Points as given by the judges: at most two decimals. */
const typedScore = z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'form.points')

/** All offers at once, ours with an empty name and no price, which stands in the bid. */
export const SetOffersSchema = z
  .object({
    competitors: offers(words(60)),
    prices: offers(orNothing(typedAmount)),
    technicals: offers(orNothing(typedScore)),
    commercials: offers(orNothing(typedScore)),
    priceScores: offers(orNothing(typedScore)),
    base: seenMark,
  })
  .refine(
    ({ competitors, ...others }) =>
      [others.prices, others.technicals, others.commercials, others.priceScores].every(
        ({ length }) => length === competitors.length,
      ),
    { path: ['competitors'], error: 'form.invalid' },
  )
  .refine(({ competitors }) => new Set(competitors).size === competitors.length, {
    path: ['competitors'],
    error: 'form.offerTwice',
  })
  .transform(({ competitors, prices, technicals, commercials, priceScores, base }) => ({
    offers: competitors.map((name, at) => ({
      competitor: name === '' ? null : name,
      price: name === '' ? null : (prices[at] ?? null),
      technical: technicals[at] ?? null,
      commercial: commercials[at] ?? null,
      priceScore: priceScores[at] ?? null,
    })),
    base,
  }))

/** How a bid ended. Of a lost one, who won and at what price, as far as it is known. */
export const RecordResultSchema = z
  .object({
    result: z.enum(['won', 'lost', 'abandoned'], { error: 'form.required' }),
    resultOn: typedDay,
    winner: orNothing(words(60)).default(null),
    winningPrice: orNothing(typedAmount).default(null),
    version: seenVersion,
  })
  .refine(({ winner, winningPrice }) => winner !== null || winningPrice === null, {
    path: ['winner'],
    error: 'form.required',
  })
export type RecordResult = z.output<typeof RecordResultSchema>
