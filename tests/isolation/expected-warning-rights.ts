import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

const outsiders = `${asked} ${unasked}`

/** Of warnings and of what people are told; rows as in expected-rights.ts. */
export const rightsOnWarnings = {
  warning: [
    { who: 'owner manager', sees: 'a1 A', changes: 'a1' },
    { who: 'deputy technical', sees: 'a1 A' },
    { who: 'neighbour', sees: 'a2 A', changes: 'a2 A' },
    { who: 'head', sees: 'a1 a2 a A', changes: 'a1 a2 a A' },
    { who: 'legal', sees: 'a1 a2 a A' },
    { who: 'stranger', sees: 'b B', changes: 'b' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'colleague', sees: 'A' },
    { who: `sign-in relay review knowledge ${outsiders}` },
    { who: 'approvals', sees: 'all' },
    { who: 'sweep', sees: 'all', inserts: 'all', changes: 'all' },
  ],
  notification: [
    // Their own comment's; of warnings the sweep alone tells.
    { who: 'owner', sees: 'a1', inserts: 'A/forwarded a1/technical', changes: 'a1' },
    { who: 'neighbour', sees: 'a2', changes: 'a2' },
    { who: 'head', sees: 'a', changes: 'a' },
    { who: 'stranger', sees: 'b', changes: 'b' },
    { who: 'technical', sees: 'a1/technical', changes: 'a1/technical' },
    { who: 'deputy', sees: 'a1/deputy', changes: 'a1/deputy' },
    // Whoever forwards an article tells whom they gave it to.
    { who: 'colleague', sees: 'A/forwarded', changes: 'A/forwarded' },
    { who: 'manager legal headquarters administrator sign-in relay review knowledge' },
    { who: 'sweep', inserts: 'a1 a2 a b' },
    // Whoever names a stand-in tells them.
    { who: 'approver', sees: 'a1/asked', inserts: 'a1/stand-in', changes: 'a1/asked' },
    { who: 'substitute', sees: 'a1/stand-in', changes: 'a1/stand-in' },
    { who: `director former ${unasked}` },
    { who: 'approvals', inserts: 'a1/asked' },
  ],
  digest: [
    { who: 'owner', sees: 'all', inserts: 'all', changes: 'all', removes: 'waiting' },
    { who: 'colleague manager neighbour deputy technical head legal stranger headquarters administrator' },
    { who: `sign-in relay sweep review knowledge approvals ${outsiders}` },
  ],
  sweep_finding: [
    { who: 'owner colleague manager neighbour deputy technical head legal stranger headquarters administrator' },
    { who: `sign-in relay review knowledge approvals ${outsiders}` },
    { who: 'sweep', sees: 'all', inserts: 'all', removes: 'all' },
  ],
  sweep_run: [
    {
      who: `owner colleague manager neighbour deputy technical head legal stranger headquarters administrator ${outsiders}`,
      sees: 'all',
    },
    { who: 'review knowledge approvals', sees: 'all' },
    { who: 'sign-in relay' },
    { who: 'sweep', sees: 'all', inserts: 'all' },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
