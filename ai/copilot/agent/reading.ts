import type { NoAnswer, ToolCall } from '#ai/copilot/answer.ts'
import type { ProposalDraft } from '#ai/copilot/proposal.ts'
import type { AnswerTable, Cited, Figure, RecordRef, Sentence, ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import { type GroundsByRecord, groundsByRecord } from './grounds-by-record.ts'

/** What a run has read and done so far: what it may cite, what figures may come from, and what goes beside the words. */
export interface Reading {
  calls: ToolCall[]
  tables: AnswerTable[]
  figures: Figure[]
  proposals: ProposalDraft[]
  /** what the tools say of proposals, in place of which no model's words stand */
  proposed: Sentence[]
  none: NoAnswer | null
  /** something that was read tells costs */
  costs: boolean
  /**
   * Takes a result in; returns under which name each thing in it may be cited. What was unsure when the call began, `open`, is so no more
   * when it has found one thing: the model has settled it.
   */
  take: (call: ToolCall, result: ToolResult, open?: NoAnswer | null) => Map<string, Cited>
  /** what a name stands for; undefined where this run has given it to nothing */
  citedBy: (ref: string) => Cited | undefined
  cited: () => readonly Cited[]
  /** what figures may come from */
  grounds: Omit<GroundsByRecord, 'take'>
}

const keyOf = ({ kind, id }: RecordRef) => `${kind} ${id}`

/** A run that has read nothing yet. */
export function startReading({ today, language }: Pick<ToolContext, 'today' | 'language'>): Reading {
  const refs = new Map<string, { ref: string; cited: Cited }>()
  const byRef = new Map<string, Cited>()
  const grounds = groundsByRecord(today)
  const name = (cited: Cited): string => {
    const known = refs.get(keyOf(cited))
    // Read again, it may have been read at another place.
    if (known && !known.cited.read.includes(cited.read)) known.cited.read += `\n${cited.read}`
    if (known) return known.ref
    const ref = `r${refs.size + 1}`
    const own = { ...cited }
    refs.set(keyOf(cited), { ref, cited: own })
    byRef.set(ref, own)
    return ref
  }
  const reading: Reading = {
    calls: [],
    tables: [],
    figures: [],
    proposals: [],
    proposed: [],
    none: null,
    costs: false,
    take: (call, result, open = reading.none) => {
      grounds.take(result)
      reading.calls.push(call)
      reading.costs ||= result.costs === true
      if (result.table) reading.tables.push(result.table)
      reading.figures.push(...result.figures)
      if (result.proposal) {
        reading.proposals.push(result.proposal)
        reading.proposed.push(...result.sentences)
      }
      if (result.choices) {
        const suggestions = result.choices.map(({ label, arguments: given }) => ({
          text: label[language],
          call: { ...call, arguments: given },
        }))
        reading.none = { kind: 'unsure', suggestions }
      } else if (reading.none?.kind === 'unsure' && reading.none === open) reading.none = null
      return new Map(result.cited.map((cited) => [name(cited), cited]))
    },
    citedBy: (ref) => byRef.get(ref),
    cited: () => [...byRef.values()],
    grounds,
  }
  return reading
}
