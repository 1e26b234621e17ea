import type { Margin } from '#crm/contracts/compute-margin.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'

/** The margin of what was submitted last in a request; undefined for whoever does not see costs. */
export async function readMargin(options: { tx: Tx; actor: Actor; id: string }): Promise<Margin | null | undefined> {
  const { tx, actor, id } = options
  if (!actor.costs) return undefined
  const ground = await tx.approvalGround.findFirst({ where: { requestId: id }, orderBy: { number: 'desc' } })
  return (ground?.margin ?? null) as unknown as Margin | null
}
