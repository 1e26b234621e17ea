import type { FactValue } from './fact-types.ts'

/**
 * Orders two values: negative, zero or positive as the first is before, at or after the second. Decimals are exact, a
 * datetime meets a date by its day, text goes by code points.
 * @returns null when they cannot be compared: amounts in different currencies, or values of different types
 */
export function compareFacts(a: FactValue, b: FactValue): number | null {
  switch (a.type) {
    case 'number':
    case 'percentage':
    case 'days':
      return b.type === a.type ? a.decimal.comparedTo(b.decimal) : null
    case 'money':
      return b.type === 'money' && a.currency === b.currency ? order(a.minor, b.minor) : null
    case 'date':
      if (b.type === 'date') return order(a.day, b.day)
      return b.type === 'datetime' ? order(a.day, b.wall.slice(0, 10)) : null
    case 'datetime':
      if (b.type === 'datetime') return order(a.nanos, b.nanos)
      return b.type === 'date' ? order(a.wall.slice(0, 10), b.day) : null
    case 'text':
    case 'enum':
      return b.type === 'text' || b.type === 'enum' ? compareCodePoints(a.text, b.text) : null
    case 'boolean':
      return b.type === 'boolean' ? order(a.boolean, b.boolean) : null
    case 'list':
      return null
  }
}

/** By code point, which is the order of UTF-8 bytes and of PostgreSQL's collation "C"; `<` would go by UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) return order(rank(left), rank(right))
  }
  return order(a.length, b.length)
}

/** Surrogates stand for code points above U+FFFF, yet their units lie below U+E000. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000
}

function order<T extends bigint | number | string | boolean>(a: T, b: T): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
