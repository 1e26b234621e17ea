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

/**
 * Sets whom one met instead of whom one meant to meet, and says the highest level among them. A contact that the actor no
 * longer sees stays: no form could have named it.
 * @throws AppError NOT_FOUND when a contact is out of sight or belongs to another customer
 */
export async function setMet(options: {
  tx: Tx
  activity: { id: string; customerId: string }
  contactIds: readonly string[]
}): Promise<ContactLevel | null> {
  const { tx, activity, contactIds } = options
  const level = await metLevel({ tx, customerId: activity.customerId, contactIds })
  const planned = await tx.activityContact.findMany({
    where: { activityId: activity.id },
    select: { contactId: true, contact: { select: { id: true } } },
  })
  const missed = planned.filter(({ contact, contactId }) => contact && !contactIds.includes(contactId))
  await tx.activityContact.deleteMany({
    where: { activityId: activity.id, contactId: { in: missed.map(({ contactId }) => contactId) } },
  })
  await tx.activityContact.createMany({
    data: contactIds.map((contactId) => ({ activityId: activity.id, contactId })),
    skipDuplicates: true,
  })
  return level
}
