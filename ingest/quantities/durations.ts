import { Decimal } from 'decimal.js'
import type { DurationUnit, QuantityValue } from './quantity.ts'
import { chinesePart, englishPart, figurePart, readBoth, readChinese, type Wording } from './wording.ts'

const duration = (value: Decimal, unit: DurationUnit, interpreted = false): QuantityValue => ({
  kind: 'duration',
  value: value.toFixed(),
  unit,
  interpreted,
})

const inChinese: Readonly<Record<string, { unit: DurationUnit; times: number }>> = {
  小时: { unit: 'hour', times: 1 },
  日: { unit: 'day', times: 1 },
  天: { unit: 'day', times: 1 },
  日历日: { unit: 'day', times: 1 },
  日历天: { unit: 'day', times: 1 },
  自然日: { unit: 'day', times: 1 },
  工作日: { unit: 'working-day', times: 1 },
  周: { unit: 'week', times: 1 },
  星期: { unit: 'week', times: 1 },
  月: { unit: 'month', times: 1 },
  年: { unit: 'month', times: 12 },
}

const inEnglish: Readonly<Record<string, { unit: DurationUnit; times: number }>> = {
  hour: { unit: 'hour', times: 1 },
  day: { unit: 'day', times: 1 },
  week: { unit: 'week', times: 1 },
  month: { unit: 'month', times: 1 },
  year: { unit: 'month', times: 12 },
}

export const durations: readonly Wording[] = [
  {
    // 两年零三个月
    sign: /年/u,
    regex: new RegExp(`(${chinesePart})年(?:零|又)?(${chinesePart})个月`, 'gu'),
    read: ([, years = '', months = '']) => {
      const [first, second] = [readChinese(years), readChinese(months.replace(/^零/u, ''))]
      return first && second && first.lessThan(100) ? duration(first.times(12).plus(second), 'month') : null
    },
  },
  {
    // 一年半, 一个半月
    sign: /半/u,
    regex: new RegExp(`(${chinesePart})(年半|个半月)`, 'gu'),
    read: ([, number = '', unit]) => {
      const value = readChinese(number)
      if (!value) return null
      return unit === '年半'
        ? duration(value.times(12).plus(6), 'month')
        : duration(value.times(30).plus(15), 'day', true)
    },
  },
  {
    // Half a month has no one meaning.
    sign: /半/u,
    regex: /半(个月|年)/gu,
    read: ([, unit]) => (unit === '年' ? duration(new Decimal(6), 'month') : duration(new Decimal(15), 'day', true)),
  },
  {
    // 三十个工作日, 一百二十（120）日, 18个月, 30日历天; 三月 and 2027年 are dates
    sign: /小时|[日期天周年月]/u,
    regex: new RegExp(
      `(${chinesePart})(?:\\s*[（(]\\s*(${figurePart})\\s*[）)])?\\s*(?:(个)?\\s*(工作日|日历日|日历天|自然日|小时|星期|日|天|周|年)|(个)\\s*(月))(?![份期])`,
      'gu',
    ),
    read: ([, number = '', brackets, , short, , month]) => {
      const said = readChinese(number)
      const known = inChinese[short ?? month ?? '']
      if (!said || !known || (known.times === 12 && said.greaterThan(99))) return null
      const figure = brackets === undefined ? null : readChinese(brackets)
      const of = (value: Decimal) => duration(value.times(known.times), known.unit)
      return { ...of(said), otherwise: figure && !figure.equals(said) ? of(figure) : null }
    },
  },
  {
    // one hundred and twenty (120) days, 18 calendar months, 30 Business Days
    sign: /hour|day|week|month|year/iu,
    regex: new RegExp(
      `(${englishPart}|${figurePart})(?:\\s*\\(\\s*(${figurePart})\\s*\\))?[\\s-]*(calendar|consecutive|working|business|banking|full)?[\\s-]*(hour|day|week|month|year)s?\\b`,
      'giu',
    ),
    read: ([, words, figures, kind, unit = '']) => {
      const known = inEnglish[unit.toLowerCase()]
      if (!known || (words && /^an?$/i.test(words) && !figures)) return null
      const isWorking = /working|business|banking/i.test(kind ?? '') && known.unit === 'day'
      return readBoth(words, figures, (value) =>
        duration(value.times(known.times), isWorking ? 'working-day' : known.unit),
      )
    },
  },
]
