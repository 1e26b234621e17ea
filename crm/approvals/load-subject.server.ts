import { loadContractSubject } from '#crm/contracts/load-contract-subject.server.ts'
import { loadExceptionSubject } from '#crm/opportunities/load-exception-subject.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { LoadedSubject } from './submitted-subject.ts'

/** What somebody wants approved, by the id of the contract, or of the opportunity whose gate is to make an exception. */
export type SubjectAsked = { contractId: string } | { opportunityId: string }

/**
 * Loads what is to be approved, as the engine sees it.
 * @throws AppError NOT_FOUND
 */
export function loadSubject({ tx, asked, now }: { tx: Tx; asked: SubjectAsked; now: Date }): Promise<LoadedSubject> {
  return 'contractId' in asked
    ? loadContractSubject({ tx, id: asked.contractId })
    : loadExceptionSubject({ tx, id: asked.opportunityId, now })
}
