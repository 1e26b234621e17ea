import type { Sentence } from '#ai/summarise-bids/summary.ts'

/** The bids behind a sentence, each once, those that say it first. */
export function recordsBehind(sentence: Sentence): string[] {
  const others = sentence.kind === 'figure' ? sentence.others : []
  return [...new Set([...sentence.evidence.map(({ bidId }) => bidId), ...others])]
}
