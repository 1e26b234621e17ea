import { z } from '#lib/zod.ts'

/** Where a page goes on: the sort value and the id of the last row shown. */
export interface Cursor {
  value: string
  id: string
}

/**
 * A cursor that anybody could have written into an address: what does not fit the column begins at the first page.
 * @param isSound whether the column that is sorted by can hold a value
 */
export function readCursor(cursor: string | undefined, isSound: (value: string) => boolean): Cursor | null {
  if (!cursor) return null
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const sound = typeof value === 'string' && isSound(value)
    return sound && z.guid().safeParse(id).success ? { value, id } : null
  } catch {
    return null
  }
}

/** The address parameter that reads as this. */
export function writeCursor({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}
