import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

export interface StageChoice {
  id: string
  typeId: string
  name: Bilingual
}

/** Every stage of every type, in order. */
export async function listStages({ tx }: { tx: Tx }): Promise<StageChoice[]> {
  const rows = await tx.stage.findMany({ orderBy: [{ type: { position: 'asc' } }, { position: 'asc' }] })
  return rows.map((row) => ({ id: row.id, typeId: row.typeId, name: { zh: row.nameZh, en: row.nameEn } }))
}

/** The ways of selling, in order. */
export async function listTypes({ tx }: { tx: Tx }): Promise<{ id: string; name: Bilingual }[]> {
  const rows = await tx.opportunityType.findMany({ orderBy: { position: 'asc' } })
  return rows.map((row) => ({ id: row.id, name: { zh: row.nameZh, en: row.nameEn } }))
}
