import type { Tx } from '#prisma/client.server.ts'
import type { DirectoryRight } from './directory.schema.ts'
import { rightsOf } from './rights-of.ts'

interface Named {
  zh: string
  en: string
}

/** A directory that the actor reads. */
export interface DirectoryNode {
  id: string
  /** null at the top, and where the one above is not the actor's to read */
  parentId: string | null
  name: Named
  /** what the actor may do here */
  may: DirectoryRight[]
  /** of which directory it has its rights: its own id, or one above; null where that is out of sight */
  rightsFrom: string | null
  /** published articles right in it */
  articles: number
}

/** Who may do what in a directory by the lines set there; `org` null is everybody. */
export interface DirectoryGrant {
  org: { id: string; name: Named } | null
  rights: DirectoryRight[]
}

/** All directories that the actor reads, in the order of the tree: each after the one above it. At most a thousand. */
export async function listDirectories({ tx }: { tx: Tx }): Promise<DirectoryNode[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.parent_id AS "parentId", d.name, d.name_latin AS "nameLatin", r.may_read AS "mayRead",
      r.may_comment AS "mayComment", r.may_download AS "mayDownload", r.may_forward AS "mayForward",
      r.may_write AS "mayWrite", EXISTS (SELECT FROM knowledge_grant g WHERE g.directory_id = d.id) AS "rules",
      coalesce(n.articles, 0) AS articles
    FROM knowledge_directory d JOIN gantry.directory_rights() r ON r.directory_id = d.id
    LEFT JOIN (SELECT a.directory_id, count(*)::int AS articles FROM article a WHERE a.state = 'published'
      GROUP BY a.directory_id) n ON n.directory_id = d.id
    ORDER BY d.position, d.id LIMIT 1000`
  const byId = new Map(rows.map((row) => [row.id, row]))
  const nodes: DirectoryNode[] = []
  const add = (row: Row, rightsFrom: string | null) => {
    const from = row.rules || row.parentId === null ? row.id : rightsFrom
    const seenAbove = row.parentId !== null && byId.has(row.parentId)
    nodes.push({
      id: row.id,
      parentId: seenAbove ? row.parentId : null,
      name: { zh: row.name, en: row.nameLatin ?? row.name },
      may: rightsOf(row),
      rightsFrom: from,
      articles: row.articles,
    })
    for (const below of rows) if (below.parentId === row.id) add(below, from)
  }
  for (const row of rows) if (row.parentId === null || !byId.has(row.parentId)) add(row, null)
  return nodes
}

interface Row extends Record<'mayRead' | 'mayComment' | 'mayDownload' | 'mayForward' | 'mayWrite', boolean> {
  id: string
  parentId: string | null
  name: string
  nameLatin: string | null
  rules: boolean
  articles: number
}

/** The lines of rights that are set in a directory itself, everybody's last. */
export async function listGrants({ tx, directoryId }: { tx: Tx; directoryId: string }): Promise<DirectoryGrant[]> {
  const lines = await tx.knowledgeGrant.findMany({
    where: { directoryId },
    include: { org: { select: { id: true, name: true, nameLatin: true, lineage: true, position: true } } },
  })
  const order = (line: (typeof lines)[number]) => [
    line.org ? 0 : 1,
    line.org?.lineage.length ?? 0,
    line.org?.position ?? 0,
  ]
  return lines
    .toSorted((a, b) => order(a).reduce((sum, value, at) => sum || value - (order(b)[at] ?? 0), 0))
    .map((line) => ({
      org: line.org && { id: line.org.id, name: { zh: line.org.name, en: line.org.nameLatin ?? line.org.name } },
      rights: rightsOf(line),
    }))
}
