import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { customerVerbs, opportunityVerbs, warningVerbs } from './record-verbs.ts'

test.each([
  ['opportunities/:opportunityId/', opportunityVerbs],
  ['customers/:customerId/', customerVerbs],
  ['warnings/:warningId/', warningVerbs],
])('every verb below %s is loaded with the page', (under, verbs) => {
  const routed = routes.flatMap(({ path }) => (path?.startsWith(under) ? [path.slice(under.length)] : []))
  expect(routed.sort()).toEqual([...verbs].sort())
})
