import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ruleToWrite } from './_rule-to-write.server.ts'

interface DiscardOptions {
  tx: Tx
  actor: Actor
  id: string
  /** of the draft, as the person saw it */
  version: number
  edit: number
  now?: Date
}

/**
 * Gives a draft up. It stays among the versions: one that was shipped would come again with the next start otherwise.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when it is no draft any more, or another than the person saw
 */
export async function discardDraft({ tx, actor, id, version, edit, now = new Date() }: DiscardOptions): Promise<void> {
  const { draft } = await ruleToWrite({ tx, actor, id })
  if (draft?.version !== version || draft.edit !== edit)
    throw new AppError('CONFLICT', `${id} V${version} has moved on`)
  await tx.ruleVersion.updateMany({
    where: { ruleId: id, version },
    data: { status: 'retired', retiredAt: now, retiredBy: actor.personId },
  })
  await recordEvent(tx, actor, {
    type: 'rule.draft-discarded',
    orgId: actor.home.id,
    entity: { type: 'rule', id: newId() },
    after: { rule: id, version },
  })
}
