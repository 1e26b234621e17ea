import type { Span } from '#ingest/document.ts'
import type { Quantity } from '#ingest/quantities/quantity.ts'
import type { ReadSentence } from './contract.ts'
import type { FactReading } from './finding.ts'

/** The first words of a sentence that a pattern finds; null when it finds none. */
export function phrase(sentence: ReadSentence, pattern: RegExp): Span | null {
  const match = pattern.exec(sentence.text)
  if (!match) return null
  const start = sentence.start + match.index
  return { start, end: start + match[0].length }
}

/** So many are looked through once: a clause that goes on for ever is asked the same about each of its sentences. */
const many = 64
const known = new WeakMap<readonly ReadSentence[], Map<RegExp, Span | null>>()

/** The first of several sentences that says it, by its words. */
export function firstPhrase(sentences: readonly ReadSentence[], pattern: RegExp): Span | null {
  if (sentences.length < many) return lookThrough(sentences, pattern)
  const found = known.get(sentences) ?? new Map<RegExp, Span | null>()
  known.set(sentences, found)
  if (!found.has(pattern)) found.set(pattern, lookThrough(sentences, pattern))
  return found.get(pattern) ?? null
}

function lookThrough(sentences: readonly ReadSentence[], pattern: RegExp): Span | null {
  for (const sentence of sentences) {
    const found = phrase(sentence, pattern)
    if (found) return found
  }
  return null
}

/** A share as a percentage in points: 0.0005 is "0.05". */
export function pointsOf(quantity: Quantity): string {
  return String(Math.round(Number(quantity.value) * 1e8) / 1e6)
}

export function spanOf({ start, end }: Span): Span {
  return { start, end }
}

/** A yes with the words that say it, where they are there. */
export function saidYes(fact: string, at: Span | null): FactReading[] {
  return at ? [{ fact, value: true, at: spanOf(at) }] : []
}

/** Months that a duration comes to: days by thirty, weeks by four and a third, as contracts mix them. */
export function monthsOf(quantity: Quantity): number | null {
  if (quantity.kind !== 'duration') return null
  const value = Number(quantity.value)
  const perMonth = { hour: 720, day: 30, 'working-day': 22, week: 30 / 7, month: 1 }[quantity.unit]
  return Math.round((value / perMonth) * 100) / 100
}

/** Days that a duration comes to: months by thirty, working days by seven fifths. */
export function daysOf(quantity: Quantity): number | null {
  if (quantity.kind !== 'duration') return null
  const value = Number(quantity.value)
  return Math.round(value * { hour: 1 / 24, day: 1, 'working-day': 1.4, week: 7, month: 30 }[quantity.unit])
}
