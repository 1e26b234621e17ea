import { required, seenVersion, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import { articleKinds, articleLanguages } from './article.schema.ts'

const file = {
  /** of the file, with its ending */
  name: required(200),
  title: required(200),
  note: words(200).optional(),
}

/** What the address of an upload says of the file: a new article's first version, or the next one of an article. */
export const UploadArticleSchema = z.union([
  z.object({ ...file, articleId: z.uuid(), version: seenVersion }),
  z.object({
    ...file,
    id: z.uuid(),
    directoryId: z.uuid(),
    kind: z.enum(articleKinds),
    language: z.enum(articleLanguages),
  }),
])
