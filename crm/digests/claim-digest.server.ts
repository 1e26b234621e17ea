import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

interface Claim {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  /** `YYYY-MM-DD` in the group's time zone */
  day: string
}

const keyOf = ({ actor, day }: Claim) => ({ personId: actor.personId, day: new Date(`${day}T00:00:00Z`) })

/**
 * Takes the day's digest for oneself, before it is sent. Whoever comes second does not send: between the claim and the record
 * that it went out lies the mail server, and nobody can have both in one transaction. So a digest that was cut off there is
 * missing rather than doubled: everything in it stands in the inbox and comes again the next day, whereas a mail that comes
 * twice teaches people not to read it.
 * @returns `sent`: it went out before; `unknown`: somebody claimed it, and whether it went out nobody knows
 */
export async function claimDigest(claim: Claim): Promise<'claimed' | 'sent' | 'unknown'> {
  const { count } = await claim.tx.digest.createMany({ data: keyOf(claim), skipDuplicates: true })
  if (count === 1) return 'claimed'
  const found = await claim.tx.digest.findFirst({ where: keyOf(claim) })
  return found?.sentAt ? 'sent' : 'unknown'
}

/** It went out. */
export async function settleDigest({ now, ...claim }: Claim & { now: Date }): Promise<void> {
  await claim.tx.digest.updateMany({ where: keyOf(claim), data: { sentAt: now } })
}

/** It certainly did not go out: the day is free for another try. */
export async function releaseDigest(claim: Claim): Promise<void> {
  await claim.tx.digest.deleteMany({ where: { ...keyOf(claim), sentAt: null } })
}
