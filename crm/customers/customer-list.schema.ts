import { soundText, z } from '#lib/zod.ts'
import { grades, industries, regions } from './customer.schema.ts'

/** What the list can be sorted by. By the last activity only where there is a relationship that has one. */
export const customerSorts = ['name', 'activity'] as const
export type CustomerSort = (typeof customerSorts)[number]

/** ours: with a relationship that I may see. mine: one that I look after. group: all of the group's customers. */
export const customerCircles = ['ours', 'mine', 'group'] as const
export type CustomerCircle = (typeof customerCircles)[number]

/** An unreadable filter in an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const list = <T extends string>(known: readonly T[]) =>
  z
    .string()
    .transform((text) => {
      const parts = new Set(text.split(','))
      const picked = known.filter((value) => parts.has(value))
      return picked.length > 0 ? picked : undefined
    })
    .optional()
    .catch(undefined)

/** The filters of the customer list as they stand in the address. */
export const CustomerFilterSchema = z.object({
  /** words in the name or its transcription, or a whole credit code */
  q: optional(soundText().trim().min(1).max(100)),
  circle: optional(z.enum(customerCircles)),
  /** a company that has a relationship with them */
  org: optional(z.uuid()),
  industry: list(industries),
  region: list(regions),
  /** of a relationship that I may see */
  grade: list(grades),
  sort: optional(z.enum(customerSorts)),
  dir: optional(z.enum(['asc', 'desc'])),
  cursor: optional(z.string().max(600)),
  /** the saved view that these began as; none: not the one that the list opens with */
  view: optional(z.union([z.uuid(), z.literal('none')])),
})
export type CustomerFilter = z.output<typeof CustomerFilterSchema>

/** The conditions that a person sets, one by one. */
export const customerConditions = ['q', 'circle', 'org', 'industry', 'region', 'grade'] as const
export type CustomerCondition = (typeof customerConditions)[number]

/** Reads the filters of an address; what it does not know it leaves out. */
export function readCustomerFilter(url: URL): CustomerFilter {
  return CustomerFilterSchema.parse(Object.fromEntries(url.searchParams))
}

/** Whether a filter asks for a company or a grade: these are a relationship's, and outside one there is none. */
export function needsRelationship(filter: CustomerFilter): boolean {
  return Boolean(filter.org || filter.grade)
}

/** The circle and order that a filter comes to, with what it leaves unsaid. */
export function settledFilter(filter: CustomerFilter) {
  const asked = filter.circle ?? 'ours'
  const circle: CustomerCircle = asked === 'group' && needsRelationship(filter) ? 'ours' : asked
  const sort: CustomerSort = filter.sort === 'activity' && circle !== 'group' ? 'activity' : 'name'
  const dir = filter.dir ?? (sort === 'activity' ? 'desc' : 'asc')
  return { circle, sort, dir } as const
}
