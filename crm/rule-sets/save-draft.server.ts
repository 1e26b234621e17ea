import { readSettings } from '#crm/org/read-settings.server.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { type RuleToWrite, ruleToWrite } from './_rule-to-write.server.ts'
import { checkDraft } from './check-draft.ts'
import { digestOf } from './install-rule-packs.server.ts'
import { readRuleBody } from './read-rule-body.ts'
import { refuseDraft } from './refuse-draft.ts'
import { draftRow } from './start-rule.server.ts'

interface SaveOptions {
  tx: Tx
  actor: Actor
  id: string
  /** the version that was opened, and how often it had been saved then */
  version: number
  edit: number
  /** the rule as it shall be */
  content: Record<string, unknown>
  now?: Date
}

export interface SavedDraft {
  version: number
  edit: number
  /** false: it says what was opened, and nothing was written */
  changed: boolean
}

/**
 * Saves what somebody has made of a rule. The version in force stays as it is: the first change begins a draft beside it, further
 * ones change the draft. What says the same as the version that was opened makes none.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when somebody else has saved or released meanwhile, BAD_INPUT with
 * `details.problems` for a line that is not finished and whatever else may not be saved
 */
export async function saveDraft(options: SaveOptions): Promise<SavedDraft> {
  const { tx, actor, id, content, now = new Date() } = options
  const rule = await ruleToWrite({ tx, actor, id })
  const opened = openedVersion(rule, options)
  const { timeZone: timezone, currency } = await readSettings(tx)
  const before = readRuleBody({ id, body: opened.body }).rule
  const owner = before?.owner ?? 'administrator'
  const checked = checkDraft({
    content: { ...content, id, set: 'warnings', owner },
    timezone,
    currency,
    complete: false,
  })
  if (!checked.ok) refuseDraft(checked.problems)
  const digest = digestOf(checked.rule)
  // Of a rule that is out of force the same wording once more is how it comes back.
  const isLive = opened.status === 'draft' || rule.active !== null
  if (digest === opened.digest && isLive) return { version: opened.version, edit: opened.edit, changed: false }
  const saved = await writeDraft({ tx, actor, now, rule, opened, wording: checked.rule, digest })
  await recordEvent(tx, actor, {
    type: 'rule.draft-saved',
    orgId: actor.home.id,
    entity: { type: 'rule', id: newId() },
    before: { version: opened.version, edit: opened.edit, digest: opened.digest },
    after: { rule: id, ...saved, digest, body: checked.rule as unknown as Record<string, unknown> },
  })
  return { ...saved, changed: true }
}

type Opened = RuleToWrite['versions'][number]

/** @throws AppError CONFLICT when what was opened is not what would be written on now */
function openedVersion(rule: RuleToWrite, { version, edit }: { version: number; edit: number }): Opened {
  const current = rule.draft ?? rule.active ?? rule.versions[0]
  if (current?.version === version && current.edit === edit) return current
  throw new AppError('CONFLICT', `${rule.id} is at V${current?.version}, edit ${current?.edit}`, {
    details: { version: current?.version, edit: current?.edit, by: current?.editedBy ?? current?.createdBy },
  })
}

interface WriteOptions {
  tx: Tx
  actor: Actor
  now: Date
  rule: RuleToWrite
  opened: Opened
  wording: RuleFile
  digest: string
}

async function writeDraft({ tx, actor, now, rule, opened, wording, digest }: WriteOptions) {
  if (opened.status === 'draft' && opened.origin === 'administrator') {
    const edit = opened.edit + 1
    const body = wording as unknown as Prisma.InputJsonObject
    await tx.ruleVersion.updateMany({
      where: { ruleId: rule.id, version: opened.version },
      data: { body, digest, edit, editedBy: actor.personId, editedAt: now },
    })
    return { version: opened.version, edit }
  }
  if (opened.status === 'draft') {
    // What was shipped stays as it came: changed in place, the next start would bring it once more.
    await tx.ruleVersion.updateMany({
      where: { ruleId: rule.id, version: opened.version },
      data: { status: 'retired', retiredAt: now, retiredBy: actor.personId },
    })
  }
  const version = Math.max(...rule.versions.map((each) => each.version)) + 1
  await tx.ruleVersion.createMany({
    data: { ...draftRow(wording), digest, version, createdBy: actor.personId, createdAt: now },
  })
  return { version, edit: 1 }
}
