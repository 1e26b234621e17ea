import { Decimal } from 'decimal.js'
import { money } from './money.ts'
import { englishWords, readEnglishNumeral } from './read-numeral.ts'
import type { Wording } from './wording.ts'

/** Names of currencies as they stand beside words, each by the name that it has among the signs. */
const currencies: readonly (readonly [RegExp, string])[] = [
  [/^(?:HK|Hong Kong) Dollars?$/iu, 'HK Dollars'],
  [/dollars?$|^USD$/iu, 'dollars'],
  [/^euros?$|^EUR$/iu, 'euro'],
  [/^pounds? sterling$|^GBP$/iu, 'pounds'],
  [/renminbi|yuan|^RMB$|^CNY$/iu, 'yuan'],
  [/yen$|^JPY$/iu, 'yen'],
  [/rupees$|^INR$/iu, 'rupees'],
]
const currency =
  '(?:(?:U\\.?S\\.?A?\\.?|United States|American|HK|Hong Kong) ?)?Dollars?|USD|Euros?|EUR|Pounds? Sterling|GBP|(?:Chinese )?Renminbi(?: Yuan)?|(?:RMB|CNY|Chinese)(?: Yuan)?|Yuan(?: Renminbi)?|(?:Japanese )?Yen|JPY|(?:Indian )?Rupees|INR'
const names = new RegExp(`\\b(?:${currency})\\b`, 'iu')

/** Words of a number, with the commas that may part its thousands; "a" and "and" end none: "one million and a bond". */
const ending = englishWords.split('|').filter((word) => !['and', 'a', 'an', 'half', 'point'].includes(word))
const number = `(?<![\\w-])(?:(?:${englishWords})(?:\\s+|,\\s*|-))*(?:${ending.join('|')})(?![\\w-])`
/** "and 50/100", "and fifty cents", "cents fifty" */
const cents = `(?:,?\\s+(?:and\\s+)?(?:(\\d\\d?|no)/100|(${number})\\s+cents?\\b|cents?\\s+(${number})))?`
/** "Euro five" is a standard of exhausts, and "dollars one" no price: a sum is in hundreds at least. */
const large = /hundred|thousand|lakh|million|crore|billion/iu

function read(words: string, name: string, hundredths: readonly (string | undefined)[]): ReturnType<Wording['read']> {
  const value = large.test(words) ? readEnglishNumeral(words.replaceAll(',', ' ')) : null
  if (!value) return null
  const said = hundredths.find((part) => part !== undefined)
  const part = said === undefined || /^no$/iu.test(said) ? new Decimal(0) : partOf(said)
  const known = currencies.find(([called]) => called.test(name.trim()))?.[1]
  return part && money(value.plus(part.div(100)), known)
}

function partOf(said: string): Decimal | null {
  return /^\d/.test(said) ? new Decimal(said) : readEnglishNumeral(said)
}

export const englishMoneys: readonly Wording[] = [
  {
    // US Dollars Six Million Four Hundred and Five Thousand only, EURO ONE MILLION, Euros one million and 50/100
    sign: names,
    regex: new RegExp(`\\b(${currency})\\s*[:,]?\\s+(${number})${cents}(?:\\s+only\\b)?`, 'giu'),
    read: ([, name = '', words = '', ...hundredths]) => read(words, name, hundredths.slice(0, 3)),
  },
  {
    // six million four hundred thousand US dollars and fifty cents
    sign: names,
    regex: new RegExp(`(${number})\\s+(?:and\\s+)?(${currency})\\b${cents}(?:\\s+only\\b)?`, 'giu'),
    read: ([, words = '', name = '', ...hundredths]) => read(words, name, hundredths.slice(0, 3)),
  },
]
