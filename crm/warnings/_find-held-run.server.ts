import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

export interface HeldRun {
  ruleId: string
  found: number
}

/**
 * A run that held its rule back, and is the rule's last; null when there has been another since, or it held nothing.
 * @throws AppError NOT_FOUND for an unknown run
 */
export async function findHeldRun({ tx, runId }: { tx: Tx; runId: string }): Promise<HeldRun | null> {
  const run = await tx.sweepRun.findUnique({ where: { id: runId } })
  if (!run) throw new AppError('NOT_FOUND', `sweep run ${runId}`)
  const last = await tx.sweepRun.findFirst({
    where: { ruleId: run.ruleId },
    orderBy: { at: 'desc' },
    select: { id: true },
  })
  return run.held && last?.id === runId ? { ruleId: run.ruleId, found: run.found } : null
}
