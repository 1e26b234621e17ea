import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import {
  approvalVerbs,
  articleVerbs,
  bidVerbs,
  contractVerbs,
  customerVerbs,
  directoryVerbs,
  opportunityVerbs,
  postMortemVerbs,
  ruleVerbs,
  warningVerbs,
} from './record-verbs.ts'

/** Asked by the page's own requests, not by a form: they need nothing of the route in the browser. */
const requested = [
  'upload-document',
  'receivers',
  'readers',
  'versions/:number/file',
  'recommendations',
  'log-shown',
  'bids/:bidId/read',
]

test.each([
  ['opportunities/:opportunityId/', opportunityVerbs],
  ['customers/:customerId/', customerVerbs],
  ['contracts/:contractId/', contractVerbs],
  ['bids/:bidId/', [...bidVerbs, ...postMortemVerbs]],
  ['approvals/:approvalId/', approvalVerbs],
  ['warnings/:warningId/', warningVerbs],
  ['knowledge/articles/:articleId/', articleVerbs],
  ['rules/:ruleId/', ruleVerbs],
  ['knowledge/directories/:directoryId/', directoryVerbs],
])('every verb below %s is loaded with the page', (under, verbs) => {
  const routed = routes.flatMap(({ path }) => (path?.startsWith(under) ? [path.slice(under.length)] : []))
  expect(routed.filter((verb) => !requested.includes(verb) && !requested.includes(under + verb)).sort()).toEqual(
    [...verbs].sort(),
  )
})
