import type { CutQuery } from '#knowledge/words/cut-query.ts'
import { foundIn, type Mark, marksOf } from '#knowledge/words/marks-of.ts'

/** Where a query's words stand in a passage, and which of them; words of synonyms are marked only where the whole of one stands there. */
export function whyFound({ cut, heading, text }: { cut: CutQuery; heading: string; text: string }): {
  marks: { heading: Mark[]; text: Mark[] }
  why: { words: string[]; allWords: boolean; places: number; synonyms: { asked: string; also: string }[] }
} {
  const everything = new Set(cut.words.map(({ word }) => word))
  const there = foundIn(`${heading}\n${text}`, everything)
  const added = new Set(cut.synonyms.flatMap(({ words }) => words))
  const own = cut.words
    .filter(({ word, weight }) => weight >= 1 && !isSynonymOnly(cut, word, added))
    .map(({ word }) => word)
  const synonyms = cut.synonyms.filter(({ words }) => words.length > 0 && words.every((word) => there.has(word)))
  const marked = new Set([
    ...cut.words.map(({ word }) => word).filter((word) => !added.has(word) || own.includes(word)),
    ...synonyms.flatMap(({ words }) => words),
  ])
  const marks = { heading: marksOf(heading, marked), text: marksOf(text, marked) }
  const stand = own.filter((word) => there.has(word))
  return {
    marks,
    why: {
      words: stand,
      allWords: own.length > 0 && stand.length === own.length,
      places: marks.heading.length + marks.text.length,
      synonyms: synonyms.map(({ asked, also }) => ({ asked, also })),
    },
  }
}

/** A word that the glossary alone has brought: those of the query itself weigh a whole one. */
function isSynonymOnly(cut: CutQuery, word: string, added: ReadonlySet<string>): boolean {
  return added.has(word) && (cut.words.find((one) => one.word === word)?.weight ?? 0) < 1
}
