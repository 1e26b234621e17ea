import { type Dataset, type TableName, tableNames } from './dataset.ts'

/** The part of a `pg` client that the loaders use. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<unknown>
}

// About 300 kB of JSON a statement: large enough to be quick, small enough not to hold the embedded database for long.
const rowsPerStatement = 500

/**
 * Inserts rows of one table, many to a statement. PostgreSQL itself turns each JSON object into a row of the table's type,
 * so the columns' types stand in one place only. Columns that the first row does not name get their default.
 * @param client as the owner of the tables
 */
export async function insertRows<T extends TableName>(options: {
  client: Sql
  table: T
  rows: Dataset[T]
}): Promise<void> {
  const { client, table, rows } = options
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first).join(', ')
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await client.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + rowsPerStatement))],
    )
  }
}

/** Inserts a whole dataset, tables in the order of their references. Opens no transaction of its own. */
export async function insertDataset({ client, dataset }: { client: Sql; dataset: Partial<Dataset> }): Promise<void> {
  for (const table of tableNames) await insertRows({ client, table, rows: dataset[table] ?? [] })
}
