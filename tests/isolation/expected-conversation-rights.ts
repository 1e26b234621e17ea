import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

const others = 'colleague manager neighbour deputy technical head legal stranger headquarters'
const services = 'sweep approvals review knowledge'

/** Of conversations with the copilot: whoever leads or keeps everything reads nobody's but their own. */
export const rightsOnConversations = {
  conversation: [
    { who: 'owner', sees: 'owner', inserts: 'all', changes: 'owner' },
    { who: 'administrator', sees: 'administrator', inserts: 'all', changes: 'administrator' },
    { who: `${others} ${services} ${asked} ${unasked}`, inserts: 'all' },
    { who: 'sign-in relay' },
  ],
  // A question stands in a conversation of the one who asks.
  conversation_turn: [
    { who: 'owner', sees: 'owner', inserts: 'owner', changes: 'owner' },
    { who: 'administrator', sees: 'administrator', inserts: 'administrator', changes: 'administrator' },
    { who: `${others} ${services} ${asked} ${unasked} sign-in relay` },
  ],
  conversation_proposal: [
    { who: 'owner', sees: 'owner', inserts: 'owner', changes: 'owner' },
    { who: 'administrator', sees: 'administrator', inserts: 'administrator', changes: 'administrator' },
    { who: `${others} ${services} ${asked} ${unasked} sign-in relay` },
  ],
} as const satisfies Readonly<Record<string, readonly ExpectedRights[]>>
