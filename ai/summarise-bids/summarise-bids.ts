import { checkCitations } from '#ai/evidence/check-citations.ts'
import { dimensions } from '#crm/bids/post-mortem.schema.ts'
import { chooseSentences } from './choose-sentences.ts'
import { sentencesOf } from './sentences-of.ts'
import type { BidSummary, DimensionSummary, Draft, Evidence, Material, Sentence, SummaryWriter } from './summary.ts'
import { tellFigures } from './tell-figures.ts'

/** Passages that are cut before others have their turn: some milliseconds. */
const cutAtOnce = 50
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The embedded method: figures, and sentences taken from what was written, no model. */
export const writeByEmbedded: SummaryWriter = (material, dimension) => [
  ...tellFigures(material, dimension),
  ...chooseSentences(material, dimension),
]

/**
 * What a selection of bids teaches, dimension by dimension. It rests on what was read as the reader, so that nothing in it says what they
 * may not read; and a sentence stays only with a source that holds its words. In short pieces: others have their turn in between.
 */
export async function summariseBids(material: Material, write: SummaryWriter = writeByEmbedded): Promise<BidSummary> {
  const read = new Set(material.passages.map(({ sourceId }) => sourceId)).size
  const empty = { dimensions: [], read, dropped: 0 }
  if (material.bids.length === 0) return { ...empty, state: 'none' }
  if (read === 0) return { ...empty, state: 'nothing-found' }
  const isOne = material.bids.length === 1
  let dropped = 0
  const told: DimensionSummary[] = []
  for (const [at, passage] of material.passages.entries()) {
    sentencesOf(passage)
    if (at % cutAtOnce === 0) await turn()
  }
  for (const dimension of dimensions) {
    await turn()
    const drafts = write(material, dimension)
    const sentences = drafts.flatMap((draft) => borneOut(draft, material) ?? [])
    dropped += drafts.length - sentences.length
    told.push({ dimension, sentences })
  }
  return {
    state: isOne ? 'one' : 'some',
    dimensions: told.filter(({ sentences }) => sentences.length > 0),
    read,
    dropped,
  }
}

/** The sentence with those of its records that hold what they are said to; null where the words of a quote, or all records, are gone. */
function borneOut(draft: Draft, { passages, factors, bids }: Material): Sentence | null {
  const byChunk = new Map(passages.map((passage) => [passage.chunkId, passage]))
  const known = new Set(bids.map(({ id }) => id))
  const holds = ({ bidId, chunkId, quote, at }: Evidence) => {
    const passage = byChunk.get(chunkId)
    if (passage?.sourceId !== bidId || !known.has(bidId)) return false
    const source = String(chunkId)
    return checkCitations([{ id: source, text: passage.text }], [{ source, quote, at }]).kept.length === 1
  }
  const evidence = draft.evidence.filter(holds)
  if (draft.kind === 'quote') return draft.text === evidence[0]?.quote ? { ...draft, evidence } : null
  // Figures are the database's own, never what a writer makes of them; of a bid that is counted words are not needed.
  const others = draft.others.filter((id) => known.has(id))
  return factors.includes(draft.factor) && evidence.length + others.length > 0 ? { ...draft, evidence, others } : null
}
