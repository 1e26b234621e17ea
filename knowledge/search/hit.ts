import type { ArticleKind } from '#knowledge/articles/article.schema.ts'
import type { Source } from '#knowledge/index/index-passages.server.ts'
import type { Mark } from '#knowledge/words/marks-of.ts'

/** By words, by meaning (vectors), or by both. */
export const searchModes = ['both', 'words', 'meaning'] as const
export type SearchMode = (typeof searchModes)[number]

/** A source that was found, by its best passage. */
export interface SearchHit {
  source: Source
  /** of the passage */
  chunkId: number
  /** the dimension of a post-mortem */
  part: string | null
  language: 'zh' | 'en'
  heading: string
  text: string
  marks: { heading: Mark[]; text: Mark[] }
  /** how good it is beside the best one, from 0 to 1; of words that hidden texts hold it says nothing */
  score: number
  why: {
    /** of the query's own words those that stand in the passage, as they were typed */
    words: string[]
    /** that all of them do */
    allWords: boolean
    /** places in heading and text that are marked */
    places: number
    /** found by another name of what was asked for */
    synonyms: { asked: string; also: string }[]
    /** of the meanings, from 0 to 1; null where none was compared */
    similarity: number | null
  }
  /** null for what is no article */
  article: {
    title: string
    kind: ArticleKind
    directoryId: string
    author: { zh: string; en: string }
    updatedAt: string
  } | null
}

export interface Found {
  /** the best first */
  hits: SearchHit[]
  /** meanings were asked for and could not be compared: nothing is embedded yet, or the embedder does not answer */
  wordsAlone: boolean
  /** nothing was looked for: all that was typed stands everywhere */
  tooCommon?: boolean
}
