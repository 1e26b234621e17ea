import { hash } from 'node:crypto'
import type { Tx } from '#prisma/client.server.ts'
import type { CostKind } from './contract.schema.ts'

/** One line of what a contract costs, in its currency. */
export interface CostLine {
  kind: CostKind
  /** decimal string with two places */
  amount: string
  note: string | null
}

/** The cost lines in order; none for whoever does not see costs, as the policy on them has it. */
export async function readCostLines({ tx, id }: { tx: Tx; id: string }): Promise<CostLine[]> {
  const rows = await tx.contractCostLine.findMany({ where: { contractId: id }, orderBy: { position: 'asc' } })
  return rows.map(({ kind, amount, note }) => ({ kind: kind as CostKind, amount: amount.toFixed(2), note }))
}

/** A mark of the lines as they stand, against which an edit holds. */
export function markOf(lines: readonly CostLine[]): string {
  return hash('sha256', JSON.stringify(lines.map(({ kind, amount, note }) => [kind, amount, note])), 'hex').slice(0, 32)
}
