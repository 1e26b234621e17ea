import { readSettings } from '#crm/org/read-settings.server.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { checkDraft } from './check-draft.ts'
import { digestOf } from './install-rule-packs.server.ts'
import { refuseDraft } from './refuse-draft.ts'
import { mayWriteRule } from './rule.policy.ts'

/** Before the number of a rule that was written here: those that are shipped bear others, whatever is shipped later. */
const prefix = 'WA'

interface StartOptions {
  tx: Tx
  actor: Actor
  /** null: a rule of the group */
  orgId: string | null
  /** the rule as written; it is given its number */
  content: Record<string, unknown>
  now?: Date
}

/**
 * Puts down a new warning as a draft, which warns nobody until it is released.
 * @returns its number
 * @throws AppError FORBIDDEN for an organisation whose rules are not the actor's to write, BAD_INPUT with `details.problems`
 */
export async function startRule({ tx, actor, orgId, content, now = new Date() }: StartOptions): Promise<string> {
  if (!mayWriteRule(actor, { setId: 'warnings', orgId })) {
    throw new AppError('FORBIDDEN', `rules of ${orgId ?? 'the group'} are not ${actor.personId}’s to write`)
  }
  const { timeZone: timezone, currency } = await readSettings(tx)
  const id = await nextId(tx)
  const body = { ...content, id, set: 'warnings', owner: 'administrator' }
  const checked = checkDraft({ content: body, timezone, currency, complete: false })
  if (!checked.ok) refuseDraft(checked.problems)
  const { rule } = checked
  const digest = digestOf(rule)
  await tx.rule.createMany({ data: { id, setId: rule.set, orgId } })
  await tx.ruleVersion.createMany({
    data: { ...draftRow(rule), digest, version: 1, createdBy: actor.personId, createdAt: now },
  })
  await recordEvent(tx, actor, {
    type: 'rule.draft-saved',
    orgId: actor.home.id,
    entity: { type: 'rule', id: newId() },
    after: { rule: id, orgId, version: 1, edit: 1, digest, body: rule as unknown as Record<string, unknown> },
  })
  return id
}

/** A draft of an administrator's, apart from its number. */
export function draftRow(rule: RuleFile) {
  const body = rule as unknown as Prisma.InputJsonObject
  return { ruleId: rule.id, status: 'draft', origin: 'administrator', body }
}

/** One after the other: two that start at once would take the same number. */
async function nextId(tx: Tx): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rule ids', 0))`
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    SELECT coalesce(max(substring(id FROM ${`^${prefix}-(\\d+)$`})::integer), 0) AS last FROM rule`
  return `${prefix}-${String((row?.last ?? 0) + 1).padStart(2, '0')}`
}
