import { createHash } from 'node:crypto'

/** The same UUID for the same things, whatever the order of their names: of version 8, whose bits are one's own (RFC 9562, section 5.8). */
export function deriveId(of: unknown): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(ordered(of)))
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return entries.map(([key, each]) => [key, ordered(each)])
}
