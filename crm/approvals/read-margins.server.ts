import { type Margin, shareOf } from '#crm/contracts/compute-margin.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * The margins of what was submitted, in percent, by the ids of requests; undefined for whoever does not see costs, null where there
 * was none to reckon.
 */
export async function readMargins(options: {
  tx: Tx
  actor: Actor
  ids: readonly string[]
}): Promise<(id: string) => number | null | undefined> {
  const { tx, actor, ids } = options
  if (!actor.costs) return () => undefined
  const grounds = await tx.approvalGround.findMany({
    where: { requestId: { in: [...ids] } },
    orderBy: { number: 'asc' },
    select: { requestId: true, margin: true },
  })
  const latest = new Map(grounds.map(({ requestId, margin }) => [requestId, margin as unknown as Margin | null]))
  return (id) => shareOf(latest.get(id) ?? null)
}

/** The margin of what was submitted last in a request; undefined for whoever does not see costs. */
export async function readMargin(options: { tx: Tx; actor: Actor; id: string }): Promise<Margin | null | undefined> {
  const { tx, actor, id } = options
  if (!actor.costs) return undefined
  const ground = await tx.approvalGround.findFirst({ where: { requestId: id }, orderBy: { number: 'desc' } })
  return (ground?.margin ?? null) as unknown as Margin | null
}
