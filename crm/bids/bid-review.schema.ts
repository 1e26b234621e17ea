import { regions } from '#crm/customers/customer.schema.ts'
import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'

/** An unreadable filter in an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const BidReviewFilterSchema = z.object({
  /** words in what was offered, all of them */
  product: optional(soundText().trim().min(1).max(100)),
  /** an organisation and all below it: each sells a line of products */
  line: optional(z.uuid()),
  region: optional(z.enum(regions)),
  /** a competitor who made an offer */
  competitor: optional(soundText().trim().min(1).max(60)),
  /** opened in this time, or ended in it where nobody wrote down the opening */
  from: optional(z.string().refine(isCalendarDate)),
  to: optional(z.string().refine(isCalendarDate)),
})

/** Which bids are looked back at together; the page has all of it but whose they are. */
export type BidReviewFilter = z.output<typeof BidReviewFilterSchema> & {
  customer?: string
  /** in whose hands */
  owner?: string
}

/** Reads the filters of an address; what it does not know it leaves out. */
export function readBidReviewFilter(url: URL): BidReviewFilter {
  return BidReviewFilterSchema.parse(Object.fromEntries(url.searchParams))
}

/** The conditions that a person sets, one by one. */
export const bidReviewConditions = ['product', 'line', 'region', 'competitor', 'from', 'to'] as const
