import { idOf, organisationId, personId } from './people.ts'
import { conversationRows } from './world-conversations.ts'
import type { WorldRow } from './world-row.ts'

const viewId = (number: number) => idOf(18, number)

function view(label: string, number: number, owner: string, values: Record<string, unknown> = {}): WorldRow {
  const own = { id: viewId(number), owner_id: personId(owner), name: `视图${label}`, shared_with: 'me' }
  return {
    table: 'saved_view',
    label,
    key: ['id'],
    values: { list: 'customers', query: '', drawn: 'table', ...own, ...values },
  }
}

const withOrganisation = (org: string) => ({ shared_with: 'organisation', org_id: organisationId(org) })

/** Views of a list, shared in each way there is, what happens to one, and what people keep for themselves alone. */
export const viewRows: readonly WorldRow[] = [
  view('own', 0, 'owner'),
  view('A1', 1, 'owner', withOrganisation('A1')),
  view('A', 2, 'head', withOrganisation('A')),
  view('G', 3, 'headquarters', { shared_with: 'group' }),
  view('gone', 4, 'headquarters', { shared_with: 'group', removed_at: '2026-11-01' }),
  view('root', 5, 'administrator', withOrganisation('G')),
  {
    table: 'default_view',
    label: 'owner',
    key: ['person_id', 'list'],
    values: { person_id: personId('owner'), list: 'customers', view_id: viewId(2) },
  },
  {
    table: 'domain_event',
    label: 'view',
    key: ['id'],
    values: {
      id: idOf(19, 0),
      org_id: organisationId('A'),
      actor_id: personId('owner'),
      type: 'view.saved',
      entity_type: 'view',
      entity_id: viewId(0),
      record_type: 'view',
      record_id: viewId(0),
    },
  },
  ...conversationRows,
]
