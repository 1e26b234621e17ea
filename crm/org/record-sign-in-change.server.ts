import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { ownCompany } from './own-company.ts'

/** What somebody did with their own way to sign in; a new password ends all other sessions too. */
export type SignInChange = 'password-changed' | 'sessions-ended' | 'second-factor-added' | 'second-factor-removed'

interface RecordSignInChangeOptions {
  tx: Tx
  actor: Actor
  change: SignInChange
  /** the one session that was ended; all others when left out */
  sessionId?: string
}

/** Puts on record what somebody did with their own way to sign in, for whoever audits their company. */
export async function recordSignInChange(options: RecordSignInChangeOptions): Promise<void> {
  const { tx, actor, change, sessionId } = options
  await recordEvent(tx, actor, {
    type: `person.${change}`,
    orgId: ownCompany(actor),
    entity: { type: 'person', id: actor.personId },
    after: { sessions: sessionId ?? 'others' },
  })
}
