import type { Decimal } from 'decimal.js'
import type { CalendarDate } from '#lib/clock.ts'
import type { MinorUnits } from '#lib/money.ts'

/** Every type that a fact can have; the operators that each allows are in `operators.ts`. */
export const factTypes = [
  'number',
  'money',
  'percentage',
  'days',
  'date',
  'datetime',
  'text',
  'enum',
  'boolean',
  'list',
] as const
export type FactType = (typeof factTypes)[number]

/** An exact decimal: a plain number, points of a percentage (9 is 9 %), or a whole number of days. */
export interface DecimalValue {
  type: 'number' | 'percentage' | 'days'
  decimal: Decimal
}
/** Integer minor units in one currency; null is a currency that nobody named, equal only to itself. */
export interface MoneyValue {
  type: 'money'
  minor: MinorUnits
  currency: string | null
}
export interface DateValue {
  type: 'date'
  day: CalendarDate
}
/** An instant in nanoseconds since 1970, with what the clock on the wall of the group's time zone says. */
export interface DatetimeValue {
  type: 'datetime'
  nanos: bigint
  /** `YYYY-MM-DDTHH:mm:ss` in the group's time zone; the first ten characters are its day */
  wall: string
}
/** NFC; white space only is the empty text. An enumeration is compared by its id. */
export interface TextValue {
  type: 'text' | 'enum'
  text: string
}
export interface BooleanValue {
  type: 'boolean'
  boolean: boolean
}
export interface ListValue {
  type: 'list'
  items: readonly string[]
}

/** A fact's value, parsed: what operators see. A missing value is null, beside this type and never in it. */
export type FactValue = DecimalValue | MoneyValue | DateValue | DatetimeValue | TextValue | BooleanValue | ListValue

/** A value as JSON carries it: in rule files, snapshots of decisions and rows. */
export type WireValue = string | number | boolean | readonly string[] | { amount: string; currency: string }
