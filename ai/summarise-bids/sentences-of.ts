import type { ReadPassage } from '#knowledge/read-passages.server.ts'
import { type SplitSentence, splitSentences } from './split-sentences.ts'
import { wordsOf } from './telling-words.ts'
import { turn } from './turn.ts'

interface CutPassage {
  words: ReadonlySet<string>
  sentences: (SplitSentence & { words: ReadonlySet<string> })[]
}

/** A passage is asked for by several sentences of a summary: it is cut once, for as long as somebody holds it. */
const cut = new WeakMap<ReadPassage, CutPassage>()

/** Passages that are cut before others have their turn: some milliseconds. */
const cutAtOnce = 50

/** Cuts passages that are about to be asked for, a little at a time. */
export async function cutPassages(passages: readonly ReadPassage[]): Promise<void> {
  for (const [at, passage] of passages.entries()) {
    sentencesOf(passage)
    if (at % cutAtOnce === 0) await turn()
  }
}

/** The sentences of a passage, and the words of each and of all of it. */
export function sentencesOf(passage: ReadPassage): CutPassage {
  const known = cut.get(passage)
  if (known) return known
  const sentences = splitSentences(passage.text).map((one) => ({ ...one, words: wordsOf(one.text) }))
  const made = { words: new Set(sentences.flatMap(({ words }) => [...words])), sentences }
  cut.set(passage, made)
  return made
}
