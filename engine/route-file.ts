import { z } from '#lib/zod.ts'

const bilingualSchema = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })
const roleSchema = z.strictObject({ role: z.string().min(1), at: z.enum(['department', 'company', 'group']) })

/**
 * The way of an approval as a rule file says it: who is asked together, and who after them. Which roles there are is not the
 * engine's to know.
 */
export const routeSchema = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
      name: bilingualSchema,
      asks: z.array(z.union([roleSchema, z.strictObject({ person: z.email() })])).min(1),
      passes: z.union([z.enum(['all', 'any']), z.strictObject({ share: z.number().gt(0).max(1) })]),
      endsOn: z.enum(['first-rejection', 'no-way-left']),
      /** by the clock */
      hours: z.number().int().min(1).max(2160),
      escalateTo: roleSchema.nullable(),
      keptFor: z.array(z.string().min(1)),
    }),
  )
  .min(1)
  .max(20)
