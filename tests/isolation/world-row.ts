/** A row with the label by which the table of rights names it. `key` are the columns that find it. */
export interface WorldRow {
  table: string
  label: string
  key: readonly string[]
  values: Record<string, unknown>
  /** the database writes it by itself */
  kept?: true
}

/** One INSERT statement of a row; jsonb brings arrays and documents through a text. */
export function insertOf(table: string, values: Record<string, unknown>): string {
  const columns = Object.keys(values).join(', ')
  const json = JSON.stringify(values).replaceAll("'", "''")
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, '${json}'::jsonb)`
}

/** A row of the world, found by its id unless another key is given. */
export function row(
  table: string,
  label: string,
  values: Record<string, unknown>,
  key: readonly string[] = ['id'],
): WorldRow {
  return { table, label, key, values }
}
