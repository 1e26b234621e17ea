import { readRulePacks } from '#crm/rule-sets/read-rule-packs.server.ts'
import { packDefaults, problemLine } from './rules-check.ts'

/** `gantry rules test`: every rule against its own cases; a rule that does not load fails as well. */
export async function rulesTest({ folder }: { folder?: string }): Promise<void> {
  const packs = await readRulePacks({ ...packDefaults, folder })
  for (const problem of packs.problems) console.error(problemLine(problem))
  const cases = packs.rules.reduce((sum, { rule }) => sum + rule.cases.length, 0)
  for (const { rule } of packs.rules) console.log(`${rule.id}: ${rule.cases.length} cases as expected`)
  console.log(`${cases} cases passed, ${packs.problems.length} problems`)
  if (packs.problems.length > 0 || packs.files === 0) process.exitCode = 1
}
