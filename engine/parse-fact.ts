import { Decimal } from 'decimal.js'
import { isCalendarDate } from '#lib/clock.ts'
import { formatMinorUnits, parseMinorUnits } from '#lib/money.ts'
import type { DecimalValue, FactType, FactValue, MoneyValue, WireValue } from './fact-types.ts'
import { type MessageKey, say } from './message.ts'
import { formatInstant, parseDatetime } from './parse-datetime.ts'
import type { Bilingual } from './vocabulary.ts'

/** Where a value is read: local datetimes need the zone, amounts without a currency the group's one. */
export interface ReadingContext {
  /** IANA name of the group's time zone */
  timezone: string
  /** ISO 4217 code of amounts that name none */
  currency?: string
}

export type ParsedFact =
  | { kind: 'value'; value: FactValue }
  | { kind: 'missing' }
  | { kind: 'invalid'; reason: Bilingual }

type InvalidKey = Extract<MessageKey, `invalid.${string}`>

// longer ones are no business figures, and comparing them would cost
const decimalPattern = /^-?\d{1,40}(\.\d{1,40})?$/

/**
 * Reads a value from JSON as a fact of that type. Nothing is guessed: "true" is no boolean, 5 is no text, "1e3" no amount.
 * @param values the ids that an enumeration knows; left out, any is taken
 */
export function parseFact(
  type: FactType,
  wire: unknown,
  context: ReadingContext & { values?: readonly string[] },
): ParsedFact {
  if (wire === null || wire === undefined) return { kind: 'missing' }
  const value = readers[type](wire, context)
  return typeof value === 'string' ? { kind: 'invalid', reason: say(value) } : { kind: 'value', value }
}

/** The value as JSON, in one canonical form: reading it again gives an equal value. */
export function toWire(value: FactValue): WireValue {
  switch (value.type) {
    case 'number':
    case 'percentage':
      return value.decimal.toFixed()
    case 'days':
      return value.decimal.toNumber()
    case 'money': {
      const amount = formatMinorUnits(value.minor)
      return value.currency === null ? amount : { amount, currency: value.currency }
    }
    case 'date':
      return value.day
    case 'datetime':
      return formatInstant(value.nanos)
    case 'text':
    case 'enum':
      return value.text
    case 'boolean':
      return value.boolean
    case 'list':
      return [...value.items]
  }
}

type Reader = (wire: unknown, context: ReadingContext & { values?: readonly string[] }) => FactValue | InvalidKey

const readers: Record<FactType, Reader> = {
  number: (wire) => readDecimal('number', wire),
  percentage: (wire) => readDecimal('percentage', wire),
  days: (wire) => {
    const value = readDecimal('days', wire)
    if (typeof value === 'string') return value
    const whole = value.decimal.isInteger() && value.decimal.abs().lessThanOrEqualTo(Number.MAX_SAFE_INTEGER)
    return whole ? value : 'invalid.days'
  },
  money: readMoney,
  date: (wire) =>
    typeof wire === 'string' && isCalendarDate(wire.trim()) && !wire.trim().startsWith('0000')
      ? { type: 'date', day: wire.trim() }
      : 'invalid.date',
  datetime: (wire, { timezone }) =>
    (typeof wire === 'string' ? parseDatetime(wire, timezone) : null) ?? 'invalid.datetime',
  text: (wire) =>
    typeof wire === 'string' && isStorable(wire) ? { type: 'text', text: normalise(wire) } : 'invalid.text',
  enum: (wire, { values }) => {
    if (typeof wire !== 'string' || !isStorable(wire)) return 'invalid.enum'
    const text = normalise(wire)
    return values === undefined || values.includes(text) ? { type: 'enum', text } : 'invalid.enumValue'
  },
  boolean: (wire) => (typeof wire === 'boolean' ? { type: 'boolean', boolean: wire } : 'invalid.boolean'),
  list: (wire) =>
    Array.isArray(wire) && wire.every((item) => typeof item === 'string' && isStorable(item))
      ? { type: 'list', items: wire.map((item) => item.normalize('NFC')) }
      : 'invalid.list',
}

function readDecimal(type: DecimalValue['type'], wire: unknown): DecimalValue | InvalidKey {
  if (typeof wire === 'number') {
    if (!Number.isFinite(wire)) return 'invalid.number'
    // beyond that a JSON number has already lost digits
    if (Math.abs(wire) > Number.MAX_SAFE_INTEGER) return 'invalid.numberTooLong'
    return { type, decimal: new Decimal(wire) }
  }
  if (typeof wire !== 'string' || !decimalPattern.test(wire.trim())) return 'invalid.number'
  return { type, decimal: new Decimal(wire.trim()) }
}

function readMoney(wire: unknown, context: ReadingContext): MoneyValue | InvalidKey {
  if (typeof wire === 'object' && wire !== null && 'amount' in wire && 'currency' in wire) {
    const { amount, currency } = wire
    if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return 'invalid.currency'
    const minor = readAmount(amount)
    return minor === null ? 'invalid.money' : { type: 'money', minor, currency }
  }
  const minor = readAmount(wire)
  return minor === null ? 'invalid.money' : { type: 'money', minor, currency: context.currency ?? null }
}

function readAmount(wire: unknown): bigint | null {
  if (typeof wire === 'string') return parseMinorUnits(wire)
  return Number.isSafeInteger(wire) ? BigInt(wire as number) * 100n : null
}

/** A NUL, or half of a pair of surrogates, is in no text that a database could hold. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function normalise(text: string): string {
  return text.trim() === '' ? '' : text.normalize('NFC')
}
