import type { Command, PersonId, RequestState } from './approval-request.ts'
import type { ApprovalHistoryEntry, PersonName } from './approval-views.ts'

/** A command as it was carried out, and the state that it left the request in. */
export interface CarriedOut {
  command: Omit<Command, 'key'>
  state: RequestState
  at: Date
}

interface Past {
  submitter: PersonId
  submittedAt: Date
  note: string | null
  /** in order */
  commands: readonly CarriedOut[]
  /** what was written with a task */
  opinionOf: (task: number) => string | null
  person: (id: PersonId) => PersonName
}

/** What happened to a request, in order. */
export function historyOf(past: Past): ApprovalHistoryEntry[] {
  const { submitter, submittedAt, note, commands, person } = past
  const begun = {
    at: submittedAt.toISOString(),
    by: person(submitter),
    what: 'submitted',
    to: null,
    opinion: note,
  } as const
  const entries = commands.flatMap(({ command, state, at: when }): ApprovalHistoryEntry[] => {
    const said = command as Command
    const by = 'by' in said ? person(said.by) : null
    const at = when.toISOString()
    const one = { at, by, to: toOf(said, person), what: whatOf(said), opinion: opinionIn(said, past) }
    // By what the last of them said it was approved, and stays so in its history, whatever has voided it since.
    return state === 'approved' ? [one, { at, by: null, what: 'approved', to: null, opinion: null }] : [one]
  })
  return [begun, ...entries]
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
