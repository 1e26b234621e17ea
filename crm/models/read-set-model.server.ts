import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { SetModel } from './merge-model.ts'
import type { ModelRole } from './model-roles.ts'
import { unseal } from './seal.server.ts'

const columns = Prisma.sql`base_url AS "baseUrl", model, is_off AS "isOff", max_tokens AS "maxTokens", timeout_ms AS "timeoutMs",
  price_in::float8 AS "priceIn", price_out::float8 AS "priceOut", cap_tokens::float8 AS "capTokens", cap_money::float8 AS "capMoney"`

/** What was set for a role, as everybody may know it: of its key only that there is one. */
export interface ShownModel extends Omit<SetModel, 'apiKey'> {
  hasKey: boolean
  by: Bilingual
  /** ISO 8601 */
  changedAt: string
}

/** What an administrator has set for a role; null where they left it to the environment. */
export async function readSetModel({ tx, role }: { tx: Tx; role: ModelRole }): Promise<ShownModel | null> {
  const [row] = await tx.$queryRaw<
    (Omit<ShownModel, 'by' | 'changedAt'> & { name: string; latin: string | null; at: Date })[]
  >`SELECT ${columns}, has_key AS "hasKey", p.name, p.name_latin AS latin, changed_at AS at
    FROM model_setting s JOIN person p ON p.id = s.changed_by WHERE role = ${role}`
  if (!row) return null
  const { name, latin, at, ...shown } = row
  return { ...shown, by: bilingual(name, latin), changedAt: at.toISOString() }
}

/** The same with its key, for the process alone: in a transaction of `gantry_jobs`, as nobody who acts may read it. */
export async function readModelWithKey({ tx, role }: { tx: Tx; role: ModelRole }): Promise<SetModel | null> {
  const [row] = await tx.$queryRaw<(Omit<SetModel, 'apiKey'> & { sealed: string | null })[]>`
    SELECT ${columns}, key_sealed AS sealed FROM model_setting WHERE role = ${role}`
  if (!row) return null
  const { sealed, ...set } = row
  return { ...set, apiKey: sealed === null ? null : unseal(sealed) }
}
