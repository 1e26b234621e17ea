import { Prisma, type Tx } from '#prisma/client.server.ts'

interface SeesOptions {
  tx: Tx
  events: readonly { eventId: string; at: Date }[]
  /** requests for approval that some of them are about */
  approvals?: readonly string[]
}

/**
 * Whether the actor may know of at least one of these events: the policy on their table answers. Whoever is asked for an approval
 * need not see the opportunity on whose timeline it stands: of those the policy on the requests answers.
 */
export async function seesAny({ tx, events, approvals = [] }: SeesOptions): Promise<boolean> {
  const ids = events.map(({ eventId }) => eventId)
  if (ids.length === 0) return false
  // The month of an event says in which partition it lies.
  const times = events.map(({ at }) => at.getTime())
  const [from, to] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const [row] = await tx.$queryRaw<{ sees: boolean }[]>`
    SELECT EXISTS (SELECT FROM domain_event
      WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) AND at BETWEEN ${from} AND ${to})
      OR EXISTS (SELECT FROM approval_request WHERE id = ANY (${[...approvals]}::uuid[])) AS sees`
  return row?.sees ?? false
}
