import type { Tx } from '#prisma/client.server.ts'

/** Whether the actor sees a request: not any more, when they stood in for somebody for whom nothing waits now. */
export async function seesApproval({ tx, id }: { tx: Tx; id: string }): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sees: boolean }[]>`SELECT gantry.sees_approval(${id}::uuid) AS sees`
  return row?.sees ?? false
}
