/** A sentence of a text, and where it stands in it. */
export interface SplitSentence {
  text: string
  start: number
  end: number
}

// A point ends a sentence where a space follows it, so that 3.2 and 250 t·m stay whole.
const sentence = /[^。！？!?\n.]*(?:\.(?!\s|$)[^。！？!?\n.]*)*(?:[。！？!?]+|\.(?=\s|$)|\n|$)/g

/** Cuts a text into sentences at their ends; white space around them is no part of any. */
export function splitSentences(text: string): SplitSentence[] {
  return [...text.matchAll(sentence)].flatMap(({ 0: raw, index }) => {
    const trimmed = raw.trim()
    if (trimmed === '') return []
    const start = index + raw.indexOf(trimmed)
    return [{ text: trimmed, start, end: start + trimmed.length }]
  })
}
