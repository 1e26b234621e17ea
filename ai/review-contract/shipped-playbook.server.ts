import { readRulePacks, refuseBroken, shippedPacks } from '#crm/rule-sets/read-rule-packs.server.ts'
import type { PlaybookRule } from './decide-flags.ts'

/**
 * The clause playbook as it is shipped, for whoever has no database to ask which rules are in force.
 * @throws AppError RULES_BROKEN naming what is wrong with which file
 */
export async function shippedPlaybook(defaults: { timeZone: string; currency: string }): Promise<PlaybookRule[]> {
  const { rules, problems } = await readRulePacks({ ...defaults, folder: `${shippedPacks}clause-playbook` })
  refuseBroken(problems)
  return rules.map(({ rule }) => ({ version: 1, rule }))
}
