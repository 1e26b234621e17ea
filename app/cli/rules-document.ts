import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { playbookDocument } from '#crm/clauses/playbook-document.ts'
import { packDefaults } from './rules-check.ts'

/** `gantry rules document`: the clause playbook as Markdown, for docs/clause-playbook.md. */
export async function rulesDocument(): Promise<void> {
  process.stdout.write(await shippedPlaybookDocument())
}

/** What docs/clause-playbook.md holds. */
export async function shippedPlaybookDocument(): Promise<string> {
  const playbook = await shippedPlaybook(packDefaults)
  return playbookDocument(
    playbook.map(({ rule }) => rule),
    packDefaults,
  )
}
