import type { Command, PersonId, RequestState } from './approval-request.ts'
import type { ApprovalHistoryEntry, PersonName } from './approval-views.ts'

/** A command as it was carried out, and the state that it left the request in. */
export interface CarriedOut {
  command: Omit<Command, 'key'>
  /** who commanded it; null: nobody, or nobody knows any more */
  actor: PersonId | null
  /** what was written with it */
  opinion: string | null
  state: RequestState
  at: Date
}

interface Past {
  submitter: PersonId
  submittedAt: Date
  /** what was written when it was submitted for the first time */
  note: string | null
  /** in order */
  commands: readonly CarriedOut[]
  /** who was asked by a task */
  holderOf: (task: number) => PersonId | null
  person: (id: PersonId) => PersonName
}

/** What happened to a request, in order. */
export function historyOf(past: Past): ApprovalHistoryEntry[] {
  const { submitter, submittedAt, note, commands, holderOf, person } = past
  const begun = {
    at: submittedAt.toISOString(),
    by: person(submitter),
    standsInFor: null,
    what: 'submitted',
    to: null,
    opinion: note,
  } as const
  const entries = commands.flatMap(({ command, actor, opinion, state, at: when }): ApprovalHistoryEntry[] => {
    const said = command as Command
    const by = 'by' in said ? said.by : actor
    const holder = 'by' in said && 'task' in said ? holderOf(said.task) : null
    const who = {
      by: by === null ? null : person(by),
      standsInFor: holder === null || holder === by ? null : person(holder),
    }
    const at = when.toISOString()
    const one = { at, ...who, to: toOf(said, person), what: whatOf(said), opinion: opinion ?? reasonOf(said) }
    // By what the last of them said it was approved, and stays so in its history, whatever has voided it since.
    return state === 'approved'
      ? [one, { at, by: null, standsInFor: null, what: 'approved', to: null, opinion: null }]
      : [one]
  })
  return [begun, ...entries]
}

function whatOf(command: Command): ApprovalHistoryEntry['what'] {
  switch (command.kind) {
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
      return command.because === 'lost' ? 'voided-lost' : 'voided'
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

function reasonOf(command: Command): string | null {
  return 'reason' in command ? command.reason : null
}
