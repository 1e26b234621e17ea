import { z } from '#lib/zod.ts'

const kinds = ['opportunity', 'customer', 'warning', 'contract-review', 'approval'] as const

/** What a page watches: every record of a kind, or one of them, written `opportunity:<id>`. */
export type Topic = (typeof kinds)[number] | `${(typeof kinds)[number]}:${string}`

const topic = z.string().refine((text): text is Topic => {
  const [kind, id, ...more] = text.split(':')
  const known = kinds.some((one) => one === kind)
  return known && more.length === 0 && (id === undefined || z.guid().safeParse(id).success)
})

/** The topics of an address, `topics=opportunity,warning:<id>`. */
export const topicsSchema = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(topic).min(1).max(10))

/** The topics that something belongs to which happened to `entity`, on the record whose timeline it stands on. */
export function topicsOf(event: {
  recordType: string
  recordId: string
  entityType: string
  entityId: string
}): Topic[] {
  const { recordType, recordId, entityType, entityId } = event
  return [recordType, `${recordType}:${recordId}`, entityType, `${entityType}:${entityId}`] as Topic[]
}
