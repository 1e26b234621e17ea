import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'
import type { Actor } from '#prisma/actor.ts'
import { contractCategories, contractStates } from './contract.schema.ts'

/** What everybody can sort the list by; each is an indexed column without gaps. */
export const contractSorts = ['signed', 'amount', 'name'] as const
/** What only those can sort by who see costs. */
export const costSorts = ['cost', 'margin'] as const
export type ContractSort = (typeof contractSorts)[number] | (typeof costSorts)[number]

/** An unreadable filter in an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const points = z.string().regex(/^-?\d{1,3}$/)

const fields = {
  /** words in number, name or counterparty */
  q: optional(soundText().trim().min(1).max(100)),
  /** mine: owned by me */
  mine: optional(z.literal('1')),
  category: soundText()
    .transform((text) => contractCategories.filter((category) => text.split(',').includes(category)))
    .optional()
    .catch(undefined),
  /** unsigned: any before signing */
  state: optional(z.enum([...contractStates, 'unsigned'])),
  opportunity: optional(z.uuid()),
  customer: optional(z.uuid()),
  /** not below, in whole units of the contract's currency */
  min: optional(z.string().regex(/^\d{1,15}$/)),
  max: optional(z.string().regex(/^\d{1,15}$/)),
  signedFrom: optional(z.string().refine(isCalendarDate)),
  signedTo: optional(z.string().refine(isCalendarDate)),
  sort: optional(z.enum(contractSorts)),
  dir: optional(z.enum(['asc', 'desc'])),
  cursor: optional(soundText().max(400)),
}

const ContractFilterSchema = z.object(fields)
const CostFilterSchema = z.object({
  ...fields,
  sort: optional(z.enum([...contractSorts, ...costSorts])),
  /** not below and not above, in whole per cent of the amount */
  marginMin: optional(points),
  marginMax: optional(points),
})

export type ContractFilter = z.output<typeof CostFilterSchema>

/**
 * Reads the filters of an address; what it does not know it leaves out. For whoever does not see costs, cost and margin are
 * among what it does not know.
 */
export function readContractFilter(actor: Pick<Actor, 'costs'>, url: URL): ContractFilter {
  const asked = Object.fromEntries(url.searchParams)
  return actor.costs ? CostFilterSchema.parse(asked) : ContractFilterSchema.parse(asked)
}

/** The filter less what its reader may not ask: a verb does not rely on who has read the address. */
export function askable(actor: Pick<Actor, 'costs'>, filter: ContractFilter): ContractFilter {
  if (actor.costs) return filter
  const { marginMin: _, marginMax: __, ...open } = filter
  return (costSorts as readonly (string | undefined)[]).includes(open.sort) ? { ...open, sort: undefined } : open
}

/** The conditions that narrow the list, apart from order and page. */
export const contractConditions = [
  'q',
  'mine',
  'category',
  'state',
  'opportunity',
  'customer',
  'min',
  'max',
  'signedFrom',
  'signedTo',
  'marginMin',
  'marginMax',
] as const satisfies readonly (keyof ContractFilter)[]
