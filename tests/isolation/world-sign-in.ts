import { idOf, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

/** How the owner gets in: what sign-in keeps of them, and a token that an assistant of theirs uses. */
export const signInRows: readonly WorldRow[] = [
  row('access_token', 'owner', {
    id: idOf(70, 0),
    person_id: personId('owner'),
    name: 'n',
    digest: '0'.repeat(64),
    scopes: '{records}',
    expires_at: '2027-01-01',
  }),
  row('auth_user', 'owner', { id: personId('owner'), name: 'o', email: 'owner@gantry.example' }),
  row('auth_session', 'owner', { id: idOf(9, 0), user_id: personId('owner'), token: 't', expires_at: '2027-01-01' }),
  row('auth_account', 'owner', { id: idOf(9, 1), user_id: personId('owner'), account_id: 'o', provider_id: 'p' }),
  row('auth_verification', 'owner', { id: idOf(9, 2), identifier: 'i', value: 'v', expires_at: '2027-01-01' }),
  row('auth_two_factor', 'owner', { id: idOf(9, 3), user_id: personId('owner'), secret: 's', backup_codes: '[]' }),
  row('sign_in_lock', 'owner', { email: 'owner@gantry.example', failures: 1, last_failed: '2026-11-01' }, ['email']),
]
