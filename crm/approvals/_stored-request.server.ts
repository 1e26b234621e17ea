import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { ApprovalRequest, ApprovalTask, Outcome, RequestState, TaskCause, TaskState } from './approval-request.ts'
import type { StoredStep } from './stored-step.ts'
import type { SubmittedSubject } from './submitted-subject.ts'

/** A request as it lies in the database, and as the engine reckons with it. */
export interface StoredRequest {
  row: RequestRow
  request: Omit<ApprovalRequest, 'steps'> & { steps: readonly StoredStep[] }
  /** of what runs: the count of changes of its contract, or of its opportunity, when that is not what was submitted */
  moved: number | null
}

/**
 * Takes a request that is to be changed, with the answer to a command that was carried out before. First what it is about, then
 * itself: whoever changes a contract takes it in the same order.
 * @throws AppError NOT_FOUND
 */
export async function lockRequest({ tx, id, key }: { tx: Tx; id: string; key: string }): Promise<StoredRequest> {
  const contracts = await tx.$queryRaw<{ figures_version: number }[]>`
    SELECT c.figures_version FROM approval_request r JOIN contract c ON c.id = r.contract_id WHERE r.id = ${id}::uuid
    FOR UPDATE OF c`
  if (contracts.length === 0) await tx.$executeRaw`SELECT gantry.hold_opportunity_of(${id}::uuid)`
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM approval_request WHERE id = ${id}::uuid FOR UPDATE`
  if (locked.length === 0) throw new AppError('NOT_FOUND', `approval request ${id}`)
  const row = await readRequest({ tx, id, key })
  const [answer] = row.answers
  const answers = answer ? { [key]: { command: answer.command, outcome: answer.outcome as unknown as Outcome } } : {}
  const figures = contracts[0]?.figures_version ?? (row.state === 'running' ? await figuresAtGate({ tx, row }) : 0)
  const moved = row.state === 'running' && figures !== row.figuresVersion ? figures : null
  return { row, request: { ...asRequest(row), answers }, moved }
}

/** Of an exception: what was submitted, while the opportunity is where it was and of the amount that it had. */
async function figuresAtGate({ tx, row }: { tx: Tx; row: RequestRow }): Promise<number> {
  const { status, stageId, amount, currency, version } = await tx.opportunity.findUniqueOrThrow({
    where: { id: row.opportunityId },
    select: { status: true, stageId: true, amount: true, currency: true, version: true },
  })
  const asked = row.subject as unknown as SubmittedSubject
  const stands =
    status === 'open' &&
    stageId === asked.stage?.from.id &&
    (amount?.toFixed(2) ?? null) === asked.amount &&
    currency === asked.currency
  return stands ? row.figuresVersion : version
}

/**
 * A request with its tasks in the order in which people were asked, and what was answered to the command of `key`.
 * @throws AppError NOT_FOUND when out of sight or not there
 */
export async function readRequest({ tx, id, key = '' }: { tx: Tx; id: string; key?: string }) {
  const row = await tx.approvalRequest.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: { tasks: { orderBy: { number: 'asc' } }, answers: { where: { key } } },
  })
  if (!row) throw new AppError('NOT_FOUND', `approval request ${id}`)
  return row
}
export type RequestRow = Awaited<ReturnType<typeof readRequest>>

/** A stored request as the engine has it, without its answers. */
export function asRequest(row: RequestRow): StoredRequest['request'] {
  return {
    state: row.state as RequestState,
    submitter: row.submitterId,
    steps: row.steps as unknown as StoredStep[],
    step: row.step,
    round: row.round,
    passed: row.passed,
    tasks: row.tasks.map(
      (task): ApprovalTask => ({
        number: task.number,
        step: task.step,
        round: task.round,
        seat: task.seat,
        position: task.position,
        holder: task.holderId,
        cause: task.cause as TaskCause,
        state: task.state as TaskState,
        ...(task.decidedBy && { decidedBy: task.decidedBy }),
      }),
    ),
    answers: {},
  }
}
