import { UnrecoverableError } from 'bullmq'
import { groupDay } from '#app/http/group-day.server.ts'
import { approvalMail } from '#app/mail/approval-mail.ts'
import { findAddressed } from '#app/mail/find-addressed.server.ts'
import { configuredMail, type Mail, type Mailer, MailFailure } from '#app/mail/mailer.server.ts'
import { findConcerned } from '#crm/approvals/find-concerned.server.ts'
import { claimMail, releaseMail } from '#crm/notifications/claim-mail.server.ts'
import { findUnmailed } from '#crm/notifications/find-unmailed.server.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { readPreferences } from '#crm/org/preferences.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'

/**
 * Mails what people were told of a request for approval and have not been mailed, each read as that person. Whoever was deactivated,
 * has no way to sign in, turned it off or has seen it in the product gets none. What the mail server does not take for one is tried
 * again later, and keeps nobody else waiting.
 */
export async function mailApproval({ requestId }: { requestId: string }, { now, signal }: JobContext): Promise<void> {
  const mailer = configuredMail()
  if (!mailer) return
  const people = await withActor(approvalActor, (tx) => findConcerned({ tx, requestId, now }))
  const letters: Letter[] = []
  for (const personId of people) letters.push(...(await lettersTo({ personId, requestId, now, mailer })))
  if (letters.length === 0) return
  // Before anything is claimed: what cannot be reached has taken nothing.
  await mailer.prove()
  const failures: unknown[] = []
  for (const letter of letters) {
    signal.throwIfAborted()
    await sendOnce({ mailer, letter, now }).catch((error: unknown) => failures.push(error))
  }
  // One that may go out the next time is tried again; those that were sent or given up are claimed by then.
  const again = failures.find((error) => !(error instanceof UnrecoverableError))
  if (failures.length > 0) throw again ?? failures[0]
}

/** A mail to somebody, and the notification that it tells of. */
interface Letter {
  actor: Actor
  id: string
  mail: Mail
}

interface LettersOptions {
  personId: string
  requestId: string
  now: Date
  mailer: Mailer
}

async function lettersTo({ personId, requestId, now, mailer }: LettersOptions): Promise<Letter[]> {
  const person = await findAddressed(personId)
  if (!person) return []
  const { actor, address } = person
  const { preferences, day, unmailed } = await withActor(actor, async (tx) => ({
    preferences: await readPreferences({ tx, actor }),
    day: await groupDay(tx, now),
    unmailed: await findUnmailed({ tx, actor, requestId, now }),
  }))
  if (!preferences.approvalMail) return []
  const to = { person: { name: actor.name, address }, language: preferences.language ?? 'zh-CN' } as const
  return Promise.all(
    unmailed.map(async (told) => ({
      actor,
      id: told.id,
      mail: await approvalMail({ told, ...to, day, publicUrl: mailer.publicUrl }),
    })),
  )
}

async function sendOnce({ mailer, letter, now }: { mailer: Mailer; letter: Letter; now: Date }): Promise<void> {
  const { actor, id, mail } = letter
  if (!(await withActor(actor, (tx) => claimMail({ tx, actor, id, now })))) return
  try {
    await mailer.send(mail)
  } catch (error) {
    if (!(error instanceof MailFailure) || !error.refused) {
      throw new UnrecoverableError('cut off while it was sent, and not sent a second time')
    }
    // Of what is refused for good nothing would come the next time either: it stays claimed.
    if (error.forGood) throw new UnrecoverableError(error.message)
    await withActor(actor, (tx) => releaseMail({ tx, actor, id }))
    throw error
  }
}
