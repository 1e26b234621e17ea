import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { changeProposedFields } from './_change-proposed-field.server.ts'
import { logProposedVisit } from './_log-proposed-visit.server.ts'
import type { ProposedField } from './answer.schema.ts'
import { type ProposalOutcome, type ProposalState, proposalExpiresAfterDays } from './proposal-outcome.ts'

interface ConfirmProposalOptions {
  tx: Tx
  actor: Actor
  id: string
  timeZone: string
  /** other values than those proposed, by the names of their fields */
  values?: ReadonlyMap<string, string>
}

const verbs = { change_field: changeProposedFields, log_visit: logProposedVisit }

/**
 * Does what the copilot proposed: reads the record again and calls the verb that its page calls, as the person who says yes. Which
 * record and which verb, the proposal says, and nobody else; the values of its fields are the person's.
 * @returns what became of it: `conflict` when the record has moved or is gone, and nothing was changed; what was decided before, when
 * it was: of two clicks the second does nothing
 * @throws AppError NOT_FOUND, BAD_INPUT for a value that its field does not take or a field that was not proposed, and as the verb;
 * the proposal is still open then
 */
export async function confirmProposal(options: ConfirmProposalOptions): Promise<ProposalState> {
  const { tx, actor, id, timeZone, values = new Map() } = options
  const proposal = await tx.conversationProposal.findUnique({ where: { id } })
  if (!proposal) throw new AppError('NOT_FOUND', `proposal ${id}`)
  const old = proposal.proposedAt.getTime() < Date.now() - proposalExpiresAfterDays * 86_400_000
  // Decided first, and taken back with everything else when the verb throws: a second click waits here, and then finds it decided.
  const { count } = await tx.conversationProposal.updateMany({
    where: { id, state: 'open' },
    data: { state: old ? 'expired' : 'confirmed', decidedAt: new Date() },
  })
  if (count === 0) {
    const now = await tx.conversationProposal.findUniqueOrThrow({ where: { id }, select: { state: true } })
    return now.state as ProposalState
  }
  if (old) return 'expired'

  const fields = proposal.fields as unknown as ProposedField[]
  refuseOtherFields(fields, values)
  // Every event of this transaction says by which way it came.
  await tx.$executeRaw`SELECT set_config('gantry.via', 'copilot', true)`
  const conflict = await verbs[proposal.verb as keyof typeof verbs]({
    tx,
    actor,
    timeZone,
    proposalId: id,
    record: { kind: proposal.recordKind, id: proposal.recordId },
    version: proposal.recordVersion,
    proposedAt: proposal.proposedAt,
    fields,
    values,
  })
  await tx.$executeRaw`SELECT set_config('gantry.via', '', true)`
  const written = Object.fromEntries(fields.map(({ name, after }) => [name, values.get(name) ?? after.value]))
  const outcome: ProposalOutcome = conflict ? { conflict } : { values: written }
  const state = conflict ? 'conflict' : 'confirmed'
  await tx.conversationProposal.updateMany({
    where: { id },
    data: { state, outcome: outcome as unknown as Prisma.InputJsonObject },
  })
  return state
}

function refuseOtherFields(fields: readonly ProposedField[], values: ReadonlyMap<string, string>): void {
  for (const name of values.keys()) {
    // For which company, and with whom, are records: they are the proposal's.
    if (name !== 'orgId' && name !== 'contactIds' && fields.some((field) => field.name === name)) continue
    throw new AppError('BAD_INPUT', `${name} was not proposed`, { details: { field: name, key: 'form.invalid' } })
  }
}
