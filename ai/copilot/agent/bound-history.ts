import type { Asked } from '#ai/copilot/answer.ts'

const mostTurns = 10
const mostOfTurn = 1500
const mostLetters = 6000

/** The end of a conversation, as much of it as helps to understand what is asked now. */
export function boundHistory(history: Asked['history']): Asked['history'] {
  let left = mostLetters
  const kept: { from: 'person' | 'copilot'; text: string }[] = []
  for (const { from, text } of history.slice(-mostTurns).reverse()) {
    const shown = text.slice(0, Math.min(mostOfTurn, left))
    if (shown === '') break
    left -= shown.length
    kept.unshift({ from, text: shown })
  }
  return kept
}
