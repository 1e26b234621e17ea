import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ownCompany } from './own-company.ts'
import type { WrittenLanguage } from './written-languages.ts'

/** How somebody wants to be written to. */
export interface Preferences {
  /** a mail each morning when something is waiting */
  digest: boolean
  /** a mail when something waits for their approval, and of what has become of what they have submitted */
  approvalMail: boolean
  /** of what is written to them; null: they never chose one */
  language: WrittenLanguage | null
}

interface Base {
  tx: Tx
  actor: Actor
}

/** One's own preferences; the defaults of somebody who never chose. */
export async function readPreferences(
  options: Omit<Base, 'actor'> & { actor: Pick<Actor, 'personId'> },
): Promise<Preferences> {
  const { tx, actor } = options
  const row = await tx.personPreference.findUnique({ where: { personId: actor.personId } })
  return {
    digest: row?.digest ?? true,
    approvalMail: row?.approvalMail ?? true,
    language: (row?.language ?? null) as WrittenLanguage | null,
  }
}

/** Changes one's own preferences; what is left out stays. */
export async function changePreferences(options: Base & { changes: Partial<Preferences> }): Promise<void> {
  const { tx, actor, changes } = options
  const before = await readPreferences({ tx, actor })
  const after = { ...before, ...changes }
  const same = (['digest', 'approvalMail', 'language'] as const).every((one) => after[one] === before[one])
  if (same) return
  await tx.personPreference.createMany({ data: { personId: actor.personId }, skipDuplicates: true })
  await tx.personPreference.updateMany({ where: { personId: actor.personId }, data: after })
  await recordEvent(tx, actor, {
    type: 'person.preferences-changed',
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    before: { ...before },
    after,
  })
}
