import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A customer by name only, null when the id is of none: an address may carry any. */
export async function nameCustomer(options: { tx: Tx; id: string }): Promise<{ id: string; name: Bilingual } | null> {
  const { tx, id } = options
  const row = await tx.customer.findUnique({ where: { id }, select: { id: true, name: true, nameLatin: true } })
  return row && { id: row.id, name: bilingual(row.name, row.nameLatin) }
}
