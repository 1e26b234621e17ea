import { dimensions } from '#crm/bids/post-mortem.schema.ts'
import { borneOut } from './borne-out.ts'
import { chooseSentences } from './choose-sentences.ts'
import { cutPassages } from './sentences-of.ts'
import type { BidSummary, DimensionSummary, Material } from './summary.ts'
import { tellFigures } from './tell-figures.ts'
import { turn } from './turn.ts'

/**
 * What a selection of bids teaches, dimension by dimension, by the embedded method: figures, and sentences taken from what was written. It
 * rests on what was read as the reader, so that nothing in it says what they may not read; and a sentence stays only with a source that
 * holds its words. In short pieces: others have their turn in between.
 */
export async function summariseBids(material: Material): Promise<BidSummary> {
  const read = new Set(material.passages.map(({ sourceId }) => sourceId)).size
  const empty = { dimensions: [], read, dropped: 0 }
  if (material.bids.length === 0) return { ...empty, state: 'none' }
  if (read === 0) return { ...empty, state: 'nothing-found' }
  const isOne = material.bids.length === 1
  let dropped = 0
  const told: DimensionSummary[] = []
  await cutPassages(material.passages)
  for (const dimension of dimensions) {
    await turn()
    const drafts = [...tellFigures(material, dimension), ...chooseSentences(material, dimension)]
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
