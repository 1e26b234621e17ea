import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

const nobody = `colleague ${unasked} sign-in relay knowledge`

/** Of documents, their reviews and flags; rows as in expected-rights.ts. Who may write the opportunity may bring its contract. */
export const rightsOnDocuments = {
  document: [
    { who: 'owner manager deputy', sees: 'a1 a1/loose', inserts: 'a1 a1/loose', changes: 'a1 a1/loose' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2' },
    { who: 'technical', sees: 'a1 a1/loose' },
    { who: 'head', sees: 'a1 a2 a a1/loose', inserts: 'a1 a2 a a1/loose', changes: 'a1 a2 a a1/loose' },
    { who: 'legal', sees: 'a1 a2 a a1/loose' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator sweep review approvals', sees: 'all' },
    { who: asked, sees: 'a1' },
    { who: nobody },
  ],
  document_version: [
    { who: 'owner manager deputy', sees: 'a1 a1/loose', inserts: 'a1 a1/loose' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2' },
    { who: 'technical', sees: 'a1 a1/loose' },
    { who: 'head', sees: 'a1 a2 a a1/loose', inserts: 'a1 a2 a a1/loose' },
    { who: 'legal', sees: 'a1 a2 a a1/loose' },
    { who: 'stranger', sees: 'b', inserts: 'b' },
    { who: 'headquarters administrator sweep review approvals', sees: 'all' },
    { who: asked, sees: 'a1' },
    { who: nobody },
  ],
  // Whoever reviews may stop a review and begin it again, as may whoever brought the contract.
  contract_review: [
    { who: 'owner manager deputy', sees: 'a1 a1/loose', inserts: 'a1 a1/loose', changes: 'a1 a1/loose' },
    { who: 'neighbour', sees: 'a2', inserts: 'a2', changes: 'a2' },
    { who: 'technical', sees: 'a1 a1/loose' },
    { who: 'head', sees: 'a1 a2 a a1/loose', inserts: 'a1 a2 a a1/loose', changes: 'a1 a2 a a1/loose' },
    { who: 'legal', sees: 'a1 a2 a a1/loose', changes: 'a1 a2 a a1/loose' },
    { who: 'stranger', sees: 'b', inserts: 'b', changes: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: 'review', sees: 'all', changes: 'all' },
    { who: asked, sees: 'a1' },
    { who: nobody },
  ],
  // Rules' flags are the service's alone to write, and legal's to decide about.
  clause_flag: [
    { who: 'owner manager deputy technical', sees: 'a1 a1/loose' },
    { who: 'neighbour', sees: 'a2' },
    { who: 'head', sees: 'a1 a2 a a1/loose' },
    { who: 'legal', sees: 'a1 a2 a a1/loose', changes: 'a1 a2 a a1/loose' },
    { who: 'stranger', sees: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: 'review', sees: 'all', inserts: 'all' },
    { who: asked, sees: 'a1' },
    { who: nobody },
  ],
  // Nobody mentions whoever does not see the document; the review service cannot ask who does.
  flag_comment: [
    {
      who: 'owner manager deputy technical',
      sees: 'a1 a1/loose a1/technical a1/colleague',
      inserts: 'a1 a1/loose a1/technical',
    },
    { who: 'neighbour', sees: 'a2', inserts: 'a2' },
    { who: 'head legal', sees: 'a1 a2 a a1/loose a1/technical a1/colleague', inserts: 'a1 a2 a a1/loose a1/technical' },
    { who: 'stranger', sees: 'b', inserts: 'b' },
    { who: 'headquarters administrator sweep approvals', sees: 'all', inserts: 'a1 a2 a b a1/loose a1/technical' },
    { who: 'review', sees: 'all', inserts: 'a1 a2 a b a1/loose' },
    { who: asked, sees: 'a1 a1/technical a1/colleague', inserts: 'a1' },
    { who: nobody },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
