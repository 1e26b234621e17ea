import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

const others = `colleague manager neighbour deputy technical head legal stranger headquarters ${asked} ${unasked}`

/** Which models work, and what who used of them. */
export const rightsOnModels: Readonly<Record<string, readonly ExpectedRights[]>> = {
  model_setting: [
    { who: `owner ${others} sweep review knowledge approvals relay`, sees: 'all' },
    { who: 'administrator', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: 'sign-in' },
  ],
  // Everybody counts what they use themselves, and nothing for anybody else.
  model_usage: [
    { who: 'owner', sees: 'all', inserts: 'all', changes: 'all' },
    { who: 'administrator', sees: 'all', inserts: 'all' },
    { who: `${others} sweep review knowledge approvals`, inserts: 'all' },
    { who: 'sign-in relay' },
  ],
}
