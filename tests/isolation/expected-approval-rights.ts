import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

/** The tasks of the first contract's request. */
const ofContract = 'a1/approver a1/director a1/former'

/** Delegations as one makes them: not ended already. */
const given = 'substitute lapsed early second second/again'

/** Of approvals; rows as in expected-rights.ts, tasks and who may see them by their holders, delegations by who stands in. */
export const rightsOnApprovals = {
  approval_request: [
    { who: 'owner manager deputy technical', sees: 'a1 a1/gate a1/used' },
    { who: 'neighbour', sees: 'a2 a2/left' },
    // They have submitted it.
    { who: 'colleague', sees: 'a2/left' },
    { who: 'head legal', sees: 'a1 a2 a a1/gate a1/used a2/left' },
    { who: 'stranger', sees: 'b b/gate' },
    { who: 'headquarters administrator sweep', sees: 'all' },
    { who: 'approver former substitute', sees: 'a1' },
    { who: 'director', sees: 'a1 a1/gate' },
    { who: 'approvals', sees: 'all', inserts: 'all', insertsForOthers: 'all', changes: 'all' },
    { who: `${unasked} sign-in relay review knowledge` },
  ],
  // Of the margin tells who sees costs.
  approval_ground: [
    { who: 'manager head director', sees: 'a1' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'approvals', sees: 'all', inserts: 'all' },
    { who: 'owner colleague neighbour deputy technical legal stranger approver former substitute' },
    { who: `${unasked} sign-in relay sweep review knowledge` },
  ],
  approval_task: [
    { who: 'owner manager deputy technical', sees: `${ofContract} a1/gate` },
    { who: 'head legal', sees: `${ofContract} a2/head a1/gate` },
    { who: 'neighbour', sees: 'a2/head' },
    { who: 'stranger', sees: 'b/headquarters' },
    { who: 'headquarters administrator sweep', sees: 'all' },
    { who: 'approver former substitute', sees: ofContract },
    { who: 'director', sees: `${ofContract} a1/gate` },
    { who: 'approvals', sees: 'all', inserts: 'all', changes: 'all' },
    { who: `colleague ${unasked} sign-in relay review knowledge` },
  ],
  approval_answer: [
    { who: 'approvals', sees: 'all', inserts: 'all' },
    { who: 'owner colleague manager neighbour deputy technical head legal stranger headquarters administrator' },
    { who: `${asked} ${unasked} sign-in relay sweep review knowledge` },
  ],
  approval_access: [
    { who: 'approver substitute', sees: 'a1/approver' },
    { who: 'director', sees: 'a1/director a1/gate' },
    { who: 'former', sees: 'a1/former' },
    { who: 'approvals', sees: 'all', inserts: 'all', changes: 'all' },
    { who: 'owner colleague manager neighbour deputy technical head legal stranger headquarters administrator' },
    { who: `${unasked} sign-in relay sweep review knowledge` },
  ],
  // Everybody gives away what is theirs, and nobody what is another's. What has been ended stays so.
  approval_delegation: [
    {
      who: 'owner colleague manager neighbour deputy technical head legal stranger headquarters director relieved',
      sees: 'all',
      inserts: given,
    },
    { who: 'administrator', sees: 'all', inserts: given, changes: given },
    { who: 'approver', sees: 'all', inserts: given, changes: 'substitute lapsed early' },
    { who: 'substitute', sees: 'all', inserts: given, changes: 'substitute second/again' },
    { who: 'lapsed', sees: 'all', inserts: given, changes: 'lapsed' },
    { who: 'early', sees: 'all', inserts: given, changes: 'early' },
    { who: 'former', sees: 'all', inserts: given, changes: 'second' },
    { who: 'second', sees: 'all', inserts: given, changes: 'second second/again' },
    { who: 'sweep review knowledge approvals', sees: 'all', inserts: given },
    { who: 'sign-in relay' },
  ],
  // Used once, by whoever may promote what it was approved for.
  stage_exception: [
    { who: 'owner manager deputy', sees: 'a1/gate a1/used', changes: 'a1/gate' },
    { who: 'head', sees: 'a1/gate a1/used', changes: 'a1/gate' },
    { who: 'technical legal', sees: 'a1/gate a1/used' },
    { who: 'stranger', sees: 'b/gate', changes: 'b/gate' },
    { who: 'headquarters administrator sweep', sees: 'all' },
    { who: 'approvals', sees: 'all', inserts: 'a1/gate b/gate' },
    { who: `colleague neighbour ${asked} ${unasked} sign-in relay review knowledge` },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
