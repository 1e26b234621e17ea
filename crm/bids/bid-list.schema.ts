import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'
import { bidResults } from './bid.schema.ts'

/** What the list can be sorted by; each is an indexed column without gaps. */
export const bidSorts = ['opens', 'price', 'name'] as const
export type BidSort = (typeof bidSorts)[number]

/** Of post-mortems: owed of a bid that was won or lost, or submitted. */
export const bidReviews = ['owed', 'submitted'] as const

/** An unreadable filter in an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const BidFilterSchema = z.object({
  /** words in number, name or tender number */
  q: optional(soundText().trim().min(1).max(100)),
  /** mine: in my hands */
  mine: optional(z.literal('1')),
  result: optional(z.enum(bidResults)),
  review: optional(z.enum(bidReviews)),
  opportunity: optional(z.uuid()),
  customer: optional(z.uuid()),
  /** a competitor who made an offer */
  competitor: optional(soundText().trim().min(1).max(60)),
  /** our price is not below, in whole units of the bid's currency */
  min: optional(z.string().regex(/^\d{1,15}$/)),
  max: optional(z.string().regex(/^\d{1,15}$/)),
  opensFrom: optional(z.string().refine(isCalendarDate)),
  opensTo: optional(z.string().refine(isCalendarDate)),
  sort: optional(z.enum(bidSorts)),
  dir: optional(z.enum(['asc', 'desc'])),
  cursor: optional(soundText().max(400)),
})

export type BidFilter = z.output<typeof BidFilterSchema>

/** Reads the filters of an address; what it does not know it leaves out. */
export function readBidFilter(url: URL): BidFilter {
  return BidFilterSchema.parse(Object.fromEntries(url.searchParams))
}

/** The conditions that narrow the list, apart from order and page. */
export const bidConditions = [
  'q',
  'mine',
  'result',
  'review',
  'opportunity',
  'customer',
  'competitor',
  'min',
  'max',
  'opensFrom',
  'opensTo',
] as const satisfies readonly (keyof BidFilter)[]
