/** Small whole numbers as clauses are counted: figures, Chinese numerals to 9,999, Roman numerals, letters. */

const chineseDigits: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'〇一二三四五六七八九'].map((sign, value) => [sign, value] as const),
  ['零', 0],
  ['两', 2],
  ['廿', 20],
  ['卅', 30],
])
const chineseUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** @returns null when it is no such numeral */
export function readChineseOrdinal(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  let sum = 0
  let digit: number | null = null
  for (const sign of text) {
    const unit = chineseUnits[sign]
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit
      digit = null
      continue
    }
    const value = chineseDigits[sign]
    if (value === undefined) return null
    if (value >= 20) sum += value
    // Digit by digit: 二〇 is twenty.
    else digit = digit === null ? value : digit * 10 + value
  }
  const value = sum + (digit ?? 0)
  return text === '' || value === 0 ? null : value
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/** @returns null when it is no Roman numeral as it is usually written */
export function readRoman(text: string): number | null {
  const small = text.toLowerCase()
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(small) || small === '') return null
  const values = [...small].map((sign) => romanDigits[sign] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

/** a is 1, z 26, aa 27. */
export function readLetter(text: string): number | null {
  const small = text.toLowerCase()
  if (!/^([a-z])\1{0,2}$/.test(small)) return null
  return small.charCodeAt(0) - 96 + 26 * (small.length - 1)
}
