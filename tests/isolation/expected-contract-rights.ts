import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

/** Of contracts and of what they cost; rows as in expected-rights.ts. */
export const rightsOnContracts = {
  contract: [
    { who: 'owner manager deputy', sees: 'a1', inserts: 'a1', changes: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2' },
    { who: 'technical', sees: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', changes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: `colleague ${unasked} sign-in relay review knowledge` },
    { who: 'sweep', sees: 'all' },
    // The one that they are asked about, and the state of whichever it is that is decided.
    { who: asked, sees: 'a1' },
    { who: 'approvals', sees: 'all', changes: 'all' },
  ],
  // The owner of a contract may change it, and does not see what it costs.
  contract_cost_line: [
    { who: 'manager', sees: 'a1', inserts: 'a1', removes: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', removes: 'a1 a2 a' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'director', sees: 'a1' },
    { who: 'approvals', sees: 'all' },
    { who: 'owner colleague neighbour deputy technical legal stranger sign-in relay sweep review knowledge' },
    { who: `approver former substitute ${unasked}` },
  ],
  contract_cost: [
    { who: 'manager', sees: 'a1' },
    { who: 'head', sees: 'a1 a2 a' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'director', sees: 'a1' },
    { who: 'approvals', sees: 'all' },
    { who: 'owner colleague neighbour deputy technical legal stranger sign-in relay sweep review knowledge' },
    { who: `approver former substitute ${unasked}` },
  ],
  payment_plan_line: [
    { who: 'owner manager deputy', sees: 'a1', inserts: 'a1', changes: 'a1', removes: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2', removes: 'a2' },
    { who: 'technical', sees: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', changes: 'a1 a2 a', removes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b', removes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: asked, sees: 'a1' },
    { who: `colleague ${unasked} sign-in relay review knowledge` },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
