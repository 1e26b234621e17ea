import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

const outsiders = `${asked} ${unasked}`

/** Of saved views; rows as in expected-rights.ts. */
export const rightsOnViews = {
  // What is shared with A is for its departments too. Nobody may share with the root of the tree, which would be for all.
  saved_view: [
    { who: 'owner', sees: 'own A1 A G root', inserts: 'own A1 A', changes: 'own A1' },
    { who: 'colleague manager', sees: 'A1 A G root', inserts: 'own A1 A' },
    { who: 'neighbour deputy technical legal', sees: 'A G root', inserts: 'own A' },
    { who: 'head', sees: 'A G root', inserts: 'own A', changes: 'A' },
    { who: `stranger ${outsiders}`, sees: 'G root', inserts: 'own' },
    { who: 'headquarters', sees: 'G gone root', inserts: 'own G', changes: 'G gone' },
    { who: 'administrator', sees: 'G root', inserts: 'own G' },
    { who: 'sign-in relay' },
    { who: 'sweep approvals', sees: 'G', inserts: 'own G' },
    { who: 'review knowledge', sees: 'G', inserts: 'own' },
  ],
  default_view: [
    { who: 'owner', sees: 'all', inserts: 'all', changes: 'all', removes: 'all' },
    { who: 'colleague manager neighbour deputy technical head legal', inserts: 'all' },
    { who: 'stranger headquarters administrator sign-in relay' },
    { who: `sweep review knowledge approvals ${outsiders}` },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
