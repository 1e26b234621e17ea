import { readSettings } from '#crm/org/read-settings.server.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { runCases } from '#engine/run-cases.ts'
import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ruleToWrite } from './_rule-to-write.server.ts'
import { checkDraft, type DraftProblem } from './check-draft.ts'
import { refuseDraft } from './refuse-draft.ts'
import { changeForce } from './rule-in-force.server.ts'
import { vocabularies } from './vocabularies.ts'

/** How much a version opens and finds that is meant to, though the sweep would hold it back. */
export interface ConfirmedFlood {
  opens: number
  found: number
}

interface ReleaseOptions {
  tx: Tx
  actor: Actor
  id: string
  /** of the draft, as the person saw it */
  version: number
  edit: number
  /** why, in the person's words */
  reason: string
  /** what it opens and finds, where that is far more than usual and was confirmed: the job does not hold it back for that */
  confirmed?: ConfirmedFlood | undefined
  now?: Date
}

/**
 * Puts a draft into force in place of the version that is. Its cases have to be there, of both kinds, and to come out. The event
 * becomes a job that looks over every record by it at once.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when it is no draft any more, or another than the person saw, BAD_INPUT with
 * `details.problems`
 */
export async function releaseVersion(options: ReleaseOptions): Promise<void> {
  const { tx, actor, id, version, edit, reason, confirmed, now = new Date() } = options
  const { draft, active } = await ruleToWrite({ tx, actor, id })
  if (draft?.version !== version || draft.edit !== edit)
    throw new AppError('CONFLICT', `${id} V${version} has moved on`)
  const { timeZone: timezone, currency } = await readSettings(tx)
  const checked = checkDraft({ content: draft.body, timezone, currency, complete: true })
  if (!checked.ok) refuseDraft(checked.problems)
  const failed = await failedCases(checked.rule, { timezone, currency })
  if (failed.length > 0) refuseDraft(failed)
  await changeForce({ tx, id })
  if (active) {
    await tx.ruleVersion.updateMany({
      where: { ruleId: id, version: active.version },
      data: { status: 'retired', retiredAt: now, retiredBy: actor.personId },
    })
  }
  await tx.ruleVersion.updateMany({
    where: { ruleId: id, version },
    data: { status: 'active', activatedAt: now, replaces: active?.version ?? null, releasedBy: actor.personId, reason },
  })
  await recordEvent(tx, actor, {
    type: 'rule.version-released',
    orgId: actor.home.id,
    entity: { type: 'rule', id: newId() },
    before: { version: active?.version ?? null },
    after: { rule: id, version, reason, digest: draft.digest, ...(confirmed ? { confirmed } : {}) },
  })
}

/** Cases that do not come out as they say. */
export async function failedCases(
  rule: RuleFile,
  context: { timezone: string; currency: string },
): Promise<DraftProblem[]> {
  const vocabulary = vocabularies[rule.subject]
  if (!vocabulary) return []
  const results = await runCases({ rule, vocabulary, ...context })
  return results.flatMap(({ passed, case: one }, index) =>
    passed
      ? []
      : [
          {
            place: `cases[${index}]`,
            reason: {
              zh: `用例“${one.name.zh}”算出来不是这样`,
              en: `Case “${one.name.en}” does not come out like this`,
            },
          },
        ],
  )
}
