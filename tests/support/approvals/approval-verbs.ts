import { addSigner } from '#crm/approvals/add-signer.server.ts'
import type { Command, PersonId } from '#crm/approvals/approval-request.ts'
import { assignApproval } from '#crm/approvals/assign-approval.server.ts'
import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { delegateApproval } from '#crm/approvals/delegate-approval.server.ts'
import { escalateTask } from '#crm/approvals/escalate-task.server.ts'
import { replaceLeaver } from '#crm/approvals/replace-leaver.server.ts'
import { saidBy } from '#crm/approvals/transition.ts'
import { withdrawApproval } from '#crm/approvals/withdraw-approval.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import {
  carry,
  type Foreseen,
  foreseen,
  isPending,
  type Model,
  people,
  sees,
  standsInFor,
  type Tracked,
} from './approval-model.ts'
import type { Base } from './approval-stage.ts'

/** Something that happens: by the product, and what has to come of it, which the model keeps. */
export interface Verb {
  /** null: the service itself, by the clock */
  by: PersonKey | null
  run: (base: Base) => Promise<unknown>
  foresee: (model: Model) => Foreseen
}

interface OnTask {
  tracked: Tracked
  by: PersonKey
  key: string
  task: number
}

/** Those who may change the contract's opportunity, of all who are named here. */
const submitting: readonly PersonKey[] = ['owner', 'manager', 'head']

/** Whether somebody has sent it already, and was answered: they are answered again, whatever they see by then. */
function hasSaid({ request }: Tracked, by: PersonKey, key: string): boolean {
  const answered = request.answers[key]
  if (!answered) return false
  const said = JSON.parse(answered.command)
  return (said.instead ? JSON.parse(said.instead) : said).by === people[by]
}

const isAnswered = ({ request }: Tracked, key: string) => Object.hasOwn(request.answers, key)

const outOfSight: Foreseen = { refuses: 'NOT_FOUND' }

export interface Said {
  decision: 'approve' | 'reject' | 'send-back'
  to: number | 'submitter'
  opinion: string | null
}

export function decide({ tracked, by, key, task }: OnTask, said: Said): Verb {
  const { decision, to, opinion } = said
  return {
    by,
    run: (base) => decideApproval({ ...base, id: tracked.id, key, task, ...said }),
    foresee: (model) => {
      if (!sees(model, tracked, people[by]) && !hasSaid(tracked, by, key)) return outOfSight
      const decider = { key, ...deciderOf(model, { by, task }) }
      const reason = opinion ?? ''
      // As the verb has it, member by member: what was carried out is known again by its words.
      const command: Command =
        decision === 'approve'
          ? { kind: decision, ...decider }
          : decision === 'reject'
            ? { kind: decision, reason, ...decider }
            : { kind: decision, to, reason, ...decider }
      if (
        tracked.request.state === 'running' &&
        tracked.figures !== model.contract.figures &&
        !isAnswered(tracked, key)
      ) {
        carry(model, tracked, { kind: 'void', key, instead: saidBy(command) }, people[by])
        return { returns: { state: 'voided' } }
      }
      const outcome = carry(model, tracked, command, people[by])
      return foreseen(outcome, { state: outcome.state })
    },
  }
}

function deciderOf(model: Model, { by, task }: { by: PersonKey; task: number }) {
  return { task, by: people[by], standsInFor: standsInFor(model, people[by]) }
}

/** Who is not there is asked nothing; what was done already is answered all the same. */
function asking(model: Model, { tracked, by }: Omit<OnTask, 'task'>, to: PersonKey, command: Command): Foreseen {
  if (!sees(model, tracked, people[by]) && !hasSaid(tracked, by, command.key)) return outOfSight
  if (model.inactive.has(people[to]) && !isAnswered(tracked, command.key)) return { refuses: 'form.unknown' }
  return foreseen(carry(model, tracked, command, people[by]), undefined)
}

export function delegate(on: OnTask, to: PersonKey): Verb {
  const { tracked, by, key, task } = on
  return {
    by,
    run: (base) => delegateApproval({ ...base, id: tracked.id, key, task, to: people[to], opinion: null }),
    foresee: (model) => asking(model, on, to, { kind: 'delegate', key, ...deciderOf(model, on), to: people[to] }),
  }
}

export function addTo(on: OnTask, person: PersonKey, where: 'before' | 'after'): Verb {
  const { tracked, by, key, task } = on
  const signer = { person: people[person], where }
  return {
    by,
    run: (base) => addSigner({ ...base, id: tracked.id, key, task, ...signer, opinion: null }),
    foresee: (model) => asking(model, on, person, { kind: 'add-signer', key, ...deciderOf(model, on), ...signer }),
  }
}

export function assign(on: OnTask, to: PersonKey): Verb {
  const { tracked, by, key, task } = on
  return {
    by,
    run: (base) => assignApproval({ ...base, id: tracked.id, key, task, to: people[to] }),
    foresee: (model) =>
      by === 'admin' ? asking(model, on, to, { kind: 'assign', key, task, to: people[to] }) : { refuses: 'FORBIDDEN' },
  }
}

export function withdraw({ tracked, by, key }: Omit<OnTask, 'task'>): Verb {
  return {
    by,
    run: (base) => withdrawApproval({ ...base, id: tracked.id, key }),
    foresee: (model) => {
      if (!sees(model, tracked, people[by]) && !hasSaid(tracked, by, key)) return outOfSight
      const maySubmit = submitting.includes(by)
      return foreseen(
        carry(model, tracked, { kind: 'withdraw', key, by: people[by], maySubmit }, people[by]),
        undefined,
      )
    },
  }
}

/** As the clock does it with a task whose time has passed. */
export function escalate(tracked: Tracked, task: number): Verb {
  const { tasks, steps } = tracked.request
  const { holder = null, step = -1 } = tasks[task - 1] ?? {}
  const { escalateTo = null } = steps[step] ?? {}
  const up = escalateTo ? [escalateTo] : []
  return {
    by: null,
    run: ({ tx }) => escalateTask({ tx, due: { requestId: tracked.id, task, holderId: holder, up }, now: new Date() }),
    foresee: (model) => {
      const to = (person: PersonId | null) =>
        carry(model, tracked, { kind: 'escalate', key: `escalate-${task}`, task, to: person }, null)
      const found = up.filter((person) => !model.inactive.has(person))
      for (const person of found) {
        const outcome = to(person)
        if (outcome.ok || !['ALREADY_ASKED', 'SUBMITTER_ASKED'].includes(outcome.refusal)) return { returns: outcome }
      }
      return { returns: to(null) }
    },
  }
}

/** As the job does it for somebody who cannot sign in any more. */
export function replace(tracked: Tracked, person: PersonId): Verb {
  return {
    by: null,
    run: ({ tx }) => replaceLeaver({ tx, requestId: tracked.id, personId: person, now: new Date() }),
    foresee: (model) => {
      const { tasks, steps, step, round, state } = tracked.request
      const held = tasks.filter((task) => isPending(task) && task.holder === person).map(({ number }) => number)
      if (held.length === 0) return { returns: { ok: true, state } }
      const { escalateTo = null } = steps[step] ?? {}
      const isThere = escalateTo !== null && escalateTo !== person && !model.inactive.has(escalateTo)
      const key = `leave-${person}-${round}-${held.join('.')}`
      const command = { kind: 'leave', key, person, successor: isThere ? escalateTo : null } as const
      return { returns: carry(model, tracked, command, null) }
    },
  }
}
