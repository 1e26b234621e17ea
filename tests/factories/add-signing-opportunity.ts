import { dayOf } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset, type Sql } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from './an-opportunity.ts'

type Wanted = Parameters<typeof anOpportunity>[0]

/**
 * Adds an opportunity of which a rule warns because it is to be signed on 7 December 2026, and no other: it was followed up today and came into
 * its stage just now. @returns its id
 */
export async function addSigningOpportunity(
  client: Sql,
  {
    now,
    ...wanted
  }: Omit<Wanted, 'key' | 'expected_sign_on' | 'last_activity_on' | 'stage_entered_at'> & { now: Date },
): Promise<string> {
  const { id, dataset } = anOpportunity({
    ...wanted,
    key: newId(),
    expected_sign_on: '2026-12-07',
    last_activity_on: dayOf(now, 'Asia/Shanghai'),
    stage_entered_at: now.toISOString(),
  })
  await insertDataset({ client, dataset })
  return id
}
