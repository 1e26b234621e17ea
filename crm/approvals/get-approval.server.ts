import { shareOf } from '#crm/contracts/compute-margin.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { can } from '#crm/org/role.policy.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { type CarriedOut, historyOf } from './_history-of.ts'
import { type People, readPeople } from './_read-people.server.ts'
import { readReviews } from './_read-review.server.ts'
import { readRows } from './_read-rows.server.ts'
import { stepViews } from './_step-views.ts'
import { asRequest, type RequestRow, readRequest, type StoredRequest } from './_stored-request.server.ts'
import type { Sent } from './_submit-request.server.ts'
import type { ApprovalRequest, ApprovalTask, Outcome } from './approval-request.ts'
import type { ApprovalTaskView, ApprovalView } from './approval-views.ts'
import { mayWithdraw } from './may-withdraw.server.ts'
import { notablesOf } from './notables.ts'
import { readMargin } from './read-margin.server.ts'
import { readStandIns } from './read-stand-ins.server.ts'
import { type SubmittedSubject, subjectView } from './submitted-subject.ts'
import { isAsked } from './transition.ts'

interface GetOptions {
  tx: Tx
  actor: Actor
  id: string
  now?: Date
}

/**
 * A request for approval, as whoever decides it, or whose it is, reads it.
 * @throws AppError NOT_FOUND when out of sight or not there: the two are not told apart
 */
export async function getApproval({ tx, actor, id, now = new Date() }: GetOptions): Promise<ApprovalView> {
  const row = await readRequest({ tx, id })
  const request = asRequest(row)
  const subject = row.subject as unknown as SubmittedSubject
  const { commands, note } = await readPast({ tx, actor, row })
  const standsInFor = await readStandIns(tx)
  const people = await readPeople({ tx, ids: peopleOf(request, commands), now })
  const margin = await readMargin({ tx, actor, id })
  const mine = ownTask({ request, actor, standsInFor, people, row })
  const sentBack = request.tasks.filter(({ state }) => state === 'sent-back').length
  const rows = await readRows({ tx, actor, type: subject.type, requestId: id })
  const percent = margin === undefined ? undefined : shareOf(margin)
  const isOwn = request.submitter === actor.personId
  const running = request.state === 'running'
  return {
    id,
    version: row.version,
    state: request.state,
    subject: subjectView(subject, margin ?? null),
    note: row.note,
    submitter: people.name(request.submitter),
    submittedAt: row.submittedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    rows,
    steps: stepViews(request.steps, placed(request, row), {
      rows,
      person: people.asked,
      name: people.name,
      task: (task) => taskView(task, row, people),
    }),
    notables: notablesOf({ subject, margin: percent, sentBack }),
    history: historyOf({
      submitter: request.submitter,
      submittedAt: row.submittedAt,
      note,
      commands,
      holderOf: (task) => row.tasks[task - 1]?.holderId ?? null,
      person: people.name,
    }),
    reviews: await readReviews({ tx, subject }),
    mine,
    may: {
      decide: mine !== null,
      whyNot: running && !mine ? whyNot({ request, me: actor.personId, standsInFor }) : null,
      sendBackTo: running ? request.steps.slice(0, request.step).map(({ name }, step) => ({ step, name })) : [],
      withdraw: (running || request.state === 'returned') && (await mayWithdraw({ tx, actor, request: row })),
      resubmit: isOwn && request.state === 'returned',
      assign: running && can(actor, 'approval:assign') ? openTasks(request, null).map(({ number }) => number) : [],
    },
    opens: await opensSubject({ tx, subject }),
  }
}

/** With where each task stands: tasks are numbered from 1 without a gap. */
function placed(request: StoredRequest['request'], { tasks }: RequestRow) {
  const nowhere = { stepKey: '', submission: 0 }
  return { ...request, placeOf: (task: number) => tasks[task - 1] ?? nowhere }
}

interface PastRead {
  /** what was commanded, in order */
  commands: CarriedOut[]
  /** what was written when it was submitted for the first time; each time again has its own */
  note: string | null
}

/** What has come before: the engine alone reads it, and says of it what everybody who sees the request may know. */
function readPast({ tx, actor, row }: { tx: Tx; actor: Actor; row: RequestRow }): Promise<PastRead> {
  const requestId = row.id
  return actAs({ tx, actor, as: approvalActor }, async () => {
    const grounds = await tx.approvalGround.findMany({
      where: { requestId },
      orderBy: { number: 'asc' },
      select: { key: true, sent: true },
    })
    const noteOf = ({ sent }: { sent: unknown }) => (sent as Sent | null)?.note ?? null
    const notes = new Map(grounds.map((ground) => [ground.key, noteOf(ground)]))
    const [first] = grounds
    const answers = await tx.approvalAnswer.findMany({
      where: { requestId },
      orderBy: { version: 'asc' },
      select: { key: true, command: true, actorId: true, opinion: true, outcome: true, at: true },
    })
    const commands = answers.map(({ key, command, actorId, opinion, outcome, at }) => ({
      command: JSON.parse(command) as CarriedOut['command'],
      actor: actorId,
      opinion: opinion ?? notes.get(key) ?? null,
      state: (outcome as unknown as Outcome).state,
      at,
    }))
    // There are requests older than that; of them only the last note was kept.
    return { commands, note: first && (first.sent || grounds.length > 1) ? noteOf(first) : row.note }
  })
}

function peopleOf(request: StoredRequest['request'], commands: readonly CarriedOut[]): string[] {
  const asked = request.steps.flatMap(({ asked: each, escalateTo }) => [...each, escalateTo])
  const held = request.tasks.flatMap(({ holder, decidedBy }) => [holder, decidedBy])
  const named = commands.flatMap(({ command, actor }) => [
    actor,
    ...Object.entries(command).flatMap(([key, value]) =>
      ['by', 'to', 'person', 'successor'].includes(key) ? [value] : [],
    ),
  ])
  return [request.submitter, ...asked, ...held, ...named].filter(
    (id): id is string => typeof id === 'string' && isId(id),
  )
}

const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text)

const openTasks = ({ tasks }: ApprovalRequest, holder: string | null) =>
  tasks.filter((task) => task.state === 'open' && task.holder === holder)

const isAskedOf = (request: ApprovalRequest, people: readonly string[]) =>
  people.some((person) => openTasks(request, person).length > 0)

/** Why somebody who stands in for one who is asked does not decide it. */
function whyNot(options: { request: ApprovalRequest; me: string; standsInFor: readonly string[] }) {
  const { request, me, standsInFor } = options
  if (!isAskedOf(request, standsInFor)) return null
  if (request.submitter === me) return 'own-request'
  if (standsInFor.includes(request.submitter)) return 'for-submitter'
  return isAsked(request, me) ? 'asked-as-well' : null
}

interface Own {
  request: ApprovalRequest
  actor: Actor
  standsInFor: readonly string[]
  people: People
  row: RequestRow
}

/** The task that waits for the reader: their own first, then one of those for whom they stand in, unless they are asked as well. */
function ownTask({ request, actor, standsInFor, people, row }: Own): ApprovalView['mine'] {
  const me = actor.personId
  if (request.state !== 'running' || request.submitter === me) return null
  const of = (task: ApprovalTask | undefined, standIn: boolean): ApprovalView['mine'] =>
    task?.holder
      ? {
          task: task.number,
          dueAt: row.tasks[task.number - 1]?.dueAt?.toISOString() ?? null,
          standsInFor: standIn ? people.name(task.holder) : null,
        }
      : null
  const [own] = openTasks(request, me)
  if (own) return of(own, false)
  if (isAsked(request, me) || standsInFor.includes(request.submitter)) return null
  const held = standsInFor.flatMap((person) => openTasks(request, person))
  return of(held[0], true)
}

function taskView(task: ApprovalTask, row: RequestRow, people: People): ApprovalTaskView {
  const stored = row.tasks[task.number - 1]
  return {
    number: task.number,
    round: task.round,
    holder: task.holder ? people.name(task.holder) : null,
    title: task.holder ? people.asked(task.holder).title : null,
    cause: task.cause,
    state: task.state,
    decidedBy: task.decidedBy ? people.name(task.decidedBy) : null,
    opinion: stored?.opinion ?? null,
    askedAt: stored?.askedAt.toISOString() ?? '',
    dueAt: stored?.dueAt?.toISOString() ?? null,
    decidedAt: stored?.decidedAt?.toISOString() ?? null,
  }
}

/** Whether the record itself opens for the reader. */
async function opensSubject({ tx, subject }: { tx: Tx; subject: SubmittedSubject }): Promise<boolean> {
  const where = { id: subject.id }
  if (subject.type === 'contract') return (await tx.contract.count({ where })) > 0
  return (await tx.opportunity.count({ where })) > 0
}
