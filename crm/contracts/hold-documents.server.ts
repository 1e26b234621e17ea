import { voidApproval } from '#crm/approvals/void-approval.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { lockContract } from './_lock-contract.server.ts'
import { refuseHeld } from './_refuse-held.ts'

/**
 * Takes a contract to which a file is to be added, or a further version of one. What is being approved stays as it is; of what is
 * signed the further version is a draft beside it; what was approved has to be approved anew, which `done` says once it is there.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT while it is being approved
 */
export async function holdDocuments(options: {
  tx: Tx
  actor: Actor
  contractId: string
  now: Date
}): Promise<{ done: () => Promise<void> }> {
  const { tx, actor, contractId, now } = options
  const contract = await lockContract({ tx, id: contractId })
  refuseHeld(contract, { figures: false })
  return {
    done: async () => {
      if (contract.state === 'approved') await voidApproval({ tx, actor, contractId, now })
    },
  }
}
