import { z } from '#lib/zod.ts'

const SeenRecordSchema = z.object({ kind: z.enum(['opportunity', 'customer']), id: z.guid() })
export type SeenRecord = z.output<typeof SeenRecordSchema>

/** How many a browser keeps, and an address may ask for. */
export const mostSeen = 6

/** Records as they stand in an address and in a browser: `opportunity:<id>,customer:<id>`; what is none of it is left out. */
export const SeenRecordsSchema = z
  .string()
  .catch('')
  .transform((text): SeenRecord[] =>
    text.split(',', mostSeen).flatMap((part) => {
      const [kind, id] = part.split(':')
      const read = SeenRecordSchema.safeParse({ kind, id })
      return read.success ? [read.data] : []
    }),
  )
