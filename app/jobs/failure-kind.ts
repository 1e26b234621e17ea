/** Why jobs are given up, as far as people are told: a reason may hold what is not everybody's to see. */
export const failureKinds = [
  'payload',
  'unknown',
  'timeout',
  'worker',
  'mailUnreachable',
  'mailRefused',
  'mailUncertain',
  'dayOver',
  'totals',
  'database',
  'other',
] as const
export type FailureKind = (typeof failureKinds)[number]

const signs: readonly (readonly [FailureKind, RegExp])[] = [
  ['payload', /^the payload cannot be read/],
  ['unknown', /^nobody knows a job/],
  ['timeout', /^gave up after/],
  ['worker', /^the job no longer belongs|^the worker ends|stalled/],
  ['mailUnreachable', /^the mail server cannot be reached|^no mail goes out/],
  ['mailRefused', /^the mail server refused/],
  ['mailUncertain', /^cut off while it was sent/],
  ['dayOver', /^the day of this digest/],
  ['totals', /^kept totals were wrong/],
  ['database', /^no answer from the database|^serialisation failure/],
]

/** The kind of a stored reason. The reason itself stands in the log, beside the job's number. */
export function failureKind(reason: string): FailureKind {
  return signs.find(([, sign]) => sign.test(reason))?.[0] ?? 'other'
}
