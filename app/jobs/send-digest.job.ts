import { UnrecoverableError } from 'bullmq'
import { groupDay } from '#app/http/group-day.server.ts'
import { digestMail } from '#app/mail/digest-mail.ts'
import { findAddressed } from '#app/mail/find-addressed.server.ts'
import { configuredMail, type Mail, type Mailer, MailFailure } from '#app/mail/mailer.server.ts'
import { claimDigest, releaseDigest, settleDigest } from '#crm/digests/claim-digest.server.ts'
import { getDigest } from '#crm/digests/get-digest.server.ts'
import { listDigestRecipients } from '#crm/digests/list-digest-recipients.server.ts'
import { readPreferences } from '#crm/org/preferences.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** One job for everybody who wants a digest. Asked twice on a day, the queue knows the jobs already. */
export async function enumerateDigests(_payload: object, { now, enqueue }: JobContext): Promise<void> {
  if (!configuredMail()) return
  const { day, people } = await withActor(sweepActor, async (tx) => ({
    day: (await groupDay(tx, now)).today,
    people: await listDigestRecipients({ tx }),
  }))
  await enqueue(
    people.map((personId) => ({
      name: 'digests.send',
      payload: { personId, day },
      id: `digests.send-${day}-${personId}`,
    })),
  )
}

/**
 * One person's digest, read as that person. Whoever was deactivated, has no way to sign in, turned it off, or has nothing
 * waiting gets none. While the mail server cannot be reached it is tried again until the day is over; the next day's digest
 * holds whatever is still waiting.
 */
export async function sendDigest(payload: { personId: string; day: string }, { now }: JobContext): Promise<void> {
  const mailer = configuredMail()
  if (!mailer) throw new Error('no mail goes out from this process: SMTP_URL is not set')
  const person = await findAddressed(payload.personId)
  if (!person) return
  const { actor, address } = person
  const found = await withActor(actor, async (tx) => {
    const day = await groupDay(tx, now)
    if (day.today !== payload.day) throw new UnrecoverableError('the day of this digest is over')
    const preferences = await readPreferences({ tx, actor })
    const digest = preferences.digest ? await getDigest({ tx, actor, day }) : null
    return digest && { digest, language: preferences.language ?? 'zh-CN' }
  })
  if (!found) return
  const { personId } = actor
  const mail = await digestMail({
    ...found,
    person: { id: personId, name: actor.name, address },
    publicUrl: mailer.publicUrl,
  })
  // Before the day is claimed: what cannot be reached has taken nothing.
  await mailer.prove()
  await sendOnce({ mailer, mail, actor, day: payload.day })
}

interface SendOnceOptions {
  mailer: Mailer
  mail: Mail
  actor: Actor
  day: string
}

async function sendOnce({ mailer, mail, actor, day }: SendOnceOptions): Promise<void> {
  const claimed = await withActor(actor, (tx) => claimDigest({ tx, actor, day }))
  if (claimed === 'sent') return
  if (claimed === 'unknown') throw new UnrecoverableError('cut off while it was sent, and not sent a second time')
  try {
    await mailer.send(mail)
  } catch (error) {
    if (!(error instanceof MailFailure) || !error.refused) {
      throw new UnrecoverableError('cut off while it was sent, and not sent a second time')
    }
    await withActor(actor, (tx) => releaseDigest({ tx, actor, day }))
    if (error.forGood) throw new UnrecoverableError(error.message)
    throw error
  }
  await withActor(actor, (tx) => settleDigest({ tx, actor, day, now: new Date() }))
}
