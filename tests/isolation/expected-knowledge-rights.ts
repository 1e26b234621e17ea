import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

/** Whoever is of no company that has a directory: they read what is everybody's. */
const others = `${asked} ${unasked}`
const ofA = 'owner colleague manager neighbour deputy technical head legal'
const nobody = 'sign-in relay review'

/** What is read with its directory, and written by its service alone or through a function. */
const readOnly: readonly ExpectedRights[] = [
  { who: ofA, sees: 'G A' },
  { who: 'stranger', sees: 'G B' },
  { who: others, sees: 'G' },
  { who: 'headquarters administrator sweep approvals knowledge', sees: 'all' },
  { who: nobody },
]

/** Of knowledge: directories by whom they let in, and what lies in each (world-knowledge.ts). */
export const rightsOnKnowledge = {
  knowledge_directory: [
    { who: ofA, sees: 'G A', changes: 'A' },
    { who: 'stranger', sees: 'G B' },
    { who: others, sees: 'G' },
    { who: 'administrator', sees: 'all', inserts: 'all', changes: 'all' },
    { who: 'headquarters sweep approvals knowledge', sees: 'all' },
    { who: nobody },
  ],
  knowledge_grant: readOnly,
  article: [
    { who: ofA, sees: 'G A A/draft', inserts: 'A/draft', changes: 'A A/draft' },
    { who: 'stranger', sees: 'G B' },
    { who: others, sees: 'G' },
    { who: 'administrator', sees: 'all', inserts: 'A/draft', changes: 'all' },
    { who: 'headquarters sweep approvals knowledge', sees: 'G A B' },
    { who: nobody },
  ],
  article_version: [
    { who: ofA, sees: 'G A A/draft', inserts: 'A A/draft' },
    { who: 'stranger', sees: 'G B' },
    { who: others, sees: 'G' },
    { who: 'administrator', sees: 'all', inserts: 'all' },
    { who: 'headquarters sweep approvals knowledge', sees: 'G A B' },
    { who: 'review', sees: 'all' },
    { who: 'sign-in relay' },
  ],
  article_comment: [
    { who: ofA, sees: 'G A A/draft', inserts: 'G A A/draft' },
    { who: 'stranger', sees: 'G B', inserts: 'G' },
    { who: others, sees: 'G', inserts: 'G' },
    { who: 'headquarters', sees: 'G A B', inserts: 'G' },
    { who: 'administrator', sees: 'all', inserts: 'all' },
    { who: 'sweep approvals knowledge', sees: 'G A B' },
    { who: nobody },
  ],
  // Between the two, who read it: all went to the colleague, who reads nothing of B.
  article_forward: [
    { who: 'owner', sees: 'A A/draft', inserts: 'A' },
    { who: 'colleague', sees: 'G A A/draft', inserts: 'A' },
    { who: 'manager neighbour deputy technical head legal', inserts: 'A' },
    { who: 'stranger', sees: 'B' },
    { who: 'headquarters', sees: 'G' },
    { who: 'administrator', inserts: 'G A' },
    { who: `sweep approvals knowledge ${others} ${nobody}` },
  ],
  article_reading: [
    { who: 'owner', sees: 'A A/draft', inserts: 'G A A/draft' },
    { who: 'colleague manager neighbour deputy technical head legal', inserts: 'G A A/draft' },
    { who: 'stranger', sees: 'B', inserts: 'G B' },
    { who: others, inserts: 'G' },
    { who: 'headquarters', sees: 'G', inserts: 'G A B' },
    { who: 'administrator', inserts: 'all' },
    { who: 'sweep approvals knowledge', inserts: 'G A B' },
    { who: nobody },
  ],
  // What belongs to a company is read by whoever belongs to it, or sees it.
  knowledge_audience: [
    { who: ofA, sees: 'G A company/A' },
    { who: 'stranger', sees: 'G B' },
    { who: others, sees: 'G' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: 'knowledge', sees: 'all', inserts: 'all' },
    { who: nobody },
  ],
  knowledge_chunk: [
    // With the bid that it is of, too.
    { who: ofA, sees: 'G A company/A bid/a2' },
    { who: 'stranger', sees: 'G B bid/a2 bid/a1' },
    { who: others, sees: 'G' },
    { who: 'headquarters administrator sweep approvals', sees: 'all' },
    { who: 'knowledge', sees: 'all', inserts: 'all', changes: 'all' },
    { who: nobody },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
