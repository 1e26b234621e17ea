import { rightsOnApprovals } from './expected-approval-rights.ts'
import { rightsOnBids } from './expected-bid-rights.ts'
import { rightsOnContracts } from './expected-contract-rights.ts'
import { rightsOnConversations } from './expected-conversation-rights.ts'
import { rightsOnDocuments } from './expected-document-rights.ts'
import { rightsOnEvents } from './expected-event-rights.ts'
import { rightsOnKnowledge } from './expected-knowledge-rights.ts'
import { rightsOnModels } from './expected-model-rights.ts'
import { rightsOnViews } from './expected-view-rights.ts'
import { rightsOnWarnings } from './expected-warning-rights.ts'
import { asked, unasked } from './people.ts'
import type { Rights } from './probe.ts'

/** What several people may do with the rows of one table; what is left out, they may not. */
export interface ExpectedRights extends Partial<Rights> {
  /** names separated by spaces */
  who: string
}

/** Of a company that has nothing of the world. */
const outsiders = `${asked} ${unasked}`
const staff = `owner colleague manager neighbour deputy technical head legal stranger headquarters ${outsiders}`

/** Sign-in's own tables, which nobody else touches. */
const ofSignIn: readonly ExpectedRights[] = [
  { who: 'sign-in', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
  { who: `${staff} administrator relay sweep review knowledge approvals` },
]

/** What everybody reads and nobody writes. */
const readByAll: readonly ExpectedRights[] = [
  { who: `${staff} administrator sweep review knowledge approvals`, sees: 'all' },
  { who: 'sign-in relay' },
]

/** What everybody reads, and whoever keeps rules adds to. Of a company's own see crm/rule-sets/write-rules.test.ts. */
const ofRules: readonly ExpectedRights[] = [
  { who: `${staff} sweep review knowledge approvals`, sees: 'all' },
  { who: 'administrator', sees: 'all', inserts: 'all' },
  { who: 'sign-in relay' },
]

/**
 * Who sees and writes which rows of which table, under the database's policies alone. Rows are named by their label in
 * world.ts: an opportunity and what hangs on it by `a1 a2 a b` (department 1 and 2 of subsidiary A, A itself, B), what a
 * company has by `G A B`; `all` is every row. Inserts are the same row once more, in the actor's own name where a row has
 * one, and in another's (`insertsForOthers`).
 */
export const expectedRights: Readonly<Record<string, readonly ExpectedRights[]>> = {
  organisation: [
    { who: `${staff} sign-in`, sees: 'all' },
    { who: 'administrator', sees: 'all' },
    { who: 'relay' },
    { who: 'sweep review knowledge approvals', sees: 'all' },
  ],
  person: [
    { who: `${staff} sign-in`, sees: 'all' },
    { who: 'administrator', sees: 'all', inserts: 'all', changes: 'all' },
    { who: 'relay' },
    { who: 'sweep review knowledge approvals', sees: 'all' },
  ],
  membership: [
    { who: `${staff} sign-in`, sees: 'all' },
    { who: 'administrator', sees: 'all', inserts: 'all' },
    { who: 'relay' },
    { who: 'sweep review knowledge approvals', sees: 'all' },
  ],
  person_preference: [
    { who: 'owner', sees: 'all', inserts: 'all', changes: 'all' },
    { who: 'colleague manager neighbour deputy technical head legal stranger headquarters administrator' },
    { who: `sign-in relay review knowledge approvals ${outsiders}` },
    { who: 'sweep', sees: 'all' },
  ],
  // Sign-in finds the person of a token by it; nobody but its owner reads of it.
  access_token: [
    { who: 'owner', sees: 'all', inserts: 'all', changes: 'all' },
    { who: 'colleague manager neighbour deputy technical head legal stranger headquarters administrator' },
    { who: 'sign-in', sees: 'all' },
    { who: `relay sweep review knowledge approvals ${outsiders}` },
  ],
  setting: [
    { who: `${staff} sign-in`, sees: 'all' },
    { who: 'administrator', sees: 'all' },
    { who: 'relay' },
    { who: 'sweep review knowledge approvals', sees: 'all' },
  ],
  exchange_rate: [
    { who: `${staff} sweep review knowledge approvals`, sees: 'all' },
    { who: 'administrator', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: 'sign-in relay' },
  ],
  record_access: [
    {
      who: 'owner manager deputy',
      sees: 'a1/owner a1/technical a1/deputy',
      inserts: 'a1/owner a1/technical a1/deputy',
      changes: 'a1/owner a1/technical a1/deputy',
      removes: 'a1/owner a1/technical a1/deputy',
    },
    { who: 'neighbour', sees: 'a2/owner', inserts: 'a2/owner', changes: 'a2/owner', removes: 'a2/owner' },
    { who: 'technical', sees: 'a1/technical' },
    {
      who: 'head',
      sees: 'a1/owner a2/owner a/owner a1/technical a1/deputy',
      inserts: 'a1/owner a2/owner a/owner a1/technical a1/deputy',
      changes: 'a1/owner a2/owner a/owner a1/technical a1/deputy',
      removes: 'a1/owner a2/owner a/owner a1/technical a1/deputy',
    },
    { who: 'stranger', sees: 'b/owner', inserts: 'b/owner', changes: 'b/owner', removes: 'b/owner' },
    { who: 'colleague legal headquarters administrator sign-in relay' },
    { who: `sweep review knowledge approvals ${outsiders}` },
  ],
  customer: [
    { who: 'owner colleague manager neighbour deputy head', sees: 'all', inserts: 'A', changes: 'A' },
    { who: `technical legal headquarters administrator ${outsiders}`, sees: 'all' },
    { who: 'stranger', sees: 'all', inserts: 'B', changes: 'B' },
    { who: 'sign-in relay' },
    { who: 'sweep review knowledge approvals', sees: 'all' },
  ],
  customer_relationship: [
    { who: 'owner colleague manager neighbour deputy head', sees: 'A', inserts: 'A', changes: 'A' },
    { who: 'technical legal', sees: 'A' },
    { who: 'stranger', sees: 'B', inserts: 'B', changes: 'B' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  contact: [
    { who: 'owner colleague manager neighbour deputy head', sees: 'A', inserts: 'A', changes: 'A' },
    { who: 'technical legal', sees: 'A' },
    { who: 'stranger', sees: 'B', inserts: 'B', changes: 'B' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  activity: [
    // A1 is the owner's own call on a customer: their department's, whose people of equal standing see nothing of it.
    { who: 'owner manager', sees: 'A1 a1', inserts: 'A A1 a1', changes: 'A1 a1' },
    { who: 'colleague', inserts: 'A A1' },
    { who: 'neighbour', sees: 'a2', inserts: 'A a2', changes: 'a2' },
    { who: 'deputy', sees: 'a1', inserts: 'A a1' },
    { who: 'technical', sees: 'A a1', inserts: 'a1', changes: 'A' },
    { who: 'head', sees: 'A A1 a1 a2 a', inserts: 'A A1 a1 a2 a', changes: 'A A1 a1 a2 a' },
    { who: 'legal', sees: 'A A1 a1 a2 a' },
    { who: 'stranger', sees: 'B b', inserts: 'B b', changes: 'B b' },
    { who: 'headquarters', sees: 'all', changes: 'G' },
    { who: 'administrator', sees: 'all' },
    { who: 'sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  activity_contact: [
    { who: 'owner', sees: 'a1', inserts: 'a1', removes: 'a1' },
    { who: 'manager deputy technical', sees: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', removes: 'a2' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a', removes: 'a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', removes: 'b' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'colleague sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  opportunity_type: readByAll,
  stage: readByAll,
  opportunity: [
    { who: 'owner', sees: 'a1', inserts: 'a1', changes: 'a1' },
    { who: 'colleague', inserts: 'a1' },
    { who: 'manager', sees: 'a1', inserts: 'a1', insertsForOthers: 'a1', changes: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2' },
    { who: 'deputy', sees: 'a1', inserts: 'a2', changes: 'a1' },
    { who: 'technical', sees: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', insertsForOthers: 'a1 a2 a', changes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  // Nobody's to write: a trigger keeps it. Seen by whoever sees all of an organisation.
  stage_total: [
    { who: 'manager', sees: 'a1' },
    { who: 'head legal', sees: 'a1 a2 a' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'owner colleague neighbour deputy technical stranger sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  opportunity_team: [
    { who: 'owner manager deputy head', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: 'technical legal headquarters administrator', sees: 'all' },
    { who: 'colleague neighbour stranger sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  opportunity_competitor: [
    { who: 'owner manager deputy', sees: 'a1', inserts: 'a1', removes: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', removes: 'a2' },
    { who: 'technical', sees: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', removes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', removes: 'b' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'colleague sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  decision_chain_member: [
    { who: 'owner manager deputy', sees: 'a1', inserts: 'a1', changes: 'a1', removes: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2', removes: 'a2' },
    { who: 'technical', sees: 'a1' },
    { who: 'head', sees: 'a1 a2 a', inserts: 'a1 a2 a', changes: 'a1 a2 a', removes: 'a1 a2 a' },
    { who: 'legal', sees: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b', removes: 'b' },
    { who: 'headquarters administrator', sees: 'all' },
    { who: 'colleague sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all' },
    { who: outsiders },
  ],
  ...rightsOnContracts,
  ...rightsOnBids,
  ...rightsOnDocuments,
  ...rightsOnApprovals,
  ...rightsOnKnowledge,
  ...rightsOnModels,
  rule_set: ofRules,
  rule: ofRules,
  // What of it changes, a trigger says: moves.test.ts.
  rule_version: ofRules.map((line) => (line.who === 'administrator' ? { ...line, changes: 'all' } : line)),
  decision: [
    { who: 'owner manager deputy technical', sees: 'a1', inserts: 'a1' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2' },
    { who: 'head legal', sees: 'a1 a2 a', inserts: 'a1 a2 a' },
    { who: 'stranger', sees: 'b', inserts: 'b' },
    { who: 'headquarters administrator', sees: 'all', inserts: 'all' },
    { who: 'colleague sign-in relay review knowledge' },
    { who: 'sweep approvals', sees: 'all', inserts: 'all' },
    { who: outsiders },
  ],
  domain_event: rightsOnEvents,
  relay_position: [
    { who: 'relay', sees: 'all', changes: 'all' },
    { who: `${staff} administrator sign-in` },
    { who: 'sweep review knowledge approvals' },
  ],
  job_run: [
    { who: 'relay', sees: 'all', inserts: 'all', changes: 'all' },
    { who: `${staff} administrator sign-in sweep review knowledge approvals` },
  ],
  ...rightsOnWarnings,
  ...rightsOnViews,
  ...rightsOnConversations,
  auth_user: ofSignIn,
  auth_session: ofSignIn,
  auth_account: ofSignIn,
  auth_verification: ofSignIn,
  auth_two_factor: ofSignIn,
  sign_in_lock: ofSignIn,
}
