import { checkCitations } from '#ai/evidence/check-citations.ts'
import type { Draft, Evidence, Material, Sentence } from './summary.ts'

/**
 * A sentence with those of its records that hold what they are said to, whoever wrote it; null where the words of a quote, or all records,
 * are gone. Of what a model says each record has to hold its quotation, and to have ended as the sentence says.
 */
export function borneOut(draft: Draft, { passages, factors, bids }: Material): Sentence | null {
  const byChunk = new Map(passages.map((passage) => [passage.chunkId, passage]))
  const endings = new Map(bids.map(({ id, result }) => [id, result]))
  const holds = ({ bidId, chunkId, quote, at }: Evidence) => {
    const passage = byChunk.get(chunkId)
    if (passage?.sourceId !== bidId || !endings.has(bidId)) return false
    const source = String(chunkId)
    return checkCitations([{ id: source, text: passage.text }], [{ source, quote, at }]).kept.length === 1
  }
  const evidence = draft.evidence.filter(holds)
  if (draft.kind === 'quote') return draft.text === evidence[0]?.quote ? { ...draft, evidence } : null
  if (draft.kind === 'said') {
    const isWhole = evidence.length > 0 && evidence.length === draft.evidence.length
    return isWhole && evidence.every(({ bidId }) => endings.get(bidId) === draft.side) ? { ...draft, evidence } : null
  }
  // Figures are the database's own, never what a writer makes of them; of a bid that is counted words are not needed.
  const others = draft.others.filter((id) => endings.has(id))
  return factors.includes(draft.factor) && evidence.length + others.length > 0 ? { ...draft, evidence, others } : null
}
