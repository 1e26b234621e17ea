import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { Owner } from '#tests/support/test-database.ts'
import { anOpportunity } from './an-opportunity.ts'

/** Puts an opportunity with what hangs on it into the database. @returns its id */
export async function putOpportunity(options: { owner: Owner } & Parameters<typeof anOpportunity>[0]): Promise<string> {
  const { owner, ...opportunity } = options
  const { id, dataset } = anOpportunity(opportunity)
  await insertDataset({ client: owner.client, dataset })
  return id
}
