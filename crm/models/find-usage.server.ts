import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { CalendarDate } from '#lib/clock.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ModelRole } from './model-roles.ts'

/** What somebody used of a role in a span of days, all its models together. */
export interface UsageLine {
  personId: string
  name: Bilingual
  role: ModelRole
  calls: number
  tokensIn: number
  tokensOut: number
  /** millionths of a minor unit of the group's currency */
  cost: number
  /** the last of them, `2026-12-01` */
  lastDay: CalendarDate
}

type Counted = 'calls' | 'tokensIn' | 'tokensOut' | 'cost'

/** People and roles of one answer: more than a group has people who use a model in a month. */
const mostLines = 2000

/** What was used from a day on to another, the most tokens first: of everybody for whoever administers the group, of themselves for anybody else. */
export async function findUsage(options: { tx: Tx; from: CalendarDate; to: CalendarDate }): Promise<UsageLine[]> {
  const { tx, from, to } = options
  const rows = await tx.$queryRaw<
    (Omit<UsageLine, 'name' | Counted> & Record<Counted, bigint> & { zh: string; latin: string | null })[]
  >`
    SELECT u.*, p.name AS zh, p.name_latin AS latin FROM (
      SELECT person_id AS "personId", role, sum(calls)::bigint AS calls, sum(tokens_in)::bigint AS "tokensIn",
        sum(tokens_out)::bigint AS "tokensOut", sum(cost_micro)::bigint AS cost, max(day)::text AS "lastDay"
      FROM model_usage WHERE day BETWEEN ${from}::date AND ${to}::date GROUP BY 1, 2
      ORDER BY sum(tokens_in + tokens_out) DESC, 1, 2 LIMIT ${mostLines}) u JOIN person p ON p.id = u."personId"
    ORDER BY u."tokensIn" + u."tokensOut" DESC, u."personId", u.role`
  return rows.map(({ zh, latin, calls, tokensIn, tokensOut, cost, ...line }) => ({
    ...line,
    name: bilingual(zh, latin),
    calls: whole(calls),
    tokensIn: whole(tokensIn),
    tokensOut: whole(tokensOut),
    cost: whole(cost),
  }))
}

/** Millionths as well: of a million of the group's currency they are still exact. */
const whole = (kept: bigint) => Number(kept)
