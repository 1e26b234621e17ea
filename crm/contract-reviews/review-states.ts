/** Where a review stands, in the order in which it goes on. */
export const reviewStates = ['waiting', 'reading', 'reviewing', 'done', 'failed', 'cancelled'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Nobody has to wait for these any more. */
export const endedStates = ['done', 'failed', 'cancelled'] as const satisfies readonly ReviewState[]

export const goingStates = ['waiting', 'reading', 'reviewing'] as const satisfies readonly ReviewState[]

/** Why a flag was dismissed; only a wrong mark counts against its rule. */
export const dismissReasons = ['wrong-mark', 'accepted', 'agreed-elsewhere', 'not-relevant'] as const
export type DismissReason = (typeof dismissReasons)[number]
