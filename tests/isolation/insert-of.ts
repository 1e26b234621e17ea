/** One INSERT statement of a row; jsonb brings arrays and documents through a text. */
export function insertOf(table: string, values: Record<string, unknown>): string {
  const columns = Object.keys(values).join(', ')
  const json = JSON.stringify(values).replaceAll("'", "''")
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, '${json}'::jsonb)`
}
