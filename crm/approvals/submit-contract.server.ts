import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { submitForApproval } from './submit-for-approval.server.ts'

interface SubmitContractOptions {
  tx: Tx
  actor: Actor
  id: string
  contractId: string
  figuresVersion: number
  note: string | null
  now?: Date
}

/** Submits a contract for approval. @throws AppError as `submitForApproval` */
export function submitContract({ contractId, ...options }: SubmitContractOptions): Promise<{ id: string }> {
  return submitForApproval({ ...options, asked: { contractId } })
}
