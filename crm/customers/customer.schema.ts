import { orNothing, words } from '#lib/typed-fields.ts'
import { soundText, z } from '#lib/zod.ts'
import { isCreditCode, normaliseCreditCode } from './credit-code.ts'

/** Lines of business that buy heavy equipment; labels are in the catalogue `customers`. */
export const industries = [
  'steel',
  'nonferrous',
  'aluminium',
  'building-materials',
  'mining',
  'coal',
  'power',
  'wind-power',
  'aerospace',
  'shipbuilding',
  'ports',
  'automotive',
  'rail',
  'forging',
  'bearings',
  'machinery',
  'chemicals',
  'construction',
  'trade',
  'other',
] as const
export type Industry = (typeof industries)[number]

/** Where a customer is: the great regions of China, and the world by how it is travelled. */
export const regions = [
  'north',
  'northeast',
  'east',
  'central',
  'south',
  'southwest',
  'northwest',
  'hong-kong-macau-taiwan',
  'southeast-asia',
  'south-asia',
  'central-asia',
  'middle-east',
  'africa',
  'europe',
  'americas',
  'oceania',
] as const
export type Region = (typeof regions)[number]

/** How a subsidiary grades its own relationship, best first. */
export const grades = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof grades)[number]

const name = words(120).min(1, 'form.required').regex(/\p{L}/u, 'form.name')
const creditCode = soundText('form.creditCode').transform(normaliseCreditCode).refine(isCreditCode, 'form.creditCode')
const industry = z.enum(industries, { error: 'form.required' })
const region = z.enum(regions, { error: 'form.required' })
const grade = z.enum(grades, { error: 'form.invalid' })

/** What tells a company from others, while it is being typed. */
export const DuplicateQuerySchema = z.object({
  name: words(120).catch(''),
  nameLatin: words(120).catch(''),
  creditCode: soundText().transform(normaliseCreditCode).catch(''),
})

/**
 * A new customer of the group, with the relationship of the company that enters it. The form brings the id, so that a
 * second click opens nothing twice. `notSame` names the likely duplicates that the person has seen and says are others.
 */
export const CreateCustomerSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid({ error: 'form.required' }),
  name,
  nameLatin: orNothing(words(120)).default(null),
  creditCode: orNothing(creditCode).default(null),
  industry,
  region,
  city: orNothing(words(40)).default(null),
  grade: orNothing(grade).default(null),
  notSame: z.array(z.uuid()).max(50).default([]),
})
export type CreateCustomer = z.output<typeof CreateCustomerSchema>

/** An existing customer of the group, taken up by one more of its companies. */
export const OpenRelationshipSchema = z.object({
  orgId: z.uuid({ error: 'form.required' }),
})

/** The fields of the master record that are edited in place, each with the reading of what was typed. */
export const customerFields = {
  name,
  nameLatin: orNothing(words(120)),
  creditCode: orNothing(creditCode),
  industry,
  region,
  city: orNothing(words(40)),
} as const
export type CustomerField = keyof typeof customerFields

/** The fields of a company's own relationship that are edited in place. */
export const relationshipFields = {
  grade: orNothing(grade),
  ownerId: orNothing(z.uuid({ error: 'form.invalid' })),
} as const
export type RelationshipField = keyof typeof relationshipFields

/** One field edited in place: what was typed, and `base`, the value that the person saw before. */
export interface FieldEdit<Field extends string> {
  field: Field
  value: string | null
  base: string
}

/** Reads one field edited in place by the reading of that field; its error stands at `value`. */
export function fieldEditSchema<Field extends string>(fields: Record<Field, z.ZodType>) {
  const names = Object.keys(fields) as [Field, ...Field[]]
  return z
    .object({ field: z.enum(names), value: z.string(), base: z.string() })
    .transform((form, context): FieldEdit<Field> => {
      const field = form.field as Field
      const parsed = fields[field].safeParse(form.value)
      if (parsed.success) return { field, value: parsed.data as string | null, base: form.base }
      context.addIssue({ code: 'custom', path: ['value'], message: parsed.error.issues[0]?.message ?? 'form.invalid' })
      return z.NEVER
    })
}

export const ChangeCustomerSchema = z.intersection(
  fieldEditSchema(customerFields),
  z.object({ notSame: z.array(z.uuid()).max(50).default([]) }),
)
export const ChangeRelationshipSchema = z.intersection(
  fieldEditSchema(relationshipFields),
  z.object({ relationshipId: z.uuid() }),
)
