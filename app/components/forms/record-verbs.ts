/** What is posted from the page of an opportunity: the last part of the verb's address. */
export const opportunityVerbs = [
  'promote',
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

/** What is posted about a warning, wherever it is shown. */
export const warningVerbs = ['snooze', 'wake', 'hand-over', 'dismiss'] as const
