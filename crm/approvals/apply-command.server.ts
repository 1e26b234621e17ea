import { approvalActor } from '#crm/org/approval-actor.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { keepPlans } from '#prisma/keep-plans.server.ts'
import type { EventType } from '#prisma/record-event.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { columnsOf, saveRequest } from './_save-request.server.ts'
import { settleSubject } from './_settle-subject.server.ts'
import { lockRequest, type StoredRequest } from './_stored-request.server.ts'
import { tellOfApproval } from './_tell-of-approval.server.ts'
import type { ApprovalRequest, Command, Outcome } from './approval-request.ts'
import { mayBeAsked } from './may-be-asked.server.ts'
import { saidBy, transition } from './transition.ts'

interface ApplyOptions {
  tx: Tx
  /** whoever commands; the service itself for what comes by the clock */
  actor: Actor
  id: string
  command: Command
  /** who is to be asked by it, and by which field of the form; somebody who has left since it was carried out is no matter */
  asks?: { personId: string; field: string }
  /**
   * What has moved since it was submitted is voided in place of the command. Verbs let nobody change a contract that is being approved;
   * this holds whatever else has.
   */
  voidsMoved?: boolean
  /** what whoever decides writes for the others */
  opinion?: string | null
  now?: Date
  /** further columns of the request, when it was submitted again */
  columns?: Prisma.ApprovalRequestUncheckedUpdateManyInput
}

interface CommandedOptions extends Omit<ApplyOptions, 'command'> {
  /** what is commanded; where it matters, from for whom the actor stands in at present */
  command: Command | ((standsInFor: string[]) => Command)
}

/**
 * Carries out a command on a request under its lock: what the engine makes of it, who is asked now and who sees it, what becomes of
 * what it is about, and that people are told. Sent again under its key it changes nothing and gets the same answer, also once it is
 * out of sight of whoever sent it: as it is of those who stood in for somebody, and have decided it.
 * @throws AppError NOT_FOUND when out of the actor's sight, BAD_INPUT when somebody is to be asked who is not there
 */
export async function applyCommand(options: CommandedOptions): Promise<Outcome> {
  const { tx, actor, id } = options
  return keepPlans(async () => {
    const seen = await tx.$queryRaw<{ ids: string[] }[]>`
      SELECT gantry.stands_in_for() AS ids FROM approval_request WHERE id = ${id}::uuid`
    const command = typeof options.command === 'function' ? options.command(seen[0]?.ids ?? []) : options.command
    return actAs({ tx, actor, as: approvalActor }, async () => {
      if (!seen[0] && !(await hasAnswered({ tx, actor, id, key: command.key })))
        throw new AppError('NOT_FOUND', `approval request ${id}`)
      return carryOut({ ...options, command })
    })
  })
}

interface Said {
  by?: string
  instead?: string
}

/** Whether it was the actor who was answered under a key. */
async function hasAnswered({ tx, actor, id, key }: Pick<ApplyOptions, 'tx' | 'actor' | 'id'> & { key: string }) {
  const answer = await tx.approvalAnswer.findUnique({ where: { requestId_key: { requestId: id, key } } })
  const said = answer && (JSON.parse(answer.command) as Said)
  const meant = said?.instead === undefined ? said : (JSON.parse(said.instead) as Said)
  return meant?.by === actor.personId
}

/** The same for whoever acts as the engine already. */
export async function carryOut(options: ApplyOptions): Promise<Outcome> {
  const { tx, actor, id, asks, voidsMoved, columns, now = new Date() } = options
  const { key } = options.command
  const stored = await lockRequest({ tx, id, key })
  const isAnswered = Object.hasOwn(stored.request.answers, key)
  const isVoid = voidsMoved && stored.moved !== null && !isAnswered
  // Under the same key, so that whoever sends it again is told the same.
  const command: Command = isVoid ? { kind: 'void', key, instead: saidBy(options.command) } : options.command
  if (asks && !isAnswered) await mayBeAsked({ tx, ...asks })
  const { request, outcome } = transition(stored.request, command)
  if (!outcome.ok || request === stored.request) return outcome
  const { row } = stored
  // What is voided in its place is voided by whatever has moved it, and not with the words of a decision.
  const opinion = isVoid ? null : options.opinion?.trim() || null
  const by = actor.personId === approvalActor.personId ? null : actor
  const opened = await saveRequest({
    tx,
    id,
    contractId: row.contractId,
    before: stored.request,
    after: request,
    dues: row.tasks.map((task) => task.dueAt),
    opinion: opinionOf(command, opinion),
    now,
  })
  const version = row.version + 1
  await tx.approvalRequest.updateMany({ where: { id }, data: { ...columnsOf(request, now), version, ...columns } })
  await tx.approvalAnswer.createMany({
    data: {
      requestId: id,
      key: command.key,
      command: request.answers[command.key]?.command ?? '',
      opinion,
      actorId: isVoid ? null : (by?.personId ?? null),
      outcome: outcome as unknown as Prisma.InputJsonObject,
      version,
      at: now,
    },
  })
  if (request.state !== stored.request.state) await settleSubject({ tx, row, state: request.state, now })
  await tellOfApproval({
    tx,
    actor: by,
    request: { ...row, version },
    type: eventOf(command),
    after: { ...saidOf(command), ...standsIn(command, row), state: request.state },
    opened,
    told: toldOf(stored, request, actor),
    now,
  })
  return outcome
}

/** A decision is kept with the task that it closed; what is written when a task is passed on, too. Of words to a signer it stays open. */
function opinionOf(command: Command, text: string | null): { task: number; text: string } | null {
  return text && 'task' in command && command.kind !== 'add-signer' ? { task: command.task, text } : null
}

function eventOf({ kind }: Command): EventType & `approval.${string}` {
  switch (kind) {
    case 'approve':
    case 'reject':
    case 'send-back':
      return 'approval.decided'
    case 'withdraw':
      return 'approval.withdrawn'
    case 'resubmit':
      return 'approval.resubmitted'
    case 'void':
      return 'approval.voided'
    default:
      return 'approval.handed-on'
  }
}

/** What the event says of a command. */
function saidOf(command: Command): Record<string, unknown> {
  switch (command.kind) {
    case 'approve':
    case 'reject':
      return { decision: command.kind, task: command.task }
    case 'send-back':
      return { decision: command.kind, task: command.task, backTo: command.to }
    case 'delegate':
    case 'assign':
    case 'escalate':
      return { how: command.kind, task: command.task, to: command.to }
    case 'add-signer':
      return { how: command.where === 'before' ? 'add-before' : 'add-after', task: command.task, to: command.person }
    case 'leave':
      return { how: 'leave', from: command.person, to: command.successor }
    case 'void':
      return command.because ? { because: command.because } : {}
    default:
      return {}
  }
}

/** For whom somebody did it who stands in for them. */
function standsIn(command: Command, { tasks }: StoredRequest['row']): { standsInFor?: string } {
  const holder = 'by' in command && 'task' in command ? tasks[command.task - 1]?.holderId : null
  return holder && 'by' in command && holder !== command.by ? { standsInFor: holder } : {}
}

/** Whose it is, when it has come back to them or to its end; not of what they did themselves. */
function toldOf({ request: before }: StoredRequest, { state, submitter }: ApprovalRequest, actor: Actor): string[] {
  return state !== before.state && state !== 'running' && submitter !== actor.personId ? [submitter] : []
}
