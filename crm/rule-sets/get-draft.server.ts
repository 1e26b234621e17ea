import type { Bilingual } from '#crm/org/bilingual.ts'
import { findPersonNames } from '#crm/org/find-person-names.server.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { draftOf } from './_rule-to-write.server.ts'
import type { RuleStatus } from './list-rules.server.ts'
import { readRuleBody } from './read-rule-body.ts'
import { mayWriteRule } from './rule.policy.ts'

/** What is opened in the builder: the draft, or what a first change would begin one from. */
export interface DraftView {
  id: string
  /** null: a rule of the group */
  orgId: string | null
  version: number
  /** how often it had been saved, which a save has to name */
  edit: number
  status: RuleStatus
  body: RuleFile
  /** the version in force; null, none */
  active: number | null
  /** who saved it last, and when; null: it came with the product */
  edited: { by: Bilingual | null; at: string } | null
}

/**
 * A rule to write on.
 * @throws AppError NOT_FOUND for an unknown rule, FORBIDDEN for one that is not the actor's to write, RULES_BROKEN for one whose
 * wording cannot be read
 */
export async function getDraft({ tx, actor, id }: { tx: Tx; actor: Actor; id: string }): Promise<DraftView> {
  const rule = await tx.rule.findUnique({ where: { id }, include: { versions: { orderBy: { version: 'desc' } } } })
  if (!rule) throw new AppError('NOT_FOUND', `rule ${id}`)
  if (!mayWriteRule(actor, rule)) throw new AppError('FORBIDDEN', `rule ${id} is not ${actor.personId}’s to write`)
  const active = rule.versions.find(({ status }) => status === 'active')
  const opened = draftOf(rule.versions) ?? active ?? rule.versions[0]
  const body = opened && readRuleBody({ id, body: opened.body }).rule
  if (!opened || !body) throw new AppError('RULES_BROKEN', `rule ${id} cannot be read`)
  const by = opened.editedBy ?? opened.createdBy
  const names = await findPersonNames({ tx, ids: by ? [by] : [] })
  return {
    id,
    orgId: rule.orgId,
    version: opened.version,
    edit: opened.edit,
    status: opened.status as RuleStatus,
    body,
    active: active?.version ?? null,
    edited: by ? { by: names.get(by) ?? null, at: (opened.editedAt ?? opened.createdAt).toISOString() } : null,
  }
}
