import { Decimal } from 'decimal.js'
import type { FactValue } from './fact-types.ts'
import { evaluate, type PushedOperator, type RightSide } from './operators.ts'
import { parseDatetime } from './parse-datetime.ts'
import type { FactDeclaration } from './vocabulary.ts'

/** What a fact has to satisfy, the right side known. */
export interface Constraint {
  operator: PushedOperator
  right: RightSide
}

/** Enough digits for the midpoint of any two readable decimals. */
const Exact = Decimal.clone({ precision: 100 })
const secondInNanos = 1_000_000_000

/**
 * A value of the fact that satisfies all constraints, the nearest to what is there. It tries one value out of every stretch
 * between the figures that the constraints name, so if there is one, it is found; texts are tried by what they must contain and where they are sorted.
 * @returns undefined when none does; null when the fact has to be missing
 */
export function findSatisfyingValue(options: {
  fact: FactDeclaration
  current: FactValue | null
  constraints: readonly Constraint[]
  timezone: string
}): FactValue | null | undefined {
  const { current, constraints } = options
  const fits = (value: FactValue | null) =>
    constraints.every(({ operator, right }) => evaluate(operator, value, right) === 'true')
  const hits = candidates(options).filter(fits)
  const [first] = hits
  if (!current || !first) return first ?? (fits(null) ? null : undefined)
  return hits.reduce((best, value) => (distance(current, value) < distance(current, best) ? value : best), first)
}

/** How far apart two values of an ordered type are; 0 for other types, whose values are near to none. */
export function distance(a: FactValue | null, b: FactValue | null): number {
  const from = a && positionOf(a)
  const to = b && positionOf(b)
  return from && to ? from.minus(to).abs().toNumber() : 0
}

function candidates(options: {
  fact: FactDeclaration
  current: FactValue | null
  constraints: readonly Constraint[]
  timezone: string
}): FactValue[] {
  const { fact, current, constraints, timezone } = options
  const operands = constraints.flatMap(({ right }) => (right === null ? [] : ([right].flat() as FactValue[])))
  switch (fact.type) {
    case 'boolean':
      return [true, false].map((boolean) => ({ type: 'boolean', boolean }))
    case 'enum': {
      const ids = [...(fact.values?.map(({ id }) => id) ?? []), ...textsOf(operands)]
      const other = fact.values ? [] : [unlike(ids)]
      return [...ids, ...other].map((text) => ({ type: 'enum', text }))
    }
    case 'text':
      return textCandidates(current, constraints, operands).map((text) => ({ type: 'text', text }))
    case 'list': {
      const wanted = textsOf(constraints.filter(({ operator }) => operator === 'contains').map(({ right }) => right))
      const unwanted = textsOf(operands).filter((text) => !wanted.includes(text))
      const kept = (current?.type === 'list' ? current.items : []).filter((item) => !unwanted.includes(item))
      const items = [...new Set([...kept, ...wanted])]
      return [items, [unlike(textsOf(operands))], []].map((list) => ({ type: 'list', items: list }))
    }
    default:
      return orderedCandidates(fact.type, operands, timezone)
  }
}

function textCandidates(
  current: FactValue | null,
  constraints: readonly Constraint[],
  operands: readonly FactValue[],
): string[] {
  const texts = textsOf(operands)
  const wanted = textsOf(constraints.filter(({ operator }) => operator === 'contains').map(({ right }) => right))
  const there = current?.type === 'text' ? current.text : ''
  const bodies = wanted.length === 0 ? [''] : [wanted.join(''), wanted.join('+')]
  // what stands before the body decides where the text is sorted, so one that would do is looked for on each side of every text
  const beginnings = [there, '', ...texts, ...texts.flatMap((text) => follower(text, texts)), unlike(texts), '+', ' ']
  return beginnings.flatMap((beginning) =>
    bodies.flatMap((body) => [beginning + body, `${beginning}+${body}`, `${beginning}${body}+`]),
  )
}

/** The next character after the first of a text that occurs in none of the texts. */
function follower(text: string, texts: readonly string[]): string[] {
  const first = text.codePointAt(0)
  if (first === undefined) return []
  const used = texts.join('')
  for (let code = first + 1; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && !used.includes(character)) return [character]
  }
  return []
}

function orderedCandidates(
  type: 'number' | 'percentage' | 'days' | 'money' | 'date' | 'datetime',
  operands: readonly FactValue[],
  timezone: string,
): FactValue[] {
  const currency = operands.find((operand) => operand.type === 'money')?.currency ?? null
  const make = (position: Decimal): FactValue => {
    if (type === 'money') return { type, minor: BigInt(position.toFixed(0)), currency }
    if (type === 'date') return { type, day: dayAt(position.toNumber()) }
    if (type !== 'datetime') return { type, decimal: new Decimal(position.toFixed()) }
    const instant = position.dividedBy(1_000_000).floor().toNumber()
    const read = parseDatetime(new Date(instant).toISOString(), timezone)
    return { type, nanos: BigInt(position.toFixed(0)), wall: read?.wall ?? '' }
  }
  if (type === 'datetime') {
    const days = operands.flatMap((operand) => (operand.type === 'date' ? [operand.day] : []))
    const noons = days
      .flatMap((day) => [-1, 0, 1].map((shift) => dayAt(dayNumber(day) + shift)))
      .flatMap((day) => parseDatetime(`${day}T12:00`, timezone) ?? [])
    const moments = operands.filter((operand) => operand.type === 'datetime')
    return [...stretches(positionsOf(moments), type).map(make), ...noons]
  }
  // a day that is compared with a moment is compared with the day of that moment
  const figures = operands.map(
    (operand): FactValue =>
      type === 'date' && operand.type === 'datetime' ? { type, day: operand.wall.slice(0, 10) } : operand,
  )
  return stretches(positionsOf(figures), type).map(make)
}

/** One position out of every stretch: each figure, its neighbours, and what lies between it and the next. */
function stretches(figures: readonly Decimal[], type: string): Decimal[] {
  if (figures.length === 0) return [new Exact(type === 'datetime' ? 0 : 1)]
  const sorted = figures.toSorted((a, b) => a.comparedTo(b))
  const whole = type !== 'number' && type !== 'percentage'
  const step = type === 'datetime' ? secondInNanos : 1
  const middles = sorted.flatMap((low, index) => {
    const high = sorted[index + 1]
    if (!high) return []
    const middle = low.plus(high).dividedBy(2)
    return whole ? [middle.floor()] : [middle.floor(), middle.ceil(), middle]
  })
  const neighbours = sorted.flatMap((figure) => [figure.plus(step), figure.minus(step)])
  return [...sorted, ...neighbours, ...middles]
}

function positionsOf(values: readonly FactValue[]): Decimal[] {
  return values.flatMap((value) => positionOf(value) ?? [])
}

function positionOf(value: FactValue): Decimal | null {
  switch (value.type) {
    case 'number':
    case 'percentage':
    case 'days':
      return new Exact(value.decimal)
    case 'money':
      return new Exact(value.minor.toString())
    case 'date':
      return new Exact(dayNumber(value.day))
    case 'datetime':
      return new Exact(value.nanos.toString())
    default:
      return null
  }
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

function dayAt(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

function textsOf(values: readonly (RightSide | FactValue)[]): string[] {
  return values.flatMap((value) => (value !== null && 'text' in value ? [value.text] : []))
}

/** A text that none of these contains, and that contains none of them: a character that occurs in none. */
function unlike(texts: readonly string[]): string {
  const used = texts.join('')
  let code = 'x'.codePointAt(0) ?? 0
  while (used.includes(String.fromCodePoint(code))) code += 1
  return String.fromCodePoint(code)
}
