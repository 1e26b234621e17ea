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
  /** what whoever decided wrote, kept with the task that their decision closed */
  opinion: { task: number; text: string } | null
  now: Date
}

/** Writes what has changed of a request's tasks, who may see it, and the request itself. @returns the tasks that are open since */
export async function saveRequest(options: SaveOptions): Promise<ApprovalTask[]> {
  const { tx, id, contractId, before, after, opinion, now } = options
  const known = new Map(before?.tasks.map((task) => [task.number, task]))
  const opened: ApprovalTask[] = []
  for (const task of after.tasks) {
    const was = known.get(task.number)
    if (was && was.state === task.state && was.position === task.position) continue
    if (task.state === 'open' && was?.state !== 'open') opened.push(task)
    const asked = task.state === 'open' && was?.state !== 'open' ? now : undefined
    const step = after.steps[task.step] as StoredStep | undefined
    const moved = {
      state: task.state,
      position: task.position,
      decidedBy: task.decidedBy ?? null,
      decidedAt: task.state === 'open' || task.state === 'waiting' ? null : now,
      ...(asked && { askedAt: asked, dueAt: step ? dueAt(step, asked) : null }),
      ...(opinion?.task === task.number && { opinion: opinion.text }),
    }
    if (was) await tx.approvalTask.updateMany({ where: { requestId: id, number: task.number }, data: moved })
    else {
      const { number, step: at, round, seat, cause, holder } = task
      const own = { requestId: id, number, step: at, round, seat, cause, holderId: holder }
      await tx.approvalTask.createMany({ data: { ...own, askedAt: now, ...moved } })
    }
  }
  await saveAccess({ tx, id, contractId, after })
  return opened
}

/** Whoever holds a task, or held one, sees the request; whether one of theirs waits says who may stand in for them. */
async function saveAccess({ tx, id, contractId, after }: Pick<SaveOptions, 'tx' | 'id' | 'contractId' | 'after'>) {
  const holders = new Map<string, boolean>()
  for (const { holder, state } of after.tasks) {
    if (holder) holders.set(holder, (holders.get(holder) ?? false) || state === 'open' || state === 'waiting')
  }
  const known = await tx.approvalAccess.findMany({ where: { requestId: id } })
  const isOpen = new Map(known.map((row) => [row.personId, row.isOpen]))
  const added = [...holders].filter(([personId]) => !isOpen.has(personId))
  await tx.approvalAccess.createMany({
    data: added.map(([personId, open]) => ({ personId, requestId: id, contractId, isOpen: open })),
  })
  for (const open of [true, false]) {
    const turned = [...holders].filter(([personId, now]) => now === open && isOpen.get(personId) === !open)
    if (turned.length === 0) continue
    const personId = { in: turned.map(([person]) => person) }
    await tx.approvalAccess.updateMany({ where: { requestId: id, personId }, data: { isOpen: open } })
  }
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
