import { Prisma, type Tx } from '#prisma/client.server.ts'

/** Whether the actor may know of at least one of these events: the policy on their table answers. */
export async function seesAny({
  tx,
  events,
}: {
  tx: Tx
  events: readonly { eventId: string; at: Date }[]
}): Promise<boolean> {
  const ids = events.map(({ eventId }) => eventId)
  if (ids.length === 0) return false
  // The month of an event says in which partition it lies.
  const times = events.map(({ at }) => at.getTime())
  const [from, to] = [new Date(Math.min(...times)), new Date(Math.max(...times))]
  const [row] = await tx.$queryRaw<{ sees: boolean }[]>`
    SELECT EXISTS (SELECT FROM domain_event
      WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))}) AND at BETWEEN ${from} AND ${to}) AS sees`
  return row?.sees ?? false
}
