import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import type { FlagDetail } from '#crm/contract-reviews/flag-detail.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** A comment that mentions somebody, and where it stands. */
export interface MentionView {
  by: { id: string; name: Bilingual }
  text: string
  flag: { id: string; name: Bilingual; clause: string | null }
  /** the version of the document, which is its page */
  versionId: string
  document: string
}

/** Reads comments by id, as far as the actor sees them, by id. */
export async function readMentions({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<Map<string, MentionView>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.flagComment.findMany({
    where: { id: { in: [...ids] } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      text: true,
      author: { select: { id: true, name: true, nameLatin: true } },
      flag: {
        select: {
          id: true,
          kind: true,
          clause: true,
          detail: true,
          versionId: true,
          review: { select: { documentVersion: { select: { document: { select: { name: true } } } } } },
        },
      },
    },
  })
  return new Map(
    rows.map(({ id, text, author, flag }) => [
      id,
      {
        by: { id: author.id, name: bilingual(author.name, author.nameLatin) },
        text,
        flag: { id: flag.id, name: nameOfFlag(flag), clause: flag.clause },
        versionId: flag.versionId,
        document: flag.review.documentVersion.document.name,
      },
    ]),
  )
}

/** What the actor was mentioned in and has not read, the newest first. */
export async function findUnreadMentions(options: {
  tx: Tx
  actor: Pick<Actor, 'personId'>
  most: number
}): Promise<MentionView[]> {
  const { tx, actor, most } = options
  const told = await tx.notification.findMany({
    where: { personId: actor.personId, readAt: null, commentId: { not: null } },
    select: { commentId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  })
  const ids = told.flatMap(({ commentId }) => commentId ?? [])
  const mentions = await readMentions({ tx, ids })
  return ids.flatMap((id) => mentions.get(id) ?? [])
}

/** What the review said it is, or what kind of clause somebody had marked. */
function nameOfFlag({ kind, detail }: { kind: string; detail: unknown }): Bilingual {
  const said = detail as FlagDetail
  return 'said' in said ? clauseKinds[kind as keyof typeof clauseKinds] : said.name
}
