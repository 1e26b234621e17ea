import { matchesApproval } from '#crm/approvals/matches-approval.server.ts'
import { voidApproval } from '#crm/approvals/void-approval.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockContract } from './_lock-contract.server.ts'

interface SignContractOptions {
  tx: Tx
  actor: Actor
  id: string
  /** `YYYY-MM-DD`, not in the future */
  signedOn: string
  /** the version that the person saw */
  version: number
  now?: Date
}

/**
 * Notes that a contract was signed. Only what was approved is, word for word and figure for figure: what has moved since, however it
 * did, loses its approval instead.
 * @returns whether it is signed now; false when its approval was lost
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when it is not approved, has moved
 * since the person saw it, or its opportunity was lost, BAD_INPUT for a day that has not come
 */
export async function signContract(options: SignContractOptions): Promise<{ signed: boolean }> {
  const { tx, actor, id, signedOn, version, now = new Date() } = options
  const contract = await lockContract({ tx, id })
  if (contract.state === 'signed' && contract.signedOn?.toISOString().slice(0, 10) === signedOn) return { signed: true }
  if (contract.state !== 'approved')
    throw new AppError('CONFLICT', `contract ${id} is ${contract.state}`, { details: { key: 'contract.notApproved' } })
  const [deal] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status FROM opportunity WHERE id = ${contract.opportunityId}::uuid FOR SHARE`
  if (deal?.status === 'lost')
    throw new AppError('CONFLICT', `the opportunity of contract ${id} is lost`, {
      details: { key: 'approval.dealLost' },
    })
  if (contract.version !== version) throw new AppError('CONFLICT', `contract ${id} has moved`)
  const { timeZone } = await readSettings(tx)
  if (signedOn > dayOf(now, timeZone))
    throw new AppError('BAD_INPUT', 'a day that has not come', { details: { field: 'signedOn', key: 'form.notYet' } })
  if (!(await matchesApproval({ tx, actor, contractId: id }))) {
    await voidApproval({ tx, actor, contractId: id, now })
    return { signed: false }
  }
  await tx.contract.updateMany({
    where: { id },
    data: {
      state: 'signed',
      signedOn: new Date(`${signedOn}T00:00:00Z`),
      version: { increment: 1 },
      updatedAt: now,
    },
  })
  await recordEvent(tx, actor, {
    type: 'contract.signed',
    orgId: contract.orgId,
    entity: { type: 'contract', id },
    record: { type: 'opportunity', id: contract.opportunityId },
    before: { state: contract.state },
    after: { state: 'signed', signedOn, name: contract.name },
  })
  return { signed: true }
}
