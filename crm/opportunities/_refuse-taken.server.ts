import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { type KeeperContact, keeperContacts } from '#crm/org/keeper-contacts.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A tender number that is on record: where, and whom to ask. Nothing of the opportunity, which may be out of sight. */
export interface TenderTaken {
  field: 'tenderNumber'
  keeper: Bilingual
  ask: KeeperContact | null
}

/**
 * Refuses a tender number that another opportunity of the organisation has. Two who enter the same one at once wait for each
 * other here, so that the second is told as well.
 * @throws AppError DUPLICATE with a TenderTaken as details
 */
export async function refuseTaken(options: { tx: Tx; id: string; orgId: string; tenderNumber: string }): Promise<void> {
  const { tx, id, orgId, tenderNumber } = options
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471105, hashtext(${`${orgId}/${tenderNumber}`}))`
  const [found] = await tx.$queryRaw<{ keeper: string | null }[]>`
    SELECT gantry.tender_keeper(${id}::uuid, ${tenderNumber}) AS keeper`
  if (!found?.keeper) return
  const keeper = await tx.organisation.findUniqueOrThrow({ where: { id: found.keeper } })
  const nearest = keeper.lineage.toReversed()
  const contacts = await keeperContacts({ tx, orgIds: nearest })
  const details: TenderTaken = {
    field: 'tenderNumber',
    keeper: bilingual(keeper.name, keeper.nameLatin),
    ask: nearest.map((org) => contacts.get(org)).find((contact) => contact !== undefined) ?? null,
  }
  throw new AppError('DUPLICATE', `the tender number is taken in ${keeper.id}`, { details: { ...details } })
}
