import { addDelegation } from '#crm/approvals/add-delegation.server.ts'
import type { PersonId } from '#crm/approvals/approval-request.ts'
import { endDelegation } from '#crm/approvals/end-delegation.server.ts'
import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { changeContract } from '#crm/contracts/change-contract.server.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { addDays, dayOf } from '#lib/clock.ts'
import { aGroup, type PersonKey } from '#tests/factories/a-group.ts'
import {
  begin,
  carry,
  changedSince,
  type Foreseen,
  foreseen,
  type Model,
  move,
  type Parts,
  people,
  seenBy,
  stepsFor,
  type Tracked,
} from './approval-model.ts'
import type { Verb } from './approval-verbs.ts'

/** Those who may change the contract's opportunity; finance sees it, and whoever else is named here does not. */
const writing: readonly PersonKey[] = ['owner', 'manager']

export function submitAs(
  by: PersonKey,
  { id, contractId, stale }: { id: string; contractId: string; stale: boolean },
): Verb {
  return {
    by,
    run: async (base) => {
      const { figuresVersion } = writing.includes(by)
        ? await previewContract({ ...base, contractId })
        : { figuresVersion: 1 }
      return submitContract({ ...base, id, contractId, figuresVersion: figuresVersion + (stale ? 1 : 0), note: null })
    },
    foresee: (model) => {
      if (!writing.includes(by)) return { refuses: by === 'finance' ? 'FORBIDDEN' : 'NOT_FOUND' }
      const submitter = people[by]
      const known = model.requests.find(({ sent }) => Object.hasOwn(sent, id))
      if (known && known.request.submitter !== submitter) return { refuses: 'CONFLICT' }
      if (known) {
        const isSame = known.sent[id] === seenBy(model, submitter)
        return isSame ? { returns: { id: known.id } } : { refuses: 'approval.KEY_REUSED' }
      }
      if (stale) return { refuses: 'approval.moved' }
      const last = model.requests.at(-1)
      if (last?.request.state === 'running') return { refuses: 'approval.asked' }
      if (model.contract.state === 'approved') return { refuses: 'approval.approved' }
      const steps = stepsFor(model, submitter)
      if (!steps) return { refuses: 'approval.nobody' }
      if (last?.request.state !== 'returned') {
        begin(model, { id, submitter, steps })
        return { returns: { id } }
      }
      if (last.request.submitter !== submitter) return { refuses: 'approval.returnedToOther' }
      return submitAgain(model, last, {
        kind: 'resubmit',
        key: id,
        by: submitter,
        steps,
        changed: changedSince(model, last),
      })
    },
  }
}

function submitAgain(model: Model, last: Tracked, command: Parameters<typeof carry>[2]): Foreseen {
  const { figures, parts } = model.contract
  const outcome = carry(model, last, command, last.request.submitter)
  if (outcome.ok) {
    const sent = { ...last.sent, [command.key]: seenBy(model, last.request.submitter) }
    Object.assign(last, { figures, parts, grounds: last.grounds + 1, sent })
  }
  return foreseen(outcome, { id: last.id })
}

/** What is approved, or is to be, is changed by its own people; what was approved is void then. */
export function change(
  by: PersonKey,
  { contractId, version, parts }: { contractId: string; version: number; parts: Parts },
): Verb {
  return {
    by,
    run: (base) => {
      const { amount, name, parties: counterparty, delivery: deliverOn } = parts
      return changeContract({
        ...base,
        ...{ id: contractId, name, amount, counterparty, deliverOn, version },
        ourParty: '中嵩',
        plannedSignOn: null,
      })
    },
    foresee: (model) => {
      const { contract } = model
      if (!(Object.keys(parts) as (keyof Parts)[]).some((part) => parts[part] !== contract.parts[part]))
        return { returns: undefined }
      if (contract.state === 'in-approval') return { refuses: 'contract.inApproval' }
      if (contract.version !== version) return { refuses: 'CONFLICT' }
      const last = model.requests.at(-1)
      if (contract.state === 'approved' && last)
        carry(model, last, { kind: 'void', key: `changed-${version}` }, people[by])
      contract.version += 1
      move(model, parts)
      return { returns: undefined }
    },
  }
}

const zone = 'Asia/Shanghai'

/** From yesterday, so that it runs whatever the hour. */
export function standIn(by: PersonKey, { id, to }: { id: string; to: PersonKey }): Verb {
  return {
    by,
    run: (base) => {
      const today = dayOf(new Date(), zone)
      return addDelegation({
        ...base,
        id,
        to: people[to],
        fromDay: addDays(today, -1),
        untilDay: addDays(today, 30),
        reason: null,
      })
    },
    foresee: (model) => {
      const from = people[by]
      if (model.away.some((one) => one.id === id) || model.ended.has(id)) return { returns: undefined }
      if (to === by) return { refuses: 'approval.oneself' }
      if (model.inactive.has(people[to])) return { refuses: 'form.unknown' }
      if (model.away.some((one) => one.from === from)) return { refuses: 'approval.standsInAlready' }
      if (model.away.some((one) => one.from === people[to])) return { refuses: 'approval.awayToo' }
      if (model.away.some((one) => one.to === from)) return { refuses: 'approval.standsInThen' }
      model.away.push({ id, from, to: people[to] })
      return { returns: undefined }
    },
  }
}

export function beBack(by: PersonKey, id: string): Verb {
  return {
    by,
    run: (base) => endDelegation({ ...base, id }),
    foresee: (model) => {
      const one = model.away.find((away) => away.id === id)
      if (!one) return { returns: undefined }
      if (![one.from, one.to, people.admin].includes(people[by])) return { refuses: 'FORBIDDEN' }
      model.away.splice(model.away.indexOf(one), 1)
      model.ended.add(id)
      return { returns: undefined }
    },
  }
}

const emails = new Map(aGroup().dataset.person.map(({ id, email }) => [id, email]))

/** Somebody leaves, or comes back. What waits for them is for a job, which comes later; nobody stands in for them any more, nor they for others. */
export function leave(person: PersonId, active: boolean): Verb {
  return {
    by: 'admin',
    run: (base) => setActive({ ...base, email: emails.get(person) ?? '', active }),
    foresee: (model) => {
      const isActive = !model.inactive.has(person)
      if (active) model.inactive.delete(person)
      else model.inactive.add(person)
      const over = active ? [] : model.away.filter(({ from, to }) => from === person || to === person)
      for (const { id } of over) model.ended.add(id)
      model.away = model.away.filter((one) => !over.includes(one))
      return { returns: isActive !== active }
    },
  }
}
