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
  'open-contract',
  'open-bid',
] as const

/** What is posted from the page of a contract. */
export const contractVerbs = ['change', 'set-costs', 'set-payment-plan', 'record-receipt', 'sign'] as const

/** What is posted from the page of a bid, and from that of its post-mortem. */
export const bidVerbs = [
  'change',
  'set-cost',
  'set-milestones',
  'finish-milestone',
  'set-offers',
  'record-result',
] as const
export const postMortemVerbs = [
  'write-part',
  'set-factors',
  'set-reasons',
  'add-lesson',
  'close-lesson',
  'submit-post-mortem',
] as const

/** What is posted about a request for approval. */
export const approvalVerbs = ['decide', 'delegate', 'add-signer', 'withdraw', 'assign'] as const

/** What is posted from the page of a review. */
export const reviewVerbs = ['decide-flag', 'add-flag', 'comment', 'cancel-review', 'ask-review'] as const

/** What is posted from the page of an article, and from the one where it is written. */
export const articleVerbs = ['write', 'publish', 'archive', 'move', 'comment', 'forward', 'read'] as const

/** What is posted from the page of a directory of knowledge. */
export const directoryVerbs = ['rename', 'move', 'set-grants'] as const

/** What is posted from the pages where a rule is written, and from its own. */
export const ruleVerbs = ['save-draft', 'discard-draft', 'release-version', 'take-back'] as const

/** What is posted from the page of a customer. */
export const customerVerbs = [
  'change',
  'open-relationship',
  'change-relationship',
  'add-contact',
  'change-contact',
  'log-activity',
  'finish-activity',
] as const

/** What is posted about a warning, wherever it is shown. */
export const warningVerbs = ['snooze', 'wake', 'hand-over', 'dismiss'] as const

/** What is posted about the views of a list, and about one of them. */
export const listViewVerbs = ['save', 'default'] as const
export const viewVerbs = ['rename', 'overwrite', 'remove', 'restore'] as const

/** A page of many records loads their verbs once, by any id: what the routes need in the browser is the same for all. */
const anyId = '00000000-0000-4000-8000-000000000000'
export const anyWarning = `/warnings/${anyId}`
export const anyOpportunity = `/opportunities/${anyId}`
export const anyApproval = `/approvals/${anyId}`
export const anyCustomer = `/customers/${anyId}`
export const anyView = `/views/${anyId}`
