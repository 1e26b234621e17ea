import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'

/** What a list can be sorted by; each is an indexed column without gaps. */
export const opportunitySorts = ['sign', 'amount', 'activity', 'name'] as const
export type OpportunitySort = (typeof opportunitySorts)[number]

export const opportunityStatuses = ['open', 'won', 'lost'] as const
export type OpportunityStatus = (typeof opportunityStatuses)[number]

/** An unreadable filter in an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
/** Each item of a list is looked for by itself: once, and of an address by hand only the first. */
const mostItems = 20
const list = (item: z.ZodType<string>) =>
  z
    .string()
    .transform((text) =>
      [...new Set(text.split(','))].filter((part) => item.safeParse(part).success).slice(0, mostItems),
    )
    .optional()
    .catch(undefined)

/** The filters of the opportunity list as they stand in the address. */
export const OpportunityFilterSchema = z.object({
  /** words in number, name or customer */
  q: optional(soundText().trim().min(1).max(100)),
  /** mine: owned by me */
  mine: optional(z.literal('1')),
  major: optional(z.literal('1')),
  status: optional(z.enum([...opportunityStatuses, 'all'])),
  type: optional(z.string().regex(/^[a-z-]{1,40}$/)),
  stage: list(z.string().regex(/^[a-z-]+\.[a-z-]+$/)),
  org: optional(z.uuid()),
  owner: optional(z.uuid()),
  customer: optional(z.uuid()),
  /** not below, in whole units of the group's currency */
  min: optional(z.string().regex(/^\d{1,15}$/)),
  max: optional(z.string().regex(/^\d{1,15}$/)),
  signFrom: optional(z.string().refine(isCalendarDate)),
  signTo: optional(z.string().refine(isCalendarDate)),
  /** no activity since this date */
  idleSince: optional(z.string().refine(isCalendarDate)),
  sort: optional(z.enum(opportunitySorts)),
  dir: optional(z.enum(['asc', 'desc'])),
  cursor: optional(z.string().max(400)),
  /** the saved view that these began as; none: not the one that the list opens with */
  view: optional(z.union([z.uuid(), z.literal('none')])),
})
export type OpportunityFilter = z.output<typeof OpportunityFilterSchema>

/** Reads the filters of an address; what it does not know it leaves out. */
export function readOpportunityFilter(url: URL): OpportunityFilter {
  return OpportunityFilterSchema.parse(Object.fromEntries(url.searchParams))
}
