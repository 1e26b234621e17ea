/** What is posted from the page of an opportunity: the last part of the verb's address. */
export const opportunityVerbs = [
  'promote',
  'roll-back',
  'close',
  'reopen',
  'change',
  'log-activity',
  'finish-activity',
  'note',
  'team',
  'competitors',
  'decision-chain',
] as const

/** What is posted from the page of a customer. */
export const customerVerbs = [
  'change',
  'open-relationship',
  'change-relationship',
  'add-contact',
  'change-contact',
] as const
