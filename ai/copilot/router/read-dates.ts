import { addDays, type CalendarDate, isCalendarDate } from '#lib/clock.ts'
import {
  dayFrom,
  endOf,
  monday,
  monthIndex,
  monthOf,
  months,
  one,
  quarterIndex,
  type Range,
  two,
  weeks,
  yearOf,
} from './calendar-spans.ts'
import { readNumber } from './plain-text.ts'
import type { Place } from './read-amounts.ts'

/** A day or a time of several, and which side of it is meant. */
export interface ReadTime extends Place {
  from: CalendarDate
  to: CalendarDate
  side: 'within' | 'before' | 'after'
}

/** Small numbers, as a time has them. */
export const num =
  '(\\d{1,3}|[一二两三四五六七八九十俩]{1,3}|半|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|a|an|couple of|few|a couple of|a few)'
const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const daysEn = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const monthsEn = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekday = '(?:周|星期|礼拜)([一二三四五六日天末1-6])'
const dayEn = '(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?'
const monthEn =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

type Read = (groups: readonly (string | undefined)[], today: CalendarDate) => Range | null

const shift = (word: string | undefined): number =>
  /上上|前年/.test(word ?? '')
    ? -2
    : /上|去|last|previous|past/.test(word ?? '')
      ? -1
      : /下下|后年/.test(word ?? '')
        ? 2
        : /下|明|next|coming/.test(word ?? '')
          ? 1
          : 0
const weekdayAt = (text: string) =>
  Math.max(weekdays.indexOf(text === '天' ? '日' : text), '123456'.indexOf(text), text === '末' ? 5 : -1)
const dayAt = (text: string) => daysEn.findIndex((each) => text.startsWith(each))
const monthAt = (text: string) => monthsEn.findIndex((each) => text.startsWith(each))
/** What such a number says. */
export const count = (text: string | undefined) =>
  readNumber((text ?? '').replace(/^a (?=couple|few)/, '').replace(/ of$/, '')) ?? 1
/** About so many days. */
export const inDays = (n: number, unit: string) =>
  Math.round(
    n *
      (/周|星期|礼拜|week/.test(unit)
        ? 7
        : /月|month/.test(unit)
          ? 30
          : /季|quarter/.test(unit)
            ? 91
            : /年|year/.test(unit)
              ? 365
              : 1),
  )
/** A month without a year: the nearest one that has not ended, or ended lately. */
const yearFor = (month: number, today: string) => {
  const away = month - monthOf(today)
  return yearOf(today) + (away < -5 ? 1 : away > 8 ? -1 : 0)
}
const namedDay = (month: number, date: number, year: number | null, today: string): Range | null =>
  one(dayFrom(year ?? yearFor(month, today), month, date))
const quarters: Readonly<Record<string, number>> = {
  一: 0,
  二: 1,
  三: 2,
  四: 3,
  1: 0,
  2: 1,
  3: 2,
  4: 3,
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
}

/** The first that fits at a place is taken: the more telling stand before the others. */
const grammar: readonly (readonly [pattern: string, read: Read])[] = [
  ['(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?', ([y, m, d]) => one(dayFrom(Number(y), Number(m), Number(d)))],
  [
    '(今年|明年|去年)?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]',
    ([y, m, d], today) => namedDay(count(m), count(d), y ? yearOf(today) + shift(y) : null, today),
  ],
  [
    `(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthEn}\\b(?:,? (\\d{4}))?`,
    ([d, m = '', y], today) => namedDay(monthAt(m) + 1, Number(d), y ? Number(y) : null, today),
  ],
  [
    `${monthEn}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`,
    ([m = '', d, y], today) => namedDay(monthAt(m) + 1, Number(d), y ? Number(y) : null, today),
  ],
  ['(\\d{4})年(?:第)?([一二三四1-4])季度', ([y, q = ''], _) => months(Number(y) * 12 + (quarters[q] ?? 0) * 3, 3)],
  [
    '(?:(\\d{4})年?\\s?q([1-4])|q([1-4])(?:\\s?(?:of )?(\\d{4}))?)(?![0-9a-z])',
    ([y1, q1, q2, y2], today) => {
      const at = (quarters[q1 ?? q2 ?? ''] ?? 0) * 3
      const year = y1 ?? y2
      return months(year ? Number(year) * 12 + at : nearest(at, today), 3)
    },
  ],
  [
    '(今年|明年|去年)?(?:第)?([一二三四1-4])季度',
    ([y, q = ''], today) => {
      const at = (quarters[q] ?? 0) * 3
      return months(y ? (yearOf(today) + shift(y)) * 12 + at : nearest(at, today), 3)
    },
  ],
  [
    '(?:the )?(first|second|third|fourth) quarter(?: of (\\d{4}|this year|next year))?',
    ([q = '', y], today) => {
      const at = (quarters[q] ?? 0) * 3
      return months(y ? (/\d/.test(y) ? Number(y) : yearOf(today) + shift(y)) * 12 + at : nearest(at, today), 3)
    },
  ],
  ['((?:20)?\\d{2})年(\\d{1,2})月份?', ([y = '', m]) => months(Number(y.padStart(4, '20')) * 12 + Number(m) - 1, 1)],
  [
    `(?:the )?(?:end|close) of (?:${monthEn}|this month|the month|next month)`,
    ([m], today) =>
      endOf(m ? months(yearFor(monthAt(m) + 1, today) * 12 + monthAt(m), 1) : months(monthIndex(today), 1)),
  ],
  [
    '(今年|明年|去年)?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:底|末)',
    ([y, m], today) => endOf(months((y ? yearOf(today) + shift(y) : yearFor(count(m), today)) * 12 + count(m) - 1, 1)),
  ],
  ['(这个?|本|下个?|上个?)?月底', ([w], today) => endOf(months(monthIndex(today) + shift(w), 1))],
  [
    '(今|明|去)?年(?:底|末)|(?:the )?end of (?:the |this )?year|year.?end',
    ([y], today) => endOf(months((yearOf(today) + shift(y)) * 12, 12)),
  ],
  [
    '(?:the )?end of (this|the|next) (week|quarter)',
    ([w, u], today) => endOf(u === 'week' ? weeks(today, shift(w)) : months(quarterIndex(today) + 3 * shift(w), 3)),
  ],
  ['(?:本|这个?)?季度?(?:底|末)', (_, today) => endOf(months(quarterIndex(today), 3))],
  ['(今|明|去)年(上|下)半年', ([y, h], today) => months((yearOf(today) + shift(y)) * 12 + (h === '下' ? 6 : 0), 6)],
  ['(上|下)半年', ([h], today) => months(yearOf(today) * 12 + (h === '下' ? 6 : 0), 6)],
  [
    `(?:未来|接下来|今后|往后|之后|后面)(?:的)?${num}\\s?个?(天|日|周|星期|礼拜|月|季度|年)(?:之?内|里)?`,
    ([n, u = ''], today) => [today, addDays(today, inDays(count(n), u))],
  ],
  [
    `(?:最近|近|过去|这)${num}\\s?个?(天|日|周|星期|礼拜|月|季度|年)(?:以?来|里|内)?`,
    ([n, u = ''], today) => [addDays(today, -inDays(count(n), u)), today],
  ],
  [
    `(?:within|in|over|during)? ?(?:the )?(?:next|coming) ${num} (day|week|month|quarter|year)s?`,
    ([n, u = ''], today) => [today, addDays(today, inDays(count(n), u))],
  ],
  [
    `within ${num} (day|week|month|quarter|year)s?`,
    ([n, u = ''], today) => [today, addDays(today, inDays(count(n), u))],
  ],
  [
    `(?:in |over |during )?(?:the )?(?:last|past|previous) ${num} (day|week|month|quarter|year)s?`,
    ([n, u = ''], today) => [addDays(today, -inDays(count(n), u)), today],
  ],
  [
    `${num}\\s?个?(天|日|周|星期|礼拜|月|季度)(?:之内|以内|内)`,
    ([n, u = ''], today) => [today, addDays(today, inDays(count(n), u))],
  ],
  [`${num}\\s?个?(天|周|星期|礼拜|月)(后|以后|之后)`, ([n, u = ''], today) => one(addDays(today, inDays(count(n), u)))],
  [
    `${num}\\s?个?(天|周|星期|礼拜|月)(前|以前|之前)`,
    ([n, u = ''], today) => one(addDays(today, -inDays(count(n), u))),
  ],
  [`in ${num} (day|week|month)s?(?: time)?`, ([n, u = ''], today) => one(addDays(today, inDays(count(n), u)))],
  [`${num} (day|week|month)s? ago`, ([n, u = ''], today) => one(addDays(today, -inDays(count(n), u)))],
  ['大前天', (_, today) => one(addDays(today, -3))],
  ['大后天', (_, today) => one(addDays(today, 3))],
  ['前天|前日|the day before yesterday|day before yesterday', (_, today) => one(addDays(today, -2))],
  ['后天|the day after tomorrow|day after tomorrow', (_, today) => one(addDays(today, 2))],
  ['昨天|昨日|昨晚|昨儿|昨|yesterday|last night', (_, today) => one(addDays(today, -1))],
  ['明天|明日|明早|明晚|明儿|tomorrow|tmrw|tmr', (_, today) => one(addDays(today, 1))],
  [
    '今天|今日|今儿|今早|今晚|刚才|刚刚|today|this morning|this afternoon|this evening|tonight|just now',
    (_, today) => one(today),
  ],
  [
    `(上上|上|这|本|下下|下)个?${weekday}`,
    ([w, d = ''], today) => one(addDays(monday(today), shift(w) * 7 + weekdayAt(d))),
  ],
  [weekday, ([d = ''], today) => one(upcoming(weekdayAt(d), today))],
  [
    `(last|this|next|coming) week,? (?:on )?${dayEn}\\b`,
    ([w, d = ''], today) => one(addDays(monday(today), shift(w) * 7 + dayAt(d))),
  ],
  [`${dayEn} (last|this|next) week\\b`, ([d = '', w], today) => one(addDays(monday(today), shift(w) * 7 + dayAt(d)))],
  [
    `(last|this|next|coming) ${dayEn}\\b`,
    ([w, d = ''], today) =>
      one(
        /last/.test(w ?? '') ? addDays(upcoming(dayAt(d), today), -7) : addDays(monday(today), shift(w) * 7 + dayAt(d)),
      ),
  ],
  [
    `(?:on )${dayEn}\\b|\\b${dayEn.replace('(?:day)?', 'day')}\\b`,
    ([a, b], today) => one(upcoming(dayAt(a ?? b ?? ''), today)),
  ],
  [
    '(上上|上|这|本|下下|下)个?(?:周|星期|礼拜)|(last|this|next|coming) week',
    ([a, b], today) => weeks(today, shift(a ?? b)),
  ],
  [
    '(上上|上|这|本|下下|下|当)个?月(?!\\d)|(last|this|next|coming) month',
    ([a, b], today) => months(monthIndex(today) + shift(a ?? b), 1),
  ],
  [
    '(上|这|本|下)个?季度?|(last|this|next|coming) quarter',
    ([a, b], today) => months(quarterIndex(today) + 3 * shift(a ?? b), 3),
  ],
  [
    '(今年|明年|去年)?的?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?!\\d)',
    ([y, m], today) =>
      count(m) >= 1 && count(m) <= 12
        ? months((y ? yearOf(today) + shift(y) : yearFor(count(m), today)) * 12 + count(m) - 1, 1)
        : null,
  ],
  [
    '(今|明|去|本)年(?:度|内)?|(last|this|next|coming) year',
    ([a, b], today) => months((yearOf(today) + shift(a ?? b)) * 12, 12),
  ],

  [
    `(?:in |for |during )?${monthEn}\\b(?: (\\d{4}))?`,
    ([m = '', y], today) => months((y ? Number(y) : yearFor(monthAt(m) + 1, today)) * 12 + monthAt(m), 1),
  ],
  ['(20[2-4]\\d)年?(?![\\d-])', ([y]) => months(Number(y) * 12, 12)],
  ['(?<![月\\d])(\\d{1,2})[号日](?!\\s?[线楼机])', ([d], today) => one(nextDate(Number(d), today))],
]

function nearest(atMonth: number, today: string): number {
  const here = yearOf(today) * 12 + atMonth
  return here + 3 <= monthIndex(today) ? here + 12 : here
}

/** The next such day of the week, today counted. */
function upcoming(at: number, today: string): string {
  const here = addDays(monday(today), at)
  return here < today ? addDays(here, 7) : here
}

function nextDate(date: number, today: string): string {
  const here = dayFrom(yearOf(today), monthOf(today), date)
  if (isCalendarDate(here) && here >= addDays(today, -20)) return here
  const [from] = months(monthIndex(today) + 1, 1)
  return `${from.slice(0, 8)}${two(date)}`
}

const readers = grammar.map(([pattern, read]) => ({ pattern: new RegExp(pattern, 'g'), read }))
const beforeWords = /(?:不晚于|早于|截至|截止到?|到|before|by|until|till|no later than|earlier than|up to)\s*(?:the )?$/
const afterWords = /(?:不早于|晚于|从|自|after|since|from|later than|starting)\s*(?:the )?$/
const beforeTail = /^\s*(?:之前|以前|前|为止|or earlier|or before)/
const afterTail = /^\s*(?:之后|以后|后|起|开始|or later|onwards?)/

/** The days and times that a text speaks of, in order; of what overlaps the more telling one. */
export function readTimes(text: string, today: CalendarDate): ReadTime[] {
  const found: ReadTime[] = []
  for (const { pattern, read } of readers) {
    for (const match of text.matchAll(pattern)) {
      const [whole, ...groups] = match
      let [start, end] = [match.index, match.index + whole.length]
      if (/^[a-z]/.test(whole.trim()) && /[a-z]$/.test(text.slice(0, start))) continue
      if (found.some((other) => start < other.end && end > other.start)) continue
      const range = read(groups, today)
      if (!range) continue
      const [left, right] = [text.slice(0, start), text.slice(end)]
      const [early, late] = [beforeWords.exec(left), afterWords.exec(left)]
      const [earlyTail, lateTail] = [beforeTail.exec(right), afterTail.exec(right)]
      const isEnd = /底|末|end of|close of|year.?end/.test(whole)
      const side =
        early || earlyTail || (isEnd && !late && !lateTail) ? 'before' : late || lateTail ? 'after' : 'within'
      start -= (early ?? late)?.[0].length ?? 0
      end += (earlyTail ?? lateTail)?.[0].length ?? 0
      if (found.some((other) => start < other.end && end > other.start)) continue
      found.push({ from: range[0], to: range[1], side, start, end })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}
