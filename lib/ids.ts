/**
 * A UUID of version 7: unique, and in the order of creation, so that primary keys stay local in their index. Made also in
 * the browser, of what it has without TLS: `crypto.randomUUID` is missing on a plain address in the local network.
 * @param at the moment it should carry, in milliseconds since 1970
 * @see RFC 9562 section 5.7
 */
export function newId(at: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(at / 0x10000))
  view.setUint16(4, at % 0x10000)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
