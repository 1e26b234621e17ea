import type { CalendarDate } from '#lib/clock.ts'
import { dateIn, dayFrom, monthIndex, one, type Range } from './calendar-spans.ts'
import {
  dateZh,
  monthAt,
  monthEn,
  monthWord,
  monthZh,
  noMachine,
  noThing,
  nth,
  number,
  shift,
  yearEn,
  yearSaid,
  yearZh,
} from './time-words.ts'
import { type Either, eitherDate, eitherDayOfMonth, type Grammar, joined } from './which-one.ts'

// 10 deals, 15 台, 3号高炉 and the 2nd bid are no days.
const noDate =
  '(?![\\d.%]|\\s?[个家台份单套条笔天周万亿千百吨点]|\\s?(?:m|t|mm|mn|kw|k|million|deals?|days?|weeks?)\\b)'

function onDate(month: number, date: number, year: string | undefined, today: CalendarDate): Range | Either | null {
  return year ? one(dayFrom(yearSaid(year, today), month, date)) : eitherDate(month, date, today)
}

/** From one day of a month to another of the same. */
function dates(month: number, days: [number, number], year: string | undefined, today: CalendarDate) {
  const [first, last] = days
  if (first >= last) return null
  if (!year) {
    const [from, to] = [eitherDate(month, first, today), eitherDate(month, last, today)]
    return from && to && joined(from, to, today)
  }
  const [from] = one(dayFrom(yearSaid(year, today), month, first)) ?? []
  const [to] = one(dayFrom(yearSaid(year, today), month, last)) ?? []
  return from && to ? ([from, to] as const) : null
}

const inMonth = (word: string | undefined, date: number, today: CalendarDate) =>
  dateIn(monthIndex(today) + shift(word), date)

export const dateGrammar: Grammar = [
  [
    '(?<![\\d-])(20\\d\\d)\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?!\\d)[日号]?',
    ([y, m, d]) => one(dayFrom(number(y), number(m), number(d))),
  ],
  ['(?<![\\w-])(20[2-4]\\d)(0[1-9]|1[0-2])([0-3]\\d)(?![\\w-])', ([y, m, d]) => one(`${y}-${m}-${d}`)],
  [
    `(?:${yearZh}的?)?(?<!\\d)${monthZh}份?的?${dateZh}[日号]?\\s?(?:-|~|到|至)\\s?${dateZh}[日号]`,
    ([y, m, from, to], today) => dates(number(m), [number(from), number(to)], y, today),
  ],
  [
    `(?:${yearZh}的?)?(?<!\\d)${monthZh}份?的?${dateZh}[日号]${noMachine}`,
    ([y, m, d], today) => onDate(number(m), number(d), y, today),
  ],
  [
    `(?:${yearZh}的?)?(?<!\\d)${monthZh}(\\d{1,2}|[一二三]?十[一二三四五六七八九]?)${noDate}`,
    ([y, m, d], today) => onDate(number(m), number(d), y, today),
  ],
  [
    `(?<![\\d.:/])(\\d{1,2})${nth}?\\s?(?:-|–|to|through|and) ?(?:the )?(\\d{1,2})${nth}?(?: of)? ${monthEn}\\.?${yearEn}`,
    ([from, to, m = '', y], today) => dates(monthAt(m), [number(from), number(to)], y, today),
  ],
  [
    `${monthEn}\\.? (\\d{1,2})${nth}?\\s?(?:-|–|to|through) ?(?:the )?(\\d{1,2})${nth}?\\b(?! [a-z]*(?:deals|million))${yearEn}`,
    ([m = '', from, to, y], today) => dates(monthAt(m), [number(from), number(to)], y, today),
  ],
  [
    `(?<![\\d.:/])(\\d{1,2})${nth}?(?: of)? ${monthEn}\\.?${yearEn}`,
    ([d, m = '', y], today) => onDate(monthAt(m), number(d), y, today),
  ],
  [
    `${monthEn}\\.? (?:the )?(\\d{1,2})${nth}?\\b${noDate}${yearEn}`,
    ([m = '', d, y], today) => onDate(monthAt(m), number(d), y, today),
  ],
  [`the first of ${monthEn}${yearEn}`, ([m = '', y], today) => onDate(monthAt(m), 1, y, today)],
  [`${monthWord}的?${dateZh}[日号]${noMachine}`, ([w, d], today) => inMonth(w, number(d), today)],
  [`${monthWord}的?(\\d{1,2})${noDate}`, ([w, d], today) => inMonth(w, number(d), today)],
  [
    `(last|this|next) month,? (?:on )?(?:the )?(\\d{1,2})(?:${nth}\\b|(?=$|[,.;?!)]| (?:to|for|at|with|and|by|we|i|in|please)\\b))`,
    ([w, d], today) => inMonth(w, number(d), today),
  ],
  [
    `(?:the )?(\\d{1,2})${nth}(?: of| in)? (last|this|next|the) month\\b`,
    ([d, w], today) => inMonth(w, number(d), today),
  ],
  [
    // 10/5 t is a crane, and 5.2 a diameter: two figures behind a dot, and nothing that is measured.
    '(?<![\\w./×*-])(?!(?<!\\b(?:on|by|before|after|since|until|from) |[到在于为是]|日期\\s?)[1-9]/[1-9](?!\\d|前|之|以|号|日))(1[0-2]|0?[1-9])(?:\\.(?=\\d\\d|\\d(?:号|日|之?前|以前|之?后|以后|开标|签))|/)(3[01]|[12]\\d|0?[1-9])(?![\\dx×*/]|\\.\\d|\\s?(?:[万亿千百吨米元个%倍毫台月年小天周]|of\\b|(?:t|ton|tons|tonnes?|m|mm|mn|k|kw|mw|kv|million|bn|billion|percent|days?|weeks?|months?|years?|hours?)\\b))',
    ([m, d], today) => eitherDate(number(m), number(d), today),
  ],
  [
    '(?<![\\w./×*-])(1[3-9]|2\\d|3[01])/(1[0-2]|0?[1-9])(?![\\dx×*/]|\\.\\d|\\s?(?:[吨米]|(?:t|ton|tons|tonnes?|of|m|mm)\\b))',
    ([d, m], today) => eitherDate(number(m), number(d), today),
  ],
]

/** Days that are told by their number alone; they stand behind all that says more. */
export const dayOfMonthGrammar: Grammar = [
  [
    `(?<![\\d月第.#-])(\\d{1,2})[号日](?:\\s?(?:-|~|到|至)\\s?(\\d{1,2})[号日])?${noMachine}`,
    ([from, to], today) => {
      const first = eitherDayOfMonth(number(from), today)
      const last = to ? eitherDayOfMonth(number(to), today) : first
      return first && last && joined(first, last, today)
    },
  ],
  [
    `(?<![\\d月第一二三四五六七八九十]|补遗|附件)((?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))号${noMachine}`,
    ([d], today) => eitherDayOfMonth(number(d), today),
  ],
  [
    `(?:(?<=\\b(?:on|by|before|until|till|thru|through|from|since|after|for|to|of|and|between|due) )(?:the )?|the )(\\d{1,2})${nth}\\b${noThing}`,
    ([d], today) => eitherDayOfMonth(number(d), today),
  ],
]
