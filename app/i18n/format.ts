import { Decimal } from 'decimal.js'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { type CalendarDate, dayOf, daysBetween } from '#lib/clock.ts'
import { placesOf } from '#lib/money.ts'
import { sideOf } from './languages.ts'
import { pseudo } from './pseudo.ts'

export interface FormatOptions {
  language: string
  /** `YYYY-MM-DD` in the group's time zone */
  today: CalendarDate
  timeZone: string
}

export interface Figure {
  value: string
  unit: string
}

/** How one language writes what screens are full of. */
export interface Formats {
  name: (name: Bilingual) => string
  /** a sentence that the floors below have put together out of their own catalogue */
  sentence: (text: Bilingual) => string
  /** in the large unit of the language: `¥12,680` 万, `¥126.8` M */
  money: (amount: string, currency: string) => Figure
  /** the same in a sentence: `¥12,680 万`, `¥126.8 M` */
  moneyText: (amount: string, currency: string) => string
  /** for a column whose head carries the unit: `12,680`, `126.8` */
  column: (amount: string) => string
  /** the unit of such a column */
  columnUnit: string
  /** to the last place that the currency has: `¥126,800,000.00`, `JPY 150,000,000` */
  exact: (amount: string, currency: string) => string
  percent: (points: number) => string
  /** relative within a week, then `11-12`, another year `2027-01-18`, English `12 Nov`, `18 Jan 2027` */
  day: (date: CalendarDate) => string
  /** a day that is never said relatively: `2027-01-18`, `18 Jan 2027` */
  date: (date: CalendarDate) => string
  /** an instant: the day, and the time where it is today or yesterday */
  moment: (iso: string) => string
  /** an instant that is never said relatively: `2027-01-18 14:30`, `18 Jan 2027 14:30` */
  instant: (iso: string) => string
  /** the day of an instant in the group's time zone */
  dayAt: (iso: string) => CalendarDate
  /** the time of an instant: `14:30` */
  time: (iso: string) => string
  /** `11 月`, another year `2025 年 11 月`; `November`, `November 2025` */
  month: (date: CalendarDate) => string
}

const signs: Record<string, string> = { CNY: '¥', EUR: '€', USD: '$' }

/** The formats of a language on a day. Money is never turned into a float. */
export function formats({ language, today, timeZone }: FormatOptions): Formats {
  const side = sideOf(language)
  const locale = side === 'zh' ? 'zh-CN' : 'en-GB'
  const [divisor, unit] = side === 'zh' ? ['10000', '万'] : ['1000000', 'M']
  const sign = (currency: string) => signs[currency] ?? `${currency} `
  const column = (amount: string) => {
    const value = new Decimal(amount).dividedBy(divisor)
    return grouped(value, side === 'zh' ? (value.abs().lt(100) && !value.isInteger() ? 1 : 0) : 1)
  }
  // Words of the platform and of the floors below stand out in the pseudo-language like those of the app's catalogues.
  const say = (words: string) => (language === 'qps' ? String(pseudo(words)) : words)
  const date = (day: CalendarDate) => (side === 'zh' ? day : say(dateFormat('UTC', dayAndYear).format(midnight(day))))
  const absolute = (day: CalendarDate) => {
    if (day.slice(0, 4) !== today.slice(0, 4)) return date(day)
    return side === 'zh' ? day.slice(5) : say(dateFormat('UTC', dayOnly).format(midnight(day)))
  }
  const day = (value: CalendarDate) => {
    const away = daysBetween(today, value)
    return Math.abs(away) <= 7 ? say(relativeDay(away, locale)) : absolute(value)
  }
  return {
    name: (name) => name[side],
    sentence: (text) => say(text[side]),
    money: (amount, currency) => ({ value: sign(currency) + column(amount), unit }),
    moneyText: (amount, currency) => `${sign(currency)}${column(amount)} ${unit}`,
    column,
    columnUnit: side === 'zh' ? '万元' : 'M',
    exact: (amount, currency) => sign(currency) + grouped(new Decimal(amount), placesOf(currency)),
    percent: (points) => `${points.toFixed(1)}%`,
    day,
    date,
    moment: (iso) => {
      const instant = new Date(iso)
      const on = dayOf(instant, timeZone)
      const time = dateFormat(timeZone, timeOnly).format(instant)
      return Math.abs(daysBetween(today, on)) <= 1 ? `${day(on)} ${time}` : day(on)
    },
    instant: (iso) => {
      const instant = new Date(iso)
      return `${date(dayOf(instant, timeZone))} ${dateFormat(timeZone, timeOnly).format(instant)}`
    },
    dayAt: (iso) => dayOf(new Date(iso), timeZone),
    time: (iso) => dateFormat(timeZone, timeOnly).format(new Date(iso)),
    month: (value) => {
      const year = value.slice(0, 4) === today.slice(0, 4) ? '' : value.slice(0, 4)
      if (side === 'zh') return `${year && `${year} 年 `}${Number(value.slice(5, 7))} 月`
      return say([dateFormat('UTC', { month: 'long' }).format(midnight(value)), year].filter(Boolean).join(' '))
    },
  }
}

/** Two decimal places at most, thousands apart; `Intl` would go through a float. */
function grouped(value: Decimal, places: number): string {
  const [whole = '0', rest] = value.toFixed(places).split('.')
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return rest ? `${groups}.${rest}` : groups
}

const dayOnly = { day: 'numeric', month: 'short' } as const
const dayAndYear = { ...dayOnly, year: 'numeric' } as const
const timeOnly = { hour: '2-digit', minute: '2-digit' } as const

const formatters = new Map<string, Intl.DateTimeFormat>()
const relatives = new Map<string, Intl.RelativeTimeFormat>()

/** A formatter is dear to make, and a list writes a thousand dates. */
function dateFormat(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${Object.keys(options).join()}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  formatters.set(key, known)
  return known
}

/** `3 天前`, `昨天`: with the space between figure and word that the platform leaves out. */
function relativeDay(away: number, locale: string): string {
  const known = relatives.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  relatives.set(locale, known)
  return known.format(away, 'day').replace(/(?<=\d)(?=\p{Script=Han})/u, ' ')
}

function midnight(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
