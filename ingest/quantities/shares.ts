import { Decimal } from 'decimal.js'
import type { QuantityValue } from './quantity.ts'
import { chinesePart, englishPart, figurePart, readBoth, readChinese, type Wording } from './wording.ts'

const wholes: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, '%': 100, '‰': 1000, '‱': 10_000 }

const share = (value: Decimal, of: number): QuantityValue => ({ kind: 'share', value: value.div(of).toFixed() })

const englishParts: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  tenth: 10,
  twentieth: 20,
}

/** "Three quarters" is 0.75; without a count it is one of them. */
function partOf(count: string | undefined, part: string): Decimal {
  const times = { one: 1, a: 1, two: 2, three: 3 }[count?.toLowerCase() ?? ''] ?? 1
  return new Decimal(times).div(englishParts[part.toLowerCase()] ?? 1)
}

export const shares: readonly Wording[] = [
  {
    // 三分之一, 十分之一
    sign: /分之/u,
    regex: /([二三四五六七八九十])分之([一二三四五六七八九])/gu,
    read: ([, whole = '', part = '']) => {
      const [of, value] = [readChinese(whole), readChinese(part)]
      return of && value?.lessThan(of) ? share(value, of.toNumber()) : null
    },
  },
  {
    // one quarter of the price, two thirds of; a half of a per cent is another thing
    sign: /half|third|quarter|fifth|tenth|twentieth/iu,
    regex:
      /\b(one|a|two|three)[\s-](half|third|quarter|fifth|tenth|twentieth)s?\b(?=\s+of\s+(?:the|its|such|all)\b)/giu,
    read: ([, count, part = '']) => share(partOf(count, part), 1),
  },
  {
    // 百分之十五, 千分之三, 万分之五
    sign: /分之/u,
    regex: new RegExp(`([百千万])分之(${chinesePart})`, 'gu'),
    read: ([, whole = '', number = '']) => {
      const value = readChinese(number)
      return value && share(value, wholes[whole] ?? 100)
    },
  },
  {
    // 15%, 0.5‰
    sign: /[%‰‱]/u,
    regex: new RegExp(`(${figurePart})\\s*([%‰‱])`, 'gu'),
    read: ([, number = '', sign = '']) => {
      const value = readChinese(number)
      return value && share(value, wholes[sign] ?? 100)
    },
  },
  {
    // 三成, 三成五, 两成半
    sign: /成/u,
    regex: /([一二两三四五六七八九])成([一二三四五六七八九半])?(?![立员为本交型果功熟分])/gu,
    read: ([, tenths = '', hundredths]) => {
      const first = readChinese(tenths)
      const second = hundredths === '半' ? new Decimal(5) : hundredths ? readChinese(hundredths) : new Decimal(0)
      return first && second && share(first.times(10).plus(second), 100)
    },
  },
  {
    // ten per cent, ten (10) percent, one half of one per cent (0.5%)
    sign: /per\s?cent|percentage/iu,
    regex: new RegExp(
      `(${englishPart}|${figurePart})(?:\\s*\\(\\s*(${figurePart})\\s*%?\\s*\\))?\\s*(?:per\\s?cent(?:um)?|percentage points?)\\b(?:\\s*\\(\\s*(${figurePart})\\s*%\\s*\\))?`,
      'giu',
    ),
    read: ([, words, inBrackets, behind]) => readBoth(words, inBrackets ?? behind, (value) => share(value, 100)),
  },
  {
    // three quarters of one per cent (0.75%), half a per cent
    sign: /half|third|quarter|fifth|tenth/iu,
    regex: new RegExp(
      `(?:\\b(one|a|two|three)[\\s-])?\\b(half|third|quarter|fifth|tenth)s?\\s+(?:of\\s+)?(?:one|1|a)\\s+(?:per\\s?cent|%)(?:\\s*\\(\\s*(${figurePart})\\s*%\\s*\\))?`,
      'giu',
    ),
    read: ([, count, part = '', figures]) => {
      const value = partOf(count, part)
      const figure = figures === undefined ? null : readChinese(figures)
      return { ...share(value, 100), otherwise: figure && !figure.equals(value) ? share(figure, 100) : null }
    },
  },
]
