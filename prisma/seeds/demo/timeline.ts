import type { EventRow, Instant } from '#prisma/seeds/dataset.ts'
import { stableEventId } from '#prisma/seeds/stable-id.ts'
import type { Happening } from './events.ts'

interface Entity {
  type: string
  id: string
}

export interface Timeline {
  /** the moment itself, or a second after the last event when it would not be later */
  next(at: Instant): Instant
  /** @param entity what it happened to, when that is not the record itself */
  record(at: Instant, actorId: string, happening: Happening, entity?: Entity): void
  events: EventRow[]
}

/**
 * The events of one record, whose moments never stand still, so that their order is that of the deeds.
 * @param key readable and unique: the ids are made of it
 */
export function timelineOf(record: Entity, orgId: string, key: string): Timeline {
  const events: EventRow[] = []
  let last = 0
  return {
    events,
    next: (at) => new Date(Math.max(Date.parse(at), last + 1_000)).toISOString(),
    record: (at, actorId, happening, entity = record) => {
      last = Date.parse(at)
      events.push({
        id: stableEventId(`event/${key}/${events.length}`, last),
        at,
        org_id: orgId,
        actor_id: actorId,
        type: happening.type,
        type_version: 1,
        entity_type: entity.type,
        entity_id: entity.id,
        record_type: record.type,
        record_id: record.id,
        before: happening.before,
        after: happening.after,
      })
    },
  }
}
