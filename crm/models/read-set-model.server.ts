import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { SetModel } from './merge-model.ts'
import type { ModelRole } from './model-roles.ts'
import { unseal } from './seal.server.ts'

const columns = Prisma.sql`base_url AS "baseUrl", model, is_off AS "isOff", max_tokens AS "maxTokens", timeout_ms AS "timeoutMs",
  price_in AS "priceIn", price_out AS "priceOut", cap_tokens AS "capTokens", cap_money AS "capMoney"`

type Whole = 'priceIn' | 'priceOut' | 'capTokens' | 'capMoney'

/** The same with whole numbers as the database gives them. */
type AsKept<T extends Pick<SetModel, Whole>> = Omit<T, Whole> & {
  priceIn: bigint
  priceOut: bigint
  capTokens: bigint | null
  capMoney: bigint | null
}

const whole = (kept: bigint) => Number(kept)

/** All of them are far below what a number holds exactly. */
function inNumbers<T extends AsKept<Pick<SetModel, Whole>>>(kept: T): Omit<T, Whole> & Pick<SetModel, Whole> {
  const { priceIn, priceOut, capTokens, capMoney, ...rest } = kept
  return {
    ...rest,
    priceIn: whole(priceIn),
    priceOut: whole(priceOut),
    capTokens: capTokens === null ? null : whole(capTokens),
    capMoney: capMoney === null ? null : whole(capMoney),
  }
}

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
    (AsKept<Omit<ShownModel, 'by' | 'changedAt'>> & { name: string; latin: string | null; at: Date })[]
  >`SELECT ${columns}, has_key AS "hasKey", p.name, p.name_latin AS latin, changed_at AS at
    FROM model_setting s JOIN person p ON p.id = s.changed_by WHERE role = ${role}`
  if (!row) return null
  const { name, latin, at, ...shown } = row
  return { ...inNumbers(shown), by: bilingual(name, latin), changedAt: at.toISOString() }
}

/** The same with its key, for the process alone: in a transaction of `gantry_jobs`, as nobody who acts may read it. */
export async function readModelWithKey({ tx, role }: { tx: Tx; role: ModelRole }): Promise<SetModel | null> {
  const [row] = await tx.$queryRaw<(AsKept<Omit<SetModel, 'apiKey'>> & { sealed: string | null })[]>`
    SELECT ${columns}, key_sealed AS sealed FROM model_setting WHERE role = ${role}`
  if (!row) return null
  const { sealed, ...set } = row
  return { ...inNumbers(set), apiKey: sealed === null ? null : unseal(sealed) }
}
