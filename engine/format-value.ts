import { Decimal } from 'decimal.js'
import type { KnownFact } from './checked-condition.ts'
import type { FactValue, MoneyValue } from './fact-types.ts'
import { join, say } from './message.ts'
import { isEmptyFact } from './operators.ts'
import type { Bilingual, Fact } from './vocabulary.ts'

/** The name of a fact, with what it is asked about: `{kind}` becomes the label of that kind. */
export function labelOf({ fact, params }: KnownFact<Fact>): Bilingual {
  const filled = { ...fact.labels }
  for (const [name, param] of Object.entries(fact.params ?? {})) {
    const value = params?.[name]
    const known = param.type === 'enum' ? param.values.find(({ id }) => id === value)?.labels : undefined
    const shown = known ?? { zh: String(value ?? ''), en: String(value ?? '') }
    filled.zh = filled.zh.replaceAll(`{${name}}`, shown.zh)
    filled.en = filled.en.replaceAll(`{${name}}`, shown.en)
  }
  return filled
}

/** A value that stands by itself, beside its name: days until something that is over are days past. */
export function formatFound(value: FactValue | null, fact: Fact): Bilingual {
  if (value?.type !== 'days' || !value.decimal.isNegative()) return formatValue(value, fact)
  const past = value.decimal.abs()
  return say(past.equals(1) ? 'value.dayPast' : 'value.daysPast', { value: group(past) })
}

/** A value as people read it: amounts in 万 and in M, counts with their measure word, options by label. */
export function formatValue(value: FactValue | null, fact: Fact): Bilingual {
  if (value === null || isEmptyFact(value)) return say('value.empty')
  switch (value.type) {
    case 'number': {
      const figure = group(value.decimal)
      return fact.measure ? say('value.counted', { value: figure, measure: fact.measure }) : same(figure)
    }
    case 'percentage':
      return same(`${group(value.decimal)}%`)
    case 'days':
      return say(value.decimal.equals(1) ? 'value.day' : 'value.days', { value: group(value.decimal) })
    case 'money':
      return formatMoney(value)
    case 'date':
      return formatDay(value.day)
    case 'datetime': {
      const day = formatDay(value.wall.slice(0, 10))
      const time = value.wall.slice(11, 16)
      return { zh: `${day.zh} ${time}`, en: `${day.en} ${time}` }
    }
    case 'text':
    case 'enum':
      return fact.values?.find(({ id }) => id === value.text)?.labels ?? say('value.quoted', { value: value.text })
    case 'boolean':
      return say(value.boolean ? 'value.yes' : 'value.no')
    case 'list': {
      const labels = value.items.map((item) => fact.values?.find(({ id }) => id === item)?.labels ?? same(item))
      return join(labels, 'value.separator')
    }
  }
}

const symbols: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£' }

/** Shortened only where nothing is lost by it, so that two different amounts never look alike. */
function formatMoney({ minor, currency }: MoneyValue): Bilingual {
  const amount = new Decimal(minor.toString()).dividedBy(100)
  const size = amount.abs()
  const symbol = `${amount.isNegative() ? '-' : ''}${currency ? (symbols[currency] ?? `${currency} `) : '¥'}`
  const plain = say('value.plainMoney', { symbol, value: group(size) })
  const short = (unit: number, language: keyof Bilingual): string => {
    const scaled = size.dividedBy(unit)
    if (scaled.lessThan(1) || scaled.decimalPlaces() > 2) return plain[language]
    return say('value.largeMoney', { symbol, value: group(scaled) })[language]
  }
  return { zh: short(10_000, 'zh'), en: short(1_000_000, 'en') }
}

const dayParts = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })

function formatDay(day: string): Bilingual {
  const parts = new Map(dayParts.formatToParts(Date.parse(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]))
  return { zh: day, en: `${parts.get('day')} ${parts.get('month')} ${parts.get('year')}` }
}

function group(decimal: Decimal): string {
  const [whole = '', fraction] = decimal.toFixed().split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function same(text: string): Bilingual {
  return { zh: text, en: text }
}
