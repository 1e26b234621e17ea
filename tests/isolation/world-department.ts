import { idOf, organisationId, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

/** What somebody of a department did with a customer of its company, and the company's event of it. */
export function departmentRows(customer_id: string, number: number): WorldRow[] {
  const id = idOf(6, number)
  return [
    row('activity', 'A1', {
      id,
      org_id: organisationId('A1'),
      customer_id,
      person_id: personId('owner'),
      kind: 'call',
      purpose: 'relationship',
      status: 'planned',
      on_date: '2026-12-01',
      subject: '电话A1',
    }),
    row('domain_event', 'A1/call', {
      id: idOf(18, 0),
      org_id: organisationId('A'),
      actor_id: personId('administrator'),
      type: 'activity.planned',
      entity_type: 'activity',
      entity_id: id,
      record_type: 'customer',
      record_id: customer_id,
    }),
  ]
}
