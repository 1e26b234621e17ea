import type { Decimal } from 'decimal.js'
import type { QuantityValue } from './quantity.ts'
import { chineseSigns, englishWords, readChineseNumeral, readEnglishNumeral, readFigures } from './read-numeral.ts'

/** A way of saying a quantity: where it may stand, and what it says; null when it says nothing that is known. */
export interface Wording {
  regex: RegExp
  /** what none of its matches goes without: asked first, as most sentences have none of it and the whole costs far more to look for */
  sign: RegExp
  read: (match: RegExpExecArray) => (QuantityValue & { otherwise?: QuantityValue | null }) | null
}

/** Not the end of a larger number, and not its beginning. */
export const figurePart = String.raw`(?<![\d.,])\d+(?:[.,]\d+)*(?![\d])`
/** From the first of a run of signs on: begun at each of them anew, a long run would take its square. */
const chinese = `(?<![${chineseSigns}])[${chineseSigns}]+(?:点[${chineseSigns}]+)?`
export const chinesePart = `(?:${figurePart}|${chinese})`
export const englishPart = String.raw`(?<![\w-])(?:${englishWords})(?:[\s-]+(?:${englishWords}))*(?![\w-])`

/** A number in figures or in Chinese signs. */
export function readChinese(text: string, isPlain = true): Decimal | null {
  return /^\d/.test(text) ? readFigures(text, isPlain) : readChineseNumeral(text)
}

/** Words with figures behind them in brackets, or either alone: the words' value, and the figures' where they differ. */
export function readBoth(
  words: string | undefined,
  inBrackets: string | undefined,
  make: (value: Decimal) => QuantityValue,
): ReturnType<Wording['read']> {
  const said = words === undefined ? null : /^\d/.test(words) ? readFigures(words, true) : readEnglishNumeral(words)
  const figure = inBrackets === undefined ? null : readFigures(inBrackets, true)
  const value = said ?? figure
  if (value === null) return null
  const differs = said !== null && figure !== null && !said.equals(figure)
  return { ...make(value), otherwise: differs && figure ? make(figure) : null }
}
