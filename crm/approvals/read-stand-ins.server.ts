import type { Tx } from '#prisma/client.server.ts'

/** For whom the reader stands in at present, as the policies have it. */
export async function readStandIns(tx: Tx): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ ids: string[] }[]>`SELECT gantry.stands_in_for() AS ids`
  return row?.ids ?? []
}
