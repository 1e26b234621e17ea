import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type ContactLevel, contactLevels } from './activity.schema.ts'

/**
 * The highest level among the contacts met, kept with the activity: a promotion of the contact next year does not turn last
 * year's visit into an executive one.
 * @throws AppError NOT_FOUND when a contact is out of sight or belongs to another customer
 */
export async function metLevel(options: {
  tx: Tx
  customerId: string
  contactIds: readonly string[]
}): Promise<ContactLevel | null> {
  const { tx, customerId, contactIds } = options
  if (contactIds.length === 0) return null
  const contacts = await tx.contact.findMany({
    where: { id: { in: [...contactIds] }, customerId },
    select: { level: true },
  })
  if (contacts.length < new Set(contactIds).size) throw new AppError('NOT_FOUND', 'a contact of this customer')
  return contactLevels.find((level) => contacts.some((contact) => contact.level === level)) ?? null
}
