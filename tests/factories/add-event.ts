import type { Client } from 'pg'
import { newId } from '#lib/ids.ts'

const org = newId()

/** Something that happened to an opportunity, without any verb: a warning about it that opened. @returns the event's id */
export async function addEvent(by: Pick<Client, 'query'>): Promise<string> {
  const id = newId()
  await by.query(
    `INSERT INTO domain_event (id, org_id, type, entity_type, entity_id, record_type, record_id)
     VALUES ($1, $2, 'warning.opened', 'warning', $1, 'opportunity', $1)`,
    [id, org],
  )
  return id
}
