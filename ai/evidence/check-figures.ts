import { Decimal } from 'decimal.js'
import { type Mention, mentionsOf } from './mentions-of.ts'

/** What figures may come from: what tools gave as figures, as plain values and as texts. */
export interface FigureGrounds {
  numbers: readonly Decimal[]
  /** `2026-12-10` */
  dates: ReadonlySet<string>
  /** all of it, in small letters */
  text: string
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi

/** What a run has read, as figures: every number and day in it, and how many there are of what it lists. An id is no figure. */
export function groundsOf({
  texts = [],
  values = [],
}: {
  /** read texts: of each every figure that it says */
  texts?: readonly string[]
  /** plain JSON */
  values?: readonly unknown[]
}): FigureGrounds {
  const numbers: Decimal[] = []
  const dates = new Set<string>()
  const parts: string[] = []
  const takeText = (text: string) => {
    const plain = text.replace(uuid, ' ')
    parts.push(plain)
    for (const mention of mentionsOf(plain)) {
      if (mention.kind === 'number') numbers.push(...mention.values.map(({ value }) => value))
      else if (mention.kind === 'date' && mention.part === 'day') dates.add(mention.value)
      else if (mention.kind === 'date' && mention.part === 'year') numbers.push(new Decimal(mention.value))
      else if (mention.kind === 'code')
        for (const [run] of mention.said.matchAll(/\d+/g)) numbers.push(new Decimal(run))
    }
  }
  const take = (value: unknown): void => {
    if (typeof value === 'number' && Number.isFinite(value)) numbers.push(new Decimal(value))
    else if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) {
      numbers.push(new Decimal(value))
      parts.push(value)
    } else if (typeof value === 'string') takeText(value)
    else if (Array.isArray(value)) {
      numbers.push(new Decimal(value.length))
      value.forEach(take)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take)
  }
  texts.forEach(takeText)
  values.forEach(take)
  return { numbers, dates, text: parts.join('\n').toLowerCase() }
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
  if (mention.kind === 'number') {
    return mention.values.some(({ value, slack }) =>
      numbers.some((known) => known.abs().minus(value.abs()).abs().lte(slack)),
    )
  }
  const { part, value } = mention
  if (part === 'year' && numbers.some((known) => known.equals(value))) return true
  return [...dates].some((known) => partOf(known, part) === value)
}

function partOf(day: string, part: Extract<Mention, { kind: 'date' }>['part']): string {
  if (part === 'day') return day
  if (part === 'year-month') return day.slice(0, 7)
  if (part === 'month-day') return day.slice(5)
  return part === 'year' ? day.slice(0, 4) : day.slice(5, 7)
}
