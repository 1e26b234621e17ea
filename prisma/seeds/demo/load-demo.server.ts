import { type CalendarDate, dayOf } from '#lib/clock.ts'
import { AppError } from '#lib/errors.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { baseSettings } from '#prisma/seeds/base/opportunity-types.ts'
import type { TableName } from '#prisma/seeds/dataset.ts'
import { insertDataset, type Sql } from '#prisma/seeds/insert-rows.server.ts'
import type { DemoOptions } from './build-demo.ts'
import { timeZone } from './calendar.ts'
import { majorFrom } from './major-amount.ts'
import { personId } from './people.ts'
import { addRouteRows } from './route-rows.ts'
import { wholeDemo } from './whole-demo.ts'

/** What the demonstration group reckons by, since the first of the month. */
const rates = { USD: '7.1', EUR: '7.8', JPY: '0.048' }

interface LoadDemoOptions {
  /** as the owner of the tables, outside a transaction */
  client: Sql
  /** the day on which the demonstration stands; the real one in the group's time zone when left out */
  today?: CalendarDate
  nameKey: DemoOptions['nameKey']
}

export type RowCounts = Record<TableName, number>

/**
 * Loads the demonstration group in one transaction: base configuration, rows, a year of events and three of bids.
 * @throws AppError CONFLICT when there are organisations already; nothing was changed then
 */
export async function loadDemo(options: LoadDemoOptions): Promise<{ counts: RowCounts }> {
  const { client, today = dayOf(new Date(), timeZone), nameKey } = options
  const dataset = wholeDemo({ today, nameKey })
  await client.query('BEGIN')
  try {
    await refuseUnlessEmpty(client)
    await loadBase({ client })
    await client.query(
      `INSERT INTO setting (key, value) SELECT key, value FROM jsonb_each($1::jsonb)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [JSON.stringify({ demo: true, majorFrom })],
    )
    const first = dataset.domain_event[0]?.at.slice(0, 10) ?? today
    // Two months ahead, so that a demonstration left running does not fill the partition for everything else.
    await client.query(`SELECT gantry.ensure_event_partitions($1::date, ($2::date + interval '2 months')::date)`, [
      first,
      today,
    ])
    await insertDataset({ client, dataset })
    await client.query(
      `INSERT INTO exchange_rate (base, currency, valid_from, rate, entered_by)
       SELECT $1, key, $2::date, value::numeric, $3::uuid FROM jsonb_each_text($4::jsonb)`,
      [baseSettings.currency, `${today.slice(0, 8)}01`, personId('罗一帆'), JSON.stringify(rates)],
    )
    await addRouteRows({ client, at: `${today.slice(0, 8)}01T01:00:00.000Z` })
    // A year of history is no news. Of its own transaction nothing is carried: no event has so large an id.
    await client.query(
      `UPDATE relay_position SET txid = pg_current_xact_id(), event_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff', at = now()`,
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  await client.query('ANALYZE')
  const counts = Object.fromEntries(Object.entries(dataset).map(([table, rows]) => [table, rows.length])) as RowCounts
  return { counts }
}

async function refuseUnlessEmpty(client: Sql): Promise<void> {
  // Held to the end: of two loaders at once, the second waits here and then finds the first one's data.
  await client.query('LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE')
  const { rows } = (await client.query('SELECT 1 FROM organisation LIMIT 1')) as { rows: unknown[] }
  if (rows.length > 0) throw new AppError('CONFLICT', 'there is data; nothing was changed')
}
