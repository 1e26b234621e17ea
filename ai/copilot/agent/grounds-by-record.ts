import type { Figure, RecordRef, ToolResult } from '#ai/copilot/tool.ts'
import { type FigureGrounds, groundsOf, joinGrounds } from '#ai/evidence/check-figures.ts'

/** What a run has read, by the record that it was read of. */
export interface GroundsByRecord {
  take: (result: ToolResult) => void
  /** what was read of these records alone */
  of: (refs: readonly RecordRef[]) => FigureGrounds
  /** sums and counts, which are of no record */
  ofNone: () => FigureGrounds
  /** all that was read, in small letters: by a name nothing is counted */
  text: () => string
}

interface Read {
  texts: string[]
  values: unknown[]
  figures: Figure[]
}

const keyOf = ({ kind, id }: RecordRef) => `${kind} ${id}`
const nothing = (): Read => ({ texts: [], values: [], figures: [] })

/**
 * Keeps what results of tools say apart by the records that they say it of, so that a figure of one bears out no sentence about another.
 * Of a list or a sum only what a tool gives as a figure of no record counts for any.
 */
export function groundsByRecord(today: string): GroundsByRecord {
  const byKey = new Map<string, Read>()
  const ofNone: Read = { ...nothing(), texts: [today] }
  const others: string[] = []
  let known = new Map<Read, FigureGrounds>()
  let text: string | null = null
  const at = (key: string): Read => {
    const read = byKey.get(key) ?? nothing()
    byKey.set(key, read)
    return read
  }
  const grounds = (read: Read): FigureGrounds => {
    const own = known.get(read) ?? groundsOf(read)
    known.set(read, own)
    return own
  }
  return {
    take: (result) => {
      known = new Map()
      text = null
      const { cited, figures, sentences, table, proposal, view } = result
      for (const { read, title, ...ref } of cited) at(keyOf(ref)).texts.push(read, title.zh, title.en)
      for (const figure of figures) (figure.of ? at(keyOf(figure.of)) : ofNone).figures.push(figure)
      const withFigures = new Set(figures.flatMap(({ of }) => (of ? [keyOf(of)] : [])))
      for (const { text: said, cites } of sentences) {
        // Where several of them have figures, they are of the first, or told of the others beside.
        const isOfOne = cites.filter((ref) => withFigures.has(keyOf(ref))).length < 2
        for (const ref of isOfOne ? cites : cites.slice(0, 1)) at(keyOf(ref)).texts.push(said)
        if (cites.length === 0) others.push(said)
      }
      for (const { record, cells } of table?.rows ?? [])
        if (record) at(keyOf(record)).texts.push(...cells)
        else others.push(...cells)
      if (proposal) at(keyOf(proposal.record)).values.push(proposal.fields)
      const keys = new Set([...cited.map(keyOf), ...withFigures])
      const [only, ...more] = [...new Set(cited.map(keyOf))]
      for (const { owners, name, value } of leavesOf(view, keys)) {
        const own = owners.length > 0 || more.length > 0 ? owners : only ? [only] : []
        for (const key of own) at(key).values.push({ [name]: value })
        if (own.length === 0 && typeof value === 'string') others.push(value)
      }
    },
    of: (refs) => joinGrounds(refs.flatMap((ref) => byKey.get(keyOf(ref)) ?? []).map(grounds)),
    ofNone: () => grounds(ofNone),
    text: () => {
      const read = () => [...byKey.values(), ofNone].map((one) => grounds(one).text)
      text ??= [...read(), ...others].join('\n').toLowerCase()
      return text
    },
  }
}

interface Leaf {
  /** the records within which it stands, by the ids on the way to it */
  owners: string[]
  name: string
  value: unknown
}

function leavesOf(view: unknown, keys: ReadonlySet<string>): Leaf[] {
  const found: Leaf[] = []
  const walk = (value: unknown, name: string, owners: string[]): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, name, owners)
    else if (typeof value === 'object' && value !== null) {
      const { id } = value as { id?: unknown }
      const own = typeof id === 'string' ? [...keys].filter((key) => key.endsWith(` ${id}`)) : []
      for (const [key, one] of Object.entries(value)) walk(one, key, [...owners, ...own])
    } else if (name !== 'id') found.push({ owners, name, value })
  }
  walk(view, '', [])
  return found
}
