import type { Tx } from '#prisma/client.server.ts'

/** Whether every rule has had its sweep on a calendar day, `YYYY-MM-DD`; one by a single rule that was let go is none. */
export async function wasSwept({ tx, day }: { tx: Tx; day: string }): Promise<boolean> {
  return (await tx.sweepRun.count({ where: { day: new Date(`${day}T00:00:00Z`), cause: 'all' } })) > 0
}
