import { playbookDocument } from '#crm/clauses/playbook-document.ts'
import { readRulePacks, refuseBroken } from '#crm/rule-sets/read-rule-packs.server.ts'
import { packDefaults } from './rules-check.ts'

/** `gantry rules document`: the clause playbook as Markdown, for docs/clause-playbook.md. */
export async function rulesDocument(): Promise<void> {
  process.stdout.write(await shippedPlaybookDocument())
}

/** What docs/clause-playbook.md holds. */
export async function shippedPlaybookDocument(): Promise<string> {
  const { rules, problems } = await readRulePacks(packDefaults)
  refuseBroken(problems)
  const playbook = rules.flatMap(({ rule }) => (rule.set === 'clause-playbook' ? [rule] : []))
  return playbookDocument(playbook, packDefaults)
}
