import { readChineseNumeral } from '#ingest/quantities/read-numeral.ts'

/** Small whole numbers as clauses are counted: figures, Chinese numerals to 9,999, Roman numerals, letters. */

/** Signs of which the number of a clause consists in Chinese. */
export const ordinalSigns = '〇零一二三四五六七八九十百千两廿卅'

/** @returns null when it is no such numeral */
export function readChineseOrdinal(text: string): number | null {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : (readChineseNumeral(text)?.toNumber() ?? null)
  return value === 0 && !/^\d/.test(text) ? null : value
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
