import type { Rights } from './probe.ts'

/** What several people may do with the rows of one table; what is left out, they may not. */
export interface ExpectedRights extends Partial<Rights> {
  /** names separated by spaces */
  who: string
}

export const staff = 'owner colleague manager neighbour deputy technical head legal stranger headquarters'

/** What is kept for signing in is sign-in's alone: nobody sees it, whatever their role. */
export const signInRights: Readonly<Record<string, readonly ExpectedRights[]>> = {
  auth_user: [
    { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: `${staff} administrator relay` },
    { who: 'sweep' },
  ],
  auth_session: [
    { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: `${staff} administrator relay` },
    { who: 'sweep' },
  ],
  auth_account: [
    { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: `${staff} administrator relay` },
    { who: 'sweep' },
  ],
  auth_verification: [
    { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: `${staff} administrator relay` },
    { who: 'sweep' },
  ],
  auth_two_factor: [
    { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: `${staff} administrator relay` },
    { who: 'sweep' },
  ],
  sign_in_lock: [
    { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: `${staff} administrator relay` },
    { who: 'sweep' },
  ],
}
