import { expect, test } from 'vitest'
import { checkRuleScope } from '#crm/rule-sets/check-rule-scope.ts'
import { vocabularies } from '#crm/rule-sets/vocabularies.ts'
import { checkRule } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import { routeRows } from '#prisma/seeds/demo/route-rows.ts'

test('an organisation’s own rows of the demonstration could have been released: sound, and as their cases say', async () => {
  expect(routeRows).toHaveLength(2)
  for (const content of routeRows) {
    const vocabulary = vocabularies[String(content.subject)]
    if (!vocabulary) throw new Error('no vocabulary')
    const context = { vocabulary, timezone: 'Asia/Shanghai', currency: 'CNY' }
    const checked = checkRule({ ...context, content })
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    expect(checkRuleScope(checked.rule)).toEqual([])
    const results = await runCases({ ...context, rule: checked.rule })
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  }
})
