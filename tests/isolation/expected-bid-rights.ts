import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

// Of what was learned from (a2) the whole company reads the bid and what it taught, and nothing of it is written any more.
const outside = `${asked} ${unasked} sign-in relay review knowledge`

/** What is read with the bid, and written by whoever may change the opportunity. */
const withBid: readonly ExpectedRights[] = [
  { who: 'owner manager deputy', sees: 'a1 a2', inserts: 'a1', removes: 'a1' },
  { who: 'neighbour', sees: 'a2', inserts: 'a2', removes: 'a2' },
  { who: 'colleague', sees: 'a2' },
  { who: 'technical', sees: 'a1 a2' },
  { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', removes: 'a1 a2 a' },
  { who: 'legal', sees: 'a1 a2 a' },
  { who: 'stranger', sees: 'b', inserts: 'b', removes: 'b' },
  { who: 'headquarters administrator sweep approvals', sees: 'all' },
  { who: outside },
]

/** Rows as in expected-rights.ts. */
export const rightsOnBids = {
  bid: [
    { who: 'owner manager deputy', sees: 'a1 a2', inserts: 'a1', changes: 'a1' },
    // One that names its result is not opened.
    { who: 'neighbour', sees: 'a2', changes: 'a2' },
    { who: 'colleague', sees: 'a2' },
    { who: 'technical', sees: 'a1 a2' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a', changes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: outside },
  ],
  bid_cost: [
    { who: 'manager', sees: 'a1', inserts: 'a1', changes: 'a1', removes: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', changes: 'a1 a2 a', removes: 'a1 a2 a' },
    { who: 'headquarters administrator approvals', sees: 'all' },
    { who: 'owner colleague neighbour deputy technical legal stranger sweep' },
    { who: outside },
  ],
  bid_milestone: [
    { who: 'owner manager deputy', sees: 'a1', inserts: 'a1', changes: 'a1', removes: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2', removes: 'a2' },
    // Theirs to finish.
    { who: 'technical', sees: 'a1', changes: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', changes: 'a1 a2 a', removes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b', removes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: `colleague ${outside}` },
  ],
  bid_offer: withBid,
  post_mortem: [
    { who: 'owner manager deputy', sees: 'a1 a2', inserts: 'a1', changes: 'a1' },
    { who: 'technical', sees: 'a1 a2', inserts: 'a1', changes: 'a1' },
    { who: 'neighbour colleague', sees: 'a2' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a', changes: 'a1 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: outside },
  ],
  post_mortem_part: [
    { who: 'owner', sees: 'a1 a2', inserts: 'a1', changes: 'a1' },
    { who: 'manager deputy technical', sees: 'a1 a2', inserts: 'a1' },
    { who: 'neighbour colleague', sees: 'a2' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a', changes: 'a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: outside },
  ],
  bid_factor: [
    { who: 'owner manager deputy technical', sees: 'a1 a2', inserts: 'a1', removes: 'a1' },
    { who: 'neighbour colleague', sees: 'a2' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a', removes: 'a1 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', removes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: outside },
  ],
  bid_lesson: [
    { who: 'owner manager deputy', sees: 'a1 a2', inserts: 'a1', changes: 'a1' },
    // One was given to them.
    { who: 'technical', sees: 'a1 a2', inserts: 'a1', changes: 'a1 a2' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2' },
    { who: 'colleague', sees: 'a2' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', changes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: outside },
  ],
  // Whoever sees both the bid and the deal says something of it; what somebody said is theirs.
  bid_reading: [
    { who: 'owner', sees: 'a1', inserts: 'a1' },
    { who: 'manager deputy technical', inserts: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2' },
    { who: 'head', sees: 'a', inserts: 'a1 a2 a' },
    { who: 'legal', inserts: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b' },
    { who: 'headquarters administrator sweep approvals', inserts: 'all' },
    { who: `colleague ${outside}` },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
