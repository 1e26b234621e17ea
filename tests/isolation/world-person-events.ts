import { idOf, organisationId, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

const labels = ['person', 'password', 'locked', 'default', 'preferences', 'delegated', 'token']

/** An event of the owner as a person. */
export function ofOwner(label: string, org: string, values: { actor_id: string | null; type: string }): WorldRow {
  const person = {
    entity_type: 'person',
    entity_id: personId('owner'),
    record_type: 'person',
    record_id: personId('owner'),
  }
  const id = idOf(13, labels.indexOf(label))
  return row('domain_event', label, { id, org_id: organisationId(org), ...values, ...person })
}

/** What happens to somebody as a person, and what they do with their own. */
export const personEvents: readonly WorldRow[] = [
  ofOwner('person', 'G', { actor_id: personId('administrator'), type: 'person.added' }),
  ofOwner('password', 'A', { actor_id: personId('owner'), type: 'person.password-changed' }),
  ofOwner('locked', 'A', { actor_id: null, type: 'person.locked-out' }),
  ofOwner('preferences', 'A', { actor_id: personId('owner'), type: 'person.preferences-changed' }),
  ofOwner('delegated', 'A', { actor_id: personId('owner'), type: 'approval.delegated' }),
]
