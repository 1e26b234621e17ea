import { z } from '#lib/zod.ts'

/** One notification read, or all that the page had shown when it was loaded. */
export const MarkReadSchema = z.union([z.object({ id: z.uuid() }), z.object({ until: z.iso.datetime() })])
