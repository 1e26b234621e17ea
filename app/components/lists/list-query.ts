/** Conditions of a list as its address carries them; the cursor says where a page goes on. */
type Filter = { cursor?: string | undefined }

export type Change<F> = Partial<Record<keyof F, string | undefined>>

/** The query of a list with some conditions changed; undefined takes one away. A change begins at the first page. */
export function listQuery<F extends Filter>(filter: F, change: Change<F> = {}): string {
  const { cursor: _, ...kept } = filter
  const merged: Record<string, unknown> = { ...kept, ...change }
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(merged)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    params.set(key, Array.isArray(value) ? value.join(',') : String(value))
  }
  const query = params.toString()
  return query && `?${query}`
}

export type Direction = 'asc' | 'desc'

/** What an address says of sorting by a column: by the one that is sorted already, the other way round. */
export function sortChange(options: { now: Direction | null; natural: Direction }): Direction | undefined {
  const { now, natural } = options
  const next = now === null ? undefined : now === 'asc' ? 'desc' : 'asc'
  return next === natural ? undefined : next
}
