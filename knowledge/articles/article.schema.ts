import { required, seenVersion, words } from '#lib/typed-fields.ts'
import { soundText, z } from '#lib/zod.ts'

export const articleKinds = ['article', 'standard', 'news', 'template', 'case'] as const
export type ArticleKind = (typeof articleKinds)[number]
export const articleStates = ['draft', 'published', 'archived'] as const
export type ArticleState = (typeof articleStates)[number]
export const articleLanguages = ['zh', 'en'] as const
export type ArticleLanguage = (typeof articleLanguages)[number]
/** What somebody does with what they read; `withdrawn` takes back what they had said of it. */
export const readingActs = ['opened', 'useful', 'not-useful', 'withdrawn'] as const
export type ReadingAct = (typeof readingActs)[number]
/** Those that say what it was worth: of one person the last counts. */
export const verdicts = ['useful', 'not-useful', 'withdrawn'] as const satisfies readonly ReadingAct[]

/** Characters of Markdown that an article may have: a book of two thousand pages. */
const mostBody = 6_000_000

/** Of a form with such a text: each character of it may be sent as three bytes. */
const ofLongText = { mostBytes: 3 * mostBody + 100_000 }

const wording = {
  title: required(200),
  body: soundText('form.required').max(mostBody, 'form.tooLong'),
  /** what this version changes, in the author's words; may be empty */
  note: words(200).optional(),
}

export const AddArticleSchema = z
  .object({
    id: z.uuid(),
    directoryId: z.uuid(),
    kind: z.enum(articleKinds),
    language: z.enum(articleLanguages),
    ...wording,
  })
  .meta(ofLongText)
export type AddArticle = z.output<typeof AddArticleSchema>

export const WriteArticleSchema = z.object({ ...wording, version: seenVersion }).meta(ofLongText)
export type WriteArticle = z.output<typeof WriteArticleSchema>

export const CommentOnArticleSchema = z.object({ id: z.uuid(), text: required(2000) })
export type CommentOnArticle = z.output<typeof CommentOnArticleSchema>

export const ForwardArticleSchema = z.object({
  id: z.uuid(),
  /** to whom */
  to: z.uuid({ error: 'form.required' }),
  note: words(500).optional(),
})
export type ForwardArticle = z.output<typeof ForwardArticleSchema>

export const RecordReadingSchema = z.object({
  id: z.uuid(),
  act: z.enum(readingActs),
  /** where it was handed to the reader */
  opportunityId: z.uuid().optional(),
})
export type RecordReading = z.output<typeof RecordReadingSchema>

/** An uploaded file and what was read of it: the bytes lie in the store already. */
export interface ArticleFile {
  fileId: string
  fileName: string
  format: 'pdf' | 'docx' | 'txt'
  bytes: number
  /** empty where nothing could be read */
  text: string
  /** why, as `UnreadableReason` names it */
  problem: string | null
}

/** The folder of the file store in which files of articles lie, and nothing else. */
export const articleFileFolder = 'articles'

/** Where the bytes of an article's file lie in the file store. */
export function articleFileKey(fileId: string): string {
  return `${articleFileFolder}/${fileId}`
}

/** The id of the file that a key is of; null for a key that `articleFileKey` does not make. */
export function articleFileIdOf(key: string): string | null {
  const [folder, fileId, more] = key.split('/')
  return folder === articleFileFolder && more === undefined && z.guid().safeParse(fileId).success
    ? (fileId ?? null)
    : null
}
