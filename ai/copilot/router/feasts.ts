import { addDays, type CalendarDate } from '#lib/clock.ts'
import { dayFrom, yearOf } from './calendar-spans.ts'

/**
 * When the Spring Festival is, as the almanac has it. `Intl` knows the Chinese calendar too, and is a day late where the new moon is
 * shortly before midnight, as in 2027.
 */
const springFestivals: readonly CalendarDate[] = [
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
  '2038-02-04',
  '2039-01-24',
  '2040-02-12',
]

/** The first day of a Chinese year; null where it is not known. */
export const springFestivalIn = (year: number): CalendarDate | null =>
  springFestivals.find((day) => yearOf(day) === year) ?? null

const lanternsIn = (year: number) => {
  const day = springFestivalIn(year)
  return day && addDays(day, 14)
}
const everyYear = (month: number, date: number) => (year: number) => dayFrom(year, month, date)

/** The feasts that people reckon by: how each is said, and its day in a year. */
export const feastDays: readonly (readonly [said: string, dayIn: (year: number) => CalendarDate | null])[] = [
  [
    '春节|过年|大年初一|农历新年|(?:the )?(?:spring festival|chinese new year|lunar new year)|(?<=\\b(?:before|after|by|until|till|over|since|around) )cny\\b(?! ?[\\d¥])',
    springFestivalIn,
  ],
  ['元宵节?|正月十五|(?:the )?lantern festival', lanternsIn],
  ["元旦|(?<!chinese |lunar )new year'?s?(?: day)?\\b", everyYear(1, 1)],
  ['五一(?:节|劳动节)?(?![一二三四五六七八九十百千万])|劳动节|(?:the )?labou?r day', everyYear(5, 1)],
  ['国庆节?|十一(?:长假|假期|黄金周)|(?:the )?national day', everyYear(10, 1)],
  ['圣诞节?|christmas(?: day)?|xmas', everyYear(12, 25)],
]
