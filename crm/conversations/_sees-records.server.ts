import { z } from '#lib/zod.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'

interface Ref {
  kind: string
  id: string
}

/** Where what an answer may point to is kept. A document is pointed to by one of its versions. */
const tables: Readonly<Record<string, string>> = {
  opportunity: 'opportunity',
  customer: 'customer',
  contact: 'contact',
  contract: 'contract',
  document: 'document_version',
  bid: 'bid',
  article: 'article',
  warning: 'warning',
  approval: 'approval_request',
  activity: 'activity',
  'payment-line': 'payment_plan_line',
}

export const keyOf = ({ kind, id }: Ref) => `${kind}:${id}`

/**
 * Which of these the actor may see now: the policies of their tables answer.
 * @returns the keys of those that are seen; whatever is not known is not seen
 */
export async function seesRecords({ tx, refs }: { tx: Tx; refs: readonly Ref[] }): Promise<Set<string>> {
  const seen = new Set<string>()
  for (const kind of new Set(refs.map((ref) => ref.kind))) {
    const ids = [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))]
    for (const id of await seenOf({ tx, kind, ids })) seen.add(keyOf({ kind, id }))
  }
  return seen
}

async function seenOf({ tx, kind, ids }: { tx: Tx; kind: string; ids: readonly string[] }): Promise<string[]> {
  if (kind === 'rule') {
    const rules = await tx.rule.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
    return rules.map(({ id }) => id)
  }
  const table = tables[kind]
  const sound = ids.filter((id) => z.guid().safeParse(id).success)
  if (!table || sound.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${Prisma.raw(table)} WHERE id = ANY (${sound}::uuid[])`
  return rows.map(({ id }) => id)
}
