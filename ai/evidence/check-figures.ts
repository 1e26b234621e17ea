import { Decimal } from 'decimal.js'
import type { Measure, Measured } from './measure-of.ts'
import { type Mention, mentionsOf, type NumberMention } from './mentions-of.ts'

/** A number that was read, and what it says. */
export interface GroundNumber extends Pick<Measured, 'measure' | 'unit'> {
  /** below nothing, where it is said so; a share in hundredths */
  value: Decimal
  /** it may have been meant either way */
  isEither: boolean
}

/** What figures may come from: what tools gave as figures, as plain values and as texts. */
export interface FigureGrounds {
  numbers: readonly GroundNumber[]
  /** `2026-12-10` */
  dates: ReadonlySet<string>
  /** all of it, in small letters */
  text: string
}

/** A figure as a tool gives it: it says itself of what it is. */
export interface GivenFigure {
  value: string
  unit: 'money' | 'count' | 'days' | 'date' | 'percent' | 'score'
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi
const moment = /^(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/
const numeric = /^-?\d+(?:\.\d+)?$/

const measureOfUnit = { money: 'money', count: 'count', days: 'time', percent: 'share', score: 'count' } as const

/** The names under which the verbs give values: what has another name is no figure, as a version, a place in a list or an id is none. */
const named: readonly (readonly [RegExp, GivenFigure['unit']])[] = [
  [/(?:^|[a-z_])(?:amount|price|budget|weighted|received|costs?|total|sum|due)s?$/i, 'money'],
  [/(?:rate|percent|probability|share|chance)$/i, 'percent'],
  [/days$/i, 'days'],
  [/(?:count|score)$/i, 'count'],
]
/** Shares that the verbs keep of one. */
const ofOne = /(?:rate|share)$/i

/**
 * What a run has read, as figures. Of texts that is every figure that they say; of plain values only what its name says to be one: how
 * long a list is that a tool returned, nobody has counted.
 */
export function groundsOf({
  texts = [],
  values = [],
  figures = [],
}: {
  /** read texts: of each every figure that it says */
  texts?: readonly string[]
  /** plain JSON */
  values?: readonly unknown[]
  figures?: readonly GivenFigure[]
}): FigureGrounds {
  const numbers: GroundNumber[] = []
  const dates = new Set<string>()
  const parts: string[] = []
  const takeText = (text: string) => {
    const plain = text.replace(uuid, ' ')
    parts.push(plain)
    for (const mention of mentionsOf(plain)) {
      if (mention.kind === 'number') numbers.push(...mention.values.map(({ value }) => groundBy(mention, value)))
      else if (mention.kind === 'date' && mention.part === 'day') dates.add(mention.value)
      else if (mention.kind === 'date' && mention.part === 'year') numbers.push(naming(mention.value))
      else if (mention.kind === 'code') for (const [run] of mention.said.matchAll(/\d+/g)) numbers.push(naming(run))
    }
  }
  const takeFigure = ({ value, unit }: GivenFigure) => {
    if (unit === 'date' || !numeric.test(value.replaceAll(',', ''))) return takeText(value)
    const measure = measureOfUnit[unit]
    const days = measure === 'time' && { unit: 'day' }
    numbers.push({ measure, ...days, value: new Decimal(value.replaceAll(',', '')), isEither: false })
  }
  const take = (value: unknown, name: string): void => {
    if (typeof value === 'number' || (typeof value === 'string' && numeric.test(value))) {
      const unit = named.find(([names]) => names.test(name))?.[1]
      if (typeof value === 'string') parts.push(value)
      if (unit && Number.isFinite(Number(value))) takeFigure({ unit, value: inHundredths(value, name, unit) })
      else if (typeof value === 'string') numbers.push(naming(value))
    } else if (typeof value === 'string') takeText(moment.exec(value)?.[1] ?? value)
    else if (Array.isArray(value)) for (const one of value) take(one, name)
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) take(one, key)
  }
  texts.forEach(takeText)
  for (const value of values) take(value, '')
  figures.forEach(takeFigure)
  return { numbers, dates, text: parts.join('\n').toLowerCase() }
}

/** Several grounds as one. */
export function joinGrounds(all: readonly FigureGrounds[]): FigureGrounds {
  return {
    numbers: all.flatMap(({ numbers }) => numbers),
    dates: new Set(all.flatMap(({ dates }) => [...dates])),
    text: all.map(({ text }) => text).join('\n'),
  }
}

function groundBy({ measure, unit, sign }: NumberMention, value: Decimal): GroundNumber {
  const isEither = sign === 'either'
  return { measure, ...(unit && { unit }), isEither, value: sign === 'minus' ? value.neg() : value }
}

/** Figures by which something is called. */
const naming = (figures: string): GroundNumber => ({ measure: 'ordinal', value: new Decimal(figures), isEither: false })

function inHundredths(value: number | string, name: string, unit: GivenFigure['unit']): string {
  const given = new Decimal(value)
  return (unit === 'percent' && ofOne.test(name) && given.abs().lte(1) ? given.times(100) : given).toFixed()
}

/** The figures of a text that nothing bears out, as the text says them: none where all of them were read. */
export function ungroundedFigures(text: string, grounds: FigureGrounds): string[] {
  return mentionsOf(text.replace(uuid, ' '))
    .filter((mention) => !isGrounded(mention, grounds))
    .map(({ said }) => said)
}

function isGrounded(mention: Mention, { numbers, dates, text }: FigureGrounds): boolean {
  if (mention.kind === 'code') {
    // QM-3 of a text that says QM-31 is another machine.
    const said = mention.said.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    return new RegExp(`(?<![a-z\\d])${said}(?![a-z\\d])`).test(text)
  }
  if (mention.kind === 'number') return numbers.some((known) => bears(known, mention))
  const { part, value } = mention
  if (part === 'year' && numbers.some((known) => known.value.equals(value))) return true
  return [...dates].some((known) => partOf(known, part) === value)
}

/** What else bears a measure out: what a cell or a list says without a word beside it, may be any of these. */
const alsoBy: Readonly<Record<Measure, readonly Measure[]>> = {
  share: [],
  money: ['bare'],
  time: ['bare'],
  count: ['bare'],
  ordinal: ['bare'],
  bare: ['count', 'time', 'money'],
}
/** From here on a number that says no more is an amount as well. */
const large = 1000

function bears(known: GroundNumber, { measure, unit, sign, values }: NumberMention): boolean {
  const isSame = known.measure === measure && known.unit === unit
  const isMoney = measure === 'money' || known.measure === 'money'
  if (!isSame && (!alsoBy[measure].includes(known.measure) || (isMoney && known.value.abs().lt(large)))) return false
  const isTurned = known.value.isNegative() !== (sign === 'minus') && !known.value.isZero()
  if (isTurned && sign !== 'either' && !known.isEither) return false
  return values.some(({ value, slack }) => known.value.abs().minus(value).abs().lte(slack))
}

function partOf(day: string, part: Extract<Mention, { kind: 'date' }>['part']): string {
  if (part === 'day') return day
  if (part === 'year-month') return day.slice(0, 7)
  if (part === 'month-day') return day.slice(5)
  return part === 'year' ? day.slice(0, 4) : day.slice(5, 7)
}
