import type { CalendarDate } from '#lib/clock.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import type { ExchangeRate } from './in-one-currency.ts'

const { sql } = Prisma

/** The rates that hold on a day: of each currency the latest that had begun. */
export async function readRates(options: {
  tx: Tx
  /** the group's own */
  base: string
  today: CalendarDate
}): Promise<ExchangeRate[]> {
  const { tx, base, today } = options
  return await tx.$queryRaw<ExchangeRate[]>(sql`
    SELECT DISTINCT ON (currency) currency, trim_scale(rate)::text AS rate, valid_from::text AS "validFrom" FROM exchange_rate
    WHERE base = ${base} AND valid_from <= ${today}::date ORDER BY currency, valid_from DESC`)
}
