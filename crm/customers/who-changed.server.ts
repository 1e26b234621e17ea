import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { EventType } from '#prisma/record-event.server.ts'

/** Who was faster, for the person who was not: the field's value now, and who set it when. */
export interface FieldConflict {
  field: string
  theirs: string
  by: Bilingual | null
  at: string | null
}

interface WhoChangedOptions {
  tx: Tx
  customerId: string
  /** the customer, relationship or contact whose field it is */
  entityId: string
  type: EventType
  field: string
  theirs: string
}

/** The conflict to show when a field no longer holds what a person saw; without a name where its event is out of sight. */
export async function whoChanged(options: WhoChangedOptions): Promise<FieldConflict & Record<string, unknown>> {
  const { tx, customerId, entityId, type, field, theirs } = options
  const [last] = await tx.$queryRaw<{ at: Date; name: string | null; name_latin: string | null }[]>`
    SELECT e.at, p.name, p.name_latin FROM domain_event e LEFT JOIN person p ON p.id = e.actor_id
    WHERE e.record_type = 'customer' AND e.record_id = ${customerId}::uuid AND e.entity_id = ${entityId}::uuid
      AND e.type = ${type} AND jsonb_exists(e.after, ${field})
    ORDER BY e.at DESC, e.id DESC LIMIT 1`
  return {
    field,
    theirs,
    by: last?.name ? bilingual(last.name, last.name_latin) : null,
    at: last?.at.toISOString() ?? null,
  }
}
