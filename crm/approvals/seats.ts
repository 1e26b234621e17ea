import type { ApprovalRequest, ApprovalTask, RouteStep } from './approval-request.ts'

/** The seats of the step that runs, each with its people in the order in which they are asked, without who passed it on. */
export function seatsOf({ steps, step, round, tasks }: ApprovalRequest): ApprovalTask[][] {
  const here = tasks.filter((task) => task.step === step && task.round === round && task.state !== 'passed-on')
  return (steps[step]?.asked ?? []).map((_, seat) =>
    here.filter((task) => task.seat === seat).sort((a, b) => a.position - b.position),
  )
}

/** How many seats have to approve. */
export function neededOf({ passes, asked }: RouteStep): number {
  if (passes === 'all') return asked.length
  return passes === 'any' ? 1 : Math.min(asked.length, Math.max(1, Math.ceil(passes.share * asked.length)))
}
