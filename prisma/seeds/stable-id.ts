import { hash } from 'node:crypto'

/**
 * The same UUID for the same key, for ever: version 8 over SHA-256. Keys are readable paths, such as
 * `opportunity/OPP-2026-0417`.
 * @see RFC 9562 section 5.8
 */
export function stableId(key: string): string {
  const hex = hash('sha256', key)
  return shaped(hex.slice(0, 12), '8', hex)
}

/**
 * The same for something that happened: version 7, carrying its moment, as the ids of events are otherwise made.
 * @param at milliseconds since 1970
 * @see RFC 9562 section 5.7
 */
export function stableEventId(key: string, at: number): string {
  return shaped(at.toString(16).padStart(12, '0'), '7', hash('sha256', key))
}

function shaped(head: string, version: string, hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${head.slice(0, 8)}-${head.slice(8)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
