import { concepts } from './concepts.ts'
import type { Place } from './read-amounts.ts'

/** Words that say nothing of what is asked. */
const common = new Set(
  'the a an of to in on at for with and or is are was be do does did me my i we our us it this that please can could you'.split(
    ' ',
  ),
)

/** A text with what was understood of it replaced by what it is: `<time>`, `<amount>`, `<person>`. */
export function maskPlaces(text: string, places: readonly (Place & { as: string })[]): string {
  let [masked, at] = ['', 0]
  for (const { start, end, as } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    masked += `${text.slice(at, start)} <${as}> `
    at = end
  }
  return (masked + text.slice(at)).replaceAll(/\s+/g, ' ').trim()
}

/**
 * What of a question tells what is asked: ideas of the trade, pairs and triples of characters, words and pairs of words, and what was
 * understood. Unit length, so that a long question weighs as much as a short one.
 */
export function featuresOf(masked: string): Map<string, number> {
  const features = new Map<string, number>()
  const add = (name: string, weight: number) => features.set(name, Math.max(features.get(name) ?? 0, weight))
  for (const [name, pattern] of Object.entries(concepts)) if (pattern.test(masked)) add(`idea ${name}`, 1.6)
  for (const [slot] of masked.matchAll(/<\w+>/g)) add(slot, 1)
  const text = masked.replaceAll(/<\w+>/g, ' ')
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    const characters = [...run]
    for (const length of [1, 2, 3]) {
      for (let at = 0; at + length <= characters.length; at += 1) {
        add(characters.slice(at, at + length).join(''), length === 1 ? 0.4 : 0.8)
      }
    }
  }
  const words = text.match(/[a-z][a-z']*/g) ?? []
  for (const [at, word] of words.entries()) {
    if (!common.has(word)) add(`w ${stem(word)}`, 0.9)
    const next = words[at + 1]
    if (next) add(`w ${stem(word)} ${stem(next)}`, 0.6)
    // A letter that was left out or doubled leaves most of a word's triples as they are.
    if (word.length >= 5)
      for (let from = 0; from + 4 <= word.length; from += 1) add(`c ${word.slice(from, from + 4)}`, 0.25)
  }
  return features
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:'s|ings?|ed|es|s|ies)$/, '') : word
}

/** Brings a set of features to unit length. */
export function unitLength(features: ReadonlyMap<string, number>): Map<string, number> {
  const length = Math.hypot(...features.values()) || 1
  return new Map([...features].map(([name, weight]) => [name, weight / length]))
}
