import type { RecordRef, Sentence } from '#ai/copilot/tool.ts'
import { waysToShow } from '#ai/copilot/tools/show-figure.ts'
import { type FigureGrounds, groundsOf, ungroundedFigures } from '#ai/evidence/check-figures.ts'
import type { Reading } from './reading.ts'

const keyOf = ({ kind, id }: RecordRef) => `${kind} ${id}`

/**
 * Says of a sentence of a run on which records its figures rest that it does not cite: those alone in which such a figure was read, or
 * every record of the run where it was read in none of them, as a sum is. Whoever may not see one of them later is not told the sentence.
 */
export function restsOn(reading: Reading): (sentence: Sentence) => RecordRef[] {
  const read = recordsRead(reading)
  const grounds = new Map<string, FigureGrounds>()
  const of = (ref: RecordRef): FigureGrounds => {
    const known = grounds.get(keyOf(ref))
    if (known) return known
    const cited = reading.cited().find((one) => keyOf(one) === keyOf(ref))
    const figures = reading.figures.filter((figure) => figure.of && keyOf(figure.of) === keyOf(ref))
    const own = groundsOf({
      texts: [...(cited ? [cited.read, cited.title.zh, cited.title.en] : []), ...figures.flatMap(waysToShow)],
      values: figures.map(({ value }) => value),
    })
    grounds.set(keyOf(ref), own)
    return own
  }
  return ({ text, cites }) => {
    // How many it cites, it may say.
    const counted = groundsOf({ values: [cites.length] })
    const looseBeside = (refs: readonly RecordRef[]) =>
      ungroundedFigures(text, joined([counted, ...[...cites, ...refs].map(of)])).length
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

function joined(all: readonly FigureGrounds[]): FigureGrounds {
  return {
    numbers: all.flatMap(({ numbers }) => numbers),
    dates: new Set(all.flatMap(({ dates }) => [...dates])),
    text: all.map(({ text }) => text).join('\n'),
  }
}
