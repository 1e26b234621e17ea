import { readSettings } from '#crm/org/read-settings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { OpenContract } from './contract.schema.ts'

interface OpenContractOptions extends OpenContract {
  tx: Tx
  actor: Actor
  now?: Date
}

/**
 * Opens a contract of an opportunity that is open or won, in the actor's hands. Opening the same id again changes nothing.
 * @throws AppError NOT_FOUND when the opportunity is out of sight, FORBIDDEN when it is seen but not to be changed, CONFLICT
 * when it was lost or when the id is that of another contract
 */
export async function openContract(options: OpenContractOptions): Promise<{ id: string; repeated: boolean }> {
  const { tx, actor, id, opportunityId, amount, plannedSignOn, deliverOn } = options
  const now = options.now ?? new Date()
  // Two clicks at once wait for each other here, so that the second finds what the first has opened.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471108, hashtext(${id}))`
  const known = await tx.contract.findUnique({ where: { id }, select: { ownerId: true, opportunityId: true } })
  if (known?.ownerId === actor.personId && known.opportunityId === opportunityId) return { id, repeated: true }
  if (known) throw new AppError('CONFLICT', `contract ${id} is another`)
  const opportunity = await tx.opportunity.findUnique({
    where: { id: opportunityId },
    select: { orgId: true, customerId: true, status: true, customer: { select: { name: true, nameLatin: true } } },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${opportunityId}`)
  if (opportunity.status === 'lost') throw new AppError('CONFLICT', `opportunity ${opportunityId} was lost`)

  const { timeZone } = await readSettings(tx)
  const year = Number(dayOf(now, timeZone).slice(0, 4))
  const [taken] = await tx.$queryRaw<{ number: string }[]>`SELECT gantry.next_contract_number(${year}::int) AS number`
  if (!taken) throw new Error('no number')
  const opened = {
    number: taken.number,
    name: options.name,
    category: options.category,
    opportunityId,
    customerId: opportunity.customerId,
    ourParty: options.ourParty,
    counterparty: options.counterparty,
    ownerId: actor.personId,
    currency: options.currency,
  }
  const { count } = await tx.contract.createMany({
    data: {
      ...opened,
      id,
      orgId: opportunity.orgId,
      // The customer's transcription, as long as it is the customer that is named.
      counterpartyLatin: opened.counterparty === opportunity.customer.name ? opportunity.customer.nameLatin : null,
      amount: new Prisma.Decimal(amount),
      plannedSignOn: storedDay(plannedSignOn),
      deliverOn: storedDay(deliverOn),
      createdAt: now,
      updatedAt: now,
    },
    skipDuplicates: true,
  })
  // One that is out of sight has the id.
  if (count === 0) throw new AppError('CONFLICT', `contract ${id} was not opened`)
  await recordEvent(tx, actor, {
    type: 'contract.opened',
    orgId: opportunity.orgId,
    entity: { type: 'contract', id },
    record: { type: 'opportunity', id: opportunityId },
    after: { ...opened, amount: new Prisma.Decimal(amount).toFixed(2), plannedSignOn, deliverOn },
  })
  return { id, repeated: false }
}
