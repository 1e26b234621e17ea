import type { RecordRef, Sentence } from '#ai/copilot/tool.ts'
import { groundsOf, joinGrounds, ungroundedFigures } from '#ai/evidence/check-figures.ts'
import type { Reading } from './reading.ts'

const keyOf = ({ kind, id }: RecordRef) => `${kind} ${id}`

/**
 * Says of a sentence of a run on which records its figures rest that it does not cite: those alone in which such a figure was read, or
 * every record of the run where it was read in none of them, as a sum is. Whoever may not see one of them later is not told the sentence.
 */
export function restsOn(reading: Reading): (sentence: Sentence) => RecordRef[] {
  const read = recordsRead(reading)
  return ({ text, cites }) => {
    // How many it cites, it may say.
    const counted = groundsOf({ figures: [{ value: String(cites.length), unit: 'count' }] })
    const looseBeside = (refs: readonly RecordRef[]) =>
      ungroundedFigures(text, joinGrounds([counted, reading.grounds.of([...cites, ...refs])])).length
    const loose = looseBeside([])
    if (loose === 0) return []
    const uncited = read.filter((ref) => cites.every((one) => keyOf(one) !== keyOf(ref)))
    const others = uncited.filter((ref) => looseBeside([ref]) < loose)
    return looseBeside(others) === 0 ? others : uncited
  }
}

/** Every record that a model was told of: what it says may rest on any of them. */
export function recordsRead({ cited, figures }: Pick<Reading, 'cited' | 'figures'>): RecordRef[] {
  const all = [...cited(), ...figures.flatMap(({ of }) => of ?? [])]
  return [...new Map(all.map(({ kind, id }) => [keyOf({ kind, id }), { kind, id }])).values()]
}
