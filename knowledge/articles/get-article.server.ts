import type { DirectoryRight } from '#knowledge/directories/directory.schema.ts'
import { rightsOf } from '#knowledge/directories/rights-of.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type ArticleKind, type ArticleLanguage, type ArticleState, verdicts } from './article.schema.ts'
import { countUptake, type Uptake } from './count-uptake.server.ts'

interface Named {
  zh: string
  en: string
}
interface By {
  id: string
  name: Named
}

/** An article as its page shows it, in its current version or an older one. Times are ISO 8601. */
export interface ArticleView {
  id: string
  directoryId: string
  kind: ArticleKind
  language: ArticleLanguage
  state: ArticleState
  author: By
  /** for the next change */
  version: number
  publishedAt: string | null
  /** of the version that is shown */
  number: number
  current: number
  title: string
  /** Markdown; null where the version is a file */
  body: string | null
  file: { name: string; format: string; bytes: number; problem: string | null } | null
  at: string
  /** what the reader may do with it */
  may: DirectoryRight[]
  /** the latest first, at most 100 */
  versions: { number: number; note: string | null; author: By; at: string }[]
  /** the oldest first, the last 200 */
  comments: { id: string; text: string; author: By; at: string }[]
  uptake: Uptake
  /** what the reader said of it last */
  said: 'useful' | 'not-useful' | null
}

const person = { select: { id: true, name: true, nameLatin: true } } as const
const by = ({ id, name, nameLatin }: { id: string; name: string; nameLatin: string | null }): By => ({
  id,
  name: { zh: name, en: nameLatin ?? name },
})

/**
 * An article with its versions and comments.
 * @param number an older version; the current one when left out
 * @throws AppError NOT_FOUND when out of sight, or when there is no such version
 */
export async function getArticle(options: { tx: Tx; actor: Actor; id: string; number?: number }): Promise<ArticleView> {
  const { tx, actor, id } = options
  const article = await tx.article.findUnique({ where: { id }, include: { author: person } })
  if (!article) throw new AppError('NOT_FOUND', `article ${id}`)
  const number = options.number ?? article.number
  const shown = await tx.articleVersion.findUnique({ where: { articleId_number: { articleId: id, number } } })
  if (!shown) throw new AppError('NOT_FOUND', `version ${number} of article ${id}`)
  const versions = await tx.articleVersion.findMany({
    where: { articleId: id },
    orderBy: { number: 'desc' },
    take: 100,
    select: { number: true, note: true, at: true, author: person },
  })
  const comments = await tx.articleComment.findMany({
    where: { articleId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    include: { author: person },
  })
  const said = await tx.articleReading.findFirst({
    where: { articleId: id, personId: actor.personId, act: { in: [...verdicts] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { act: true },
  })
  return {
    id,
    directoryId: article.directoryId,
    kind: article.kind as ArticleKind,
    language: article.language as ArticleLanguage,
    state: article.state as ArticleState,
    author: by(article.author),
    version: article.version,
    publishedAt: article.publishedAt?.toISOString() ?? null,
    number,
    current: article.number,
    title: shown.title,
    body: shown.body,
    file:
      shown.fileName && shown.format
        ? { name: shown.fileName, format: shown.format, bytes: shown.bytes ?? 0, problem: shown.problem }
        : null,
    at: shown.at.toISOString(),
    may: await rightsIn({ tx, directoryId: article.directoryId }),
    versions: versions.map((one) => ({ ...one, author: by(one.author), at: one.at.toISOString() })),
    comments: comments
      .reverse()
      .map((one) => ({ id: one.id, text: one.text, author: by(one.author), at: one.at.toISOString() })),
    uptake: (await countUptake({ tx, ids: [id] })).get(id) ?? { opened: 0, useful: 0, notUseful: 0 },
    said: said && said.act !== 'withdrawn' ? (said.act as ArticleView['said']) : null,
  }
}

/** What the actor may do in a directory; nothing where it is out of sight. */
export async function rightsIn({ tx, directoryId }: { tx: Tx; directoryId: string }): Promise<DirectoryRight[]> {
  const [line] = await tx.$queryRaw<Parameters<typeof rightsOf>[0][]>`
    SELECT may_read AS "mayRead", may_comment AS "mayComment", may_download AS "mayDownload", may_forward AS "mayForward",
      may_write AS "mayWrite"
    FROM gantry.directory_rights() WHERE directory_id = ${directoryId}::uuid`
  return line ? rightsOf(line) : []
}
