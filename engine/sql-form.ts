import type { FactType, FactValue } from './fact-types.ts'

/**
 * A fact's value as SQL says it: an expression a part, null where the value is missing. What JavaScript's readers make of a
 * value, these must be too: decimals exact, money in integer minor units, text as `canonicalText` leaves it.
 */
export type SqlForm =
  | { type: 'number' | 'percentage' | 'days'; decimal: string }
  | { type: 'money'; minor: string; currency: string }
  | { type: 'date'; day: string }
  | { type: 'datetime'; nanos: string; day: string }
  | { type: 'text' | 'enum'; text: string }
  | { type: 'boolean'; boolean: string }
  | { type: 'list'; items: string }

/** The type of the parameters that carry a value into a statement. */
export type SqlType = 'numeric' | 'text' | 'date' | 'boolean' | 'text[]' | 'numeric[]' | 'date[]' | 'integer'

/** Gives a value a place in the statement, `$3::numeric`: nothing that a person wrote is ever part of its text. */
export type Bind = (value: unknown, type: SqlType) => string

/** What stands between white space only and empty text in JavaScript's `trim`, as an SQL literal. */
const whiteSpace = String.raw`E' \t\n\r\f\u000b\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'`

/** A column of text as rules compare it: NFC, and empty when it is white space only. */
export function canonicalText(expression: string): string {
  return `CASE WHEN btrim(${expression}, ${whiteSpace}) = '' THEN '' ELSE normalize(${expression}, NFC) END`
}

/** A value that is known beforehand. A part is bound when it is read: PostgreSQL refuses a parameter that nothing uses. */
export function boundForm(value: FactValue, bind: Bind): SqlForm {
  switch (value.type) {
    case 'number':
    case 'percentage':
    case 'days':
      return {
        type: value.type,
        get decimal() {
          return bind(value.decimal.toFixed(), 'numeric')
        },
      }
    case 'money':
      return {
        type: 'money',
        get minor() {
          return bind(value.minor.toString(), 'numeric')
        },
        get currency() {
          return bind(value.currency, 'text')
        },
      }
    case 'date':
      return {
        type: 'date',
        get day() {
          return bind(sqlDay(value.day), 'date')
        },
      }
    case 'datetime':
      return {
        type: 'datetime',
        get nanos() {
          return bind(value.nanos.toString(), 'numeric')
        },
        get day() {
          return bind(sqlDay(value.wall.slice(0, 10)), 'date')
        },
      }
    case 'text':
    case 'enum':
      return {
        type: value.type,
        get text() {
          return bind(value.text, 'text')
        },
      }
    case 'boolean':
      return {
        type: 'boolean',
        get boolean() {
          return bind(value.boolean, 'boolean')
        },
      }
    case 'list':
      return {
        type: 'list',
        get items() {
          return bind(value.items, 'text[]')
        },
      }
  }
}

/** A value that is missing. */
export function missingForm(type: FactType): SqlForm {
  switch (type) {
    case 'number':
    case 'percentage':
    case 'days':
      return { type, decimal: 'NULL::numeric' }
    case 'money':
      return { type, minor: 'NULL::numeric', currency: 'NULL::text' }
    case 'date':
      return { type, day: 'NULL::date' }
    case 'datetime':
      return { type, nanos: 'NULL::numeric', day: 'NULL::date' }
    case 'text':
    case 'enum':
      return { type, text: 'NULL::text' }
    case 'boolean':
      return { type, boolean: 'NULL::boolean' }
    case 'list':
      return { type, items: 'NULL::text[]' }
  }
}

/** PostgreSQL counts from 1 BC where ISO 8601 has a year 0. */
function sqlDay(day: string): string {
  return day.startsWith('0000') ? `0001${day.slice(4)} BC` : day
}
