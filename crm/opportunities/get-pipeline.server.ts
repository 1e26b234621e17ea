import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { addUp, type StageTotal, sumStages } from './sum-stages.server.ts'

export interface PipelineStage {
  id: string
  name: Bilingual
  count: number
  totals: StageTotal[]
}

export interface PipelineType {
  id: string
  name: Bilingual
  count: number
  totals: StageTotal[]
  /** every stage, in order */
  stages: PipelineStage[]
}

/**
 * What is open, stage by stage, for each type of which anything is: the actor's own, or all that they see.
 * @returns null when there are more of the actor's own than are counted
 */
export async function getPipeline(options: { tx: Tx; actor: Actor; mine: boolean }): Promise<PipelineType[] | null> {
  const { tx, actor, mine } = options
  const types = await tx.opportunityType.findMany({
    orderBy: { position: 'asc' },
    include: { stages: { orderBy: { position: 'asc' } } },
  })
  const sums = await sumStages({
    tx,
    actor,
    filter: { status: 'open', ...(mine ? { mine: '1' } : {}) },
    stageIds: types.flatMap(({ stages }) => stages.map(({ id }) => id)),
    searched: { found: null, searchedOnly: null },
  })
  if (!sums) return null
  const byStage = Map.groupBy(sums, ({ stageId }) => stageId)
  return types
    .map((type) => {
      const stages = type.stages.map((stage): PipelineStage => {
        const totals = (byStage.get(stage.id) ?? []).map(({ stageId: _, ...total }) => total)
        return { id: stage.id, name: { zh: stage.nameZh, en: stage.nameEn }, count: counted(totals), totals }
      })
      const totals = addUp(stages.flatMap((stage) => stage.totals))
      return { id: type.id, name: { zh: type.nameZh, en: type.nameEn }, count: counted(totals), totals, stages }
    })
    .filter(({ count }) => count > 0)
}

function counted(totals: readonly StageTotal[]): number {
  return totals.reduce((sum, total) => sum + total.count, 0)
}
