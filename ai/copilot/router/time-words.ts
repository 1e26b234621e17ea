import { addDays, type CalendarDate } from '#lib/clock.ts'
import { addMonths, yearOf } from './calendar-spans.ts'
import { onesEn, tensEn } from './english-numbers.ts'
import { readNumber } from './plain-text.ts'

/** Small numbers, as a time has them. */
export const num = `(\\d{1,3}(?:\\.5)?|[一二两三四五六七八九十百俩仨]{1,5}|半|好?几|\\b(?:${onesEn}|(?:${tensEn})(?:[- ](?:${onesEn}))?|an?|(?:a )?couple(?: of)?|(?:a )?few|several|(?:one|two|three|a) and a half|1\\.5|half an?)\\b)`
/** The units that spans are told in. */
export const unitZh = '(天|日|周|星期|礼拜|月|季度|年)'
export const unitEn = '(days?|weeks?|fortnights?|months?|quarters?|years?|yrs?|wks?|mths?)\\b'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const daysEn = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const monthsEn = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
export const weekday = '(?:周|星期|礼拜)([一二三四五六日天1-6])'
export const dayEn =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b'
export const monthEn =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b'
export const monthZh = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])月'
export const dateZh = '(\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'

/** A year that is said before a part of it, and behind one. */
export const yearZh = '(今年|本年|明年|去年|后年|前年|(?:20)?2\\d年)'
export const yearEn = '(?:,? (?:of |in )?((?:20[2-4]\\d)\\b|this year|next year|last year))?'
export const monthWord = '(上上|上|这|本|下下|下|次|当)一?个?月'
export const nth = '(?:st|nd|rd|th)'
// 3号高炉 and the 2nd bid are no days.
export const noMachine =
  '(?!\\s?(?:[线楼机炉窑井矿泵站厂岛坝仓门堆焦岸桥主副磨包]|高炉|转炉|电炉|烧结|轧|连铸|车间|码头|泊位|生产线|产线|压机|设备|锅炉|标(?!前)))'
export const noThing =
  '(?! (?:furnace|line|kiln|unit|press|bid|deal|contract|tender|time|visit|meeting|one|mill|stage|payment|instal|crane|plant|quarter|half|week|month|round|phase|call|place|party|largest|biggest|most))'

/** The year that is meant by 明年, 27年 or next year. */
export function yearSaid(said: string | undefined, today: CalendarDate): number {
  const digits = /\d+/.exec(said ?? '')?.[0]
  return digits ? Number(digits.padStart(4, '20')) : yearOf(today) + shift(said)
}

/** How many units from this one: last, this, next. */
export function shift(word: string | undefined): number {
  const said = word ?? ''
  if (/上上|前年|before last/.test(said)) return -2
  if (/上|去|last|previous|past/.test(said)) return -1
  if (/下下|后年|after next/.test(said)) return 2
  return /下|明|次|next|coming|following/.test(said) ? 1 : 0
}
export const weekdayAt = (text: string) =>
  Math.max(weekdays.indexOf(text === '天' ? '日' : text), '123456'.indexOf(text))
export const dayAt = (text: string) => daysEn.findIndex((each) => text.startsWith(each))
/** January is 1. */
export const monthAt = (text: string) => monthsEn.findIndex((each) => text.startsWith(each)) + 1

/** What such a number says; of 三四 and 好几 the least. */
export function count(text: string | undefined): number {
  const said = (text ?? '').replace(/^a (?=couple|few)/, '').replace(/ of$/, '')
  if (/and a half$/.test(said)) return (readNumber(said.split(' ')[0] ?? '') ?? 1) + 0.5
  if (/^half an?$/.test(said)) return 0.5
  if (/几$/.test(said)) return 3
  const [first = '', second] = [...said]
  if (second && /^[二两三四五六七八九]{2}$/.test(said)) return readNumber(first) ?? 1
  return readNumber(said) ?? 1
}

/** About so many days. */
export function inDays(n: number, unit: string): number {
  if (/fortnight/.test(unit)) return Math.round(n * 14)
  if (/周|星期|礼拜|week|wk/.test(unit)) return Math.round(n * 7)
  if (/月|month|mth/.test(unit)) return Math.round(n * 30)
  if (/季|quarter/.test(unit)) return Math.round(n * 91)
  return Math.round(n * (/年|year|yr/.test(unit) ? 365 : 1))
}

/** The day so many units away: months by the calendar, and half of one as 15 days. */
export function away(today: CalendarDate, n: number, unit: string): CalendarDate {
  const inMonths = /月|month|mth/.test(unit)
    ? n
    : /季|quarter/.test(unit)
      ? n * 3
      : /年|year|yr/.test(unit)
        ? n * 12
        : 0
  if (inMonths === 0) return addDays(today, inDays(n, unit))
  const whole = Math.trunc(inMonths)
  return addDays(addMonths(today, whole), Math.round((inMonths - whole) * 30))
}

/** A number of a day, a month or a quarter. */
export const number = (text: string | undefined) => readNumber(text ?? '') ?? 0
