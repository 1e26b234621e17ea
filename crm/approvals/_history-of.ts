import type { Command, PersonId } from './approval-request.ts'
import type { ApprovalHistoryEntry, PersonName } from './approval-views.ts'

/** A command as it was carried out. */
export interface CarriedOut {
  command: Omit<Command, 'key'>
  at: Date
}

interface Past {
  submitter: PersonId
  submittedAt: Date
  note: string | null
  /** in order */
  commands: readonly CarriedOut[]
  /** when it was approved, if it was */
  approvedAt: Date | null
  /** what was written with a task */
  opinionOf: (task: number) => string | null
  person: (id: PersonId) => PersonName
}

/** What happened to a request, in order. */
export function historyOf(past: Past): ApprovalHistoryEntry[] {
  const { submitter, submittedAt, note, commands, approvedAt, person } = past
  const begun = {
    at: submittedAt.toISOString(),
    by: person(submitter),
    what: 'submitted',
    to: null,
    opinion: note,
  } as const
  const entries = commands.map(({ command, at }): ApprovalHistoryEntry => {
    const said = command as Command
    const by = 'by' in said ? person(said.by) : null
    return { at: at.toISOString(), by, to: toOf(said, person), what: whatOf(said), opinion: opinionIn(said, past) }
  })
  const end = approvedAt
    ? [{ at: approvedAt.toISOString(), by: null, what: 'approved', to: null, opinion: null } as const]
    : []
  const last = entries.at(-1)
  // What voids an approval comes after it.
  if (last?.what === 'voided') return [begun, ...entries.slice(0, -1), ...end, last]
  return [begun, ...entries, ...end]
}

function whatOf({ kind }: Command): ApprovalHistoryEntry['what'] {
  switch (kind) {
    case 'approve':
      return 'approved-step'
    case 'reject':
      return 'rejected'
    case 'send-back':
      return 'sent-back'
    case 'delegate':
      return 'delegated'
    case 'add-signer':
      return 'signer-added'
    case 'escalate':
      return 'escalated'
    case 'leave':
      return 'succeeded'
    case 'assign':
      return 'assigned'
    case 'withdraw':
      return 'withdrawn'
    case 'resubmit':
      return 'resubmitted'
    case 'void':
      return 'voided'
  }
}

function toOf(command: Command, person: Past['person']): PersonName | null {
  switch (command.kind) {
    case 'delegate':
    case 'assign':
      return person(command.to)
    case 'escalate':
      return command.to ? person(command.to) : null
    case 'add-signer':
      return person(command.person)
    case 'leave':
      return command.successor ? person(command.successor) : null
    default:
      return null
  }
}

function opinionIn(command: Command, { opinionOf }: Past): string | null {
  if ('reason' in command) return command.reason
  return 'task' in command ? opinionOf(command.task) : null
}
