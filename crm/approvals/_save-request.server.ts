import type { Prisma, Tx } from '#prisma/client.server.ts'
import type { ApprovalRequest, ApprovalTask, RequestState } from './approval-request.ts'
import { dueAt, type StoredStep } from './stored-step.ts'

const ends: readonly RequestState[] = ['approved', 'rejected', 'withdrawn', 'voided']

interface SaveOptions {
  tx: Tx
  id: string
  contractId: string | null
  before: ApprovalRequest | null
  after: ApprovalRequest
  /** until when each of the tasks that there were had time, in their order */
  dues: readonly (Date | null)[]
  /** what whoever decided wrote, kept with the task that their decision closed */
  opinion: { task: number; text: string } | null
  now: Date
}

/** Writes what has changed of a request's tasks, who may see it, and the request itself. @returns the tasks that are open since */
export async function saveRequest(options: SaveOptions): Promise<ApprovalTask[]> {
  const { tx, id, before, after, opinion, now } = options
  const known = new Map(before?.tasks.map((task) => [task.number, task]))
  const isNew = after.tasks.length > known.size
  const submission = isNew ? await submissionOf({ tx, id, before }) : 0
  const opened: ApprovalTask[] = []
  for (const task of after.tasks) {
    const was = known.get(task.number)
    if (was && was.state === task.state && was.position === task.position) continue
    const isAsked = task.state === 'open' && was?.state !== 'open'
    if (isAsked) opened.push(task)
    const step = after.steps[task.step] as StoredStep | undefined
    const moved = {
      state: task.state,
      position: task.position,
      decidedBy: task.decidedBy ?? null,
      // Whoever is added in front of it moves its place, and nothing of when it was decided.
      ...(task.state !== was?.state && { decidedAt: task.state === 'open' || task.state === 'waiting' ? null : now }),
      ...(isAsked && { askedAt: now, dueAt: timeOf(task, step, options), remindedAt: null }),
      ...(opinion?.task === task.number && { opinion: opinion.text }),
    }
    if (was) await tx.approvalTask.updateMany({ where: { requestId: id, number: task.number }, data: moved })
    else {
      const { number, step: at, round, seat, cause, holder } = task
      const place = { submission, stepKey: step?.key ?? '', step: at, round, seat }
      const own = { requestId: id, number, ...place, cause, holderId: holder }
      await tx.approvalTask.createMany({ data: { ...own, askedAt: now, ...moved } })
    }
  }
  await saveAccess(options)
  return opened
}

/** Until when somebody has time who is asked now. Who was handed a task has what was left of it: passed to and fro it never ends otherwise. */
function timeOf(
  task: ApprovalTask,
  step: StoredStep | undefined,
  { before, after, dues, now }: SaveOptions,
): Date | null {
  const handed = before?.tasks.find(
    (was) =>
      task.cause === 'delegated' &&
      task.number > before.tasks.length &&
      was.state === 'open' &&
      after.tasks[was.number - 1]?.state === 'passed-on' &&
      was.seat === task.seat,
  )
  if (handed) return dues[handed.number - 1] ?? null
  return step ? dueAt(step, now) : null
}

/** How often it has been submitted: what was sent back, and asks somebody, is just being so again, and its ground not kept yet. */
async function submissionOf({ tx, id, before }: Pick<SaveOptions, 'tx' | 'id' | 'before'>): Promise<number> {
  if (!before) return 1
  const { _max: last } = await tx.approvalGround.aggregate({ where: { requestId: id }, _max: { number: true } })
  return (last.number ?? 1) + (before.state === 'returned' ? 1 : 0)
}

/** Whoever holds a task, or held one, sees the request; whether one of theirs waits says who may stand in for them. */
async function saveAccess({ tx, id, contractId, before, after }: SaveOptions): Promise<void> {
  const [known, holders] = [holdersOf(before?.tasks ?? []), holdersOf(after.tasks)]
  const turned = [...holders].filter(([personId, isOpen]) => known.get(personId) !== isOpen)
  if (turned.length === 0) return
  await tx.$executeRaw`
    INSERT INTO approval_access (person_id, request_id, contract_id, is_open)
    SELECT t.person, ${id}::uuid, ${contractId}::uuid, t.is_open
    FROM unnest(${turned.map(([personId]) => personId)}::uuid[], ${turned.map(([, isOpen]) => isOpen)}::boolean[]) t (person, is_open)
    ON CONFLICT (request_id, person_id) DO UPDATE SET is_open = excluded.is_open`
}

/** Who holds a task, or held one, and whether one of theirs waits. */
function holdersOf(tasks: readonly ApprovalTask[]): Map<string, boolean> {
  const holders = new Map<string, boolean>()
  for (const { holder, state } of tasks) {
    if (holder) holders.set(holder, (holders.get(holder) ?? false) || state === 'open' || state === 'waiting')
  }
  return holders
}

/** The request's own columns, as the engine has left it. */
export function columnsOf({ state, step, round, passed, steps }: ApprovalRequest, now: Date) {
  return {
    state,
    step,
    round,
    passed: [...passed],
    steps: steps as unknown as Prisma.InputJsonArray,
    closedAt: ends.includes(state) ? now : null,
  }
}
