import type { ApprovalRequest, RouteStep } from './approval-request.ts'

/**
 * The steps of a request that is submitted again which need not look again: they have passed, say so themselves of parts of which none
 * has changed, and ask the same. By another rule a step of the same key may ask others, whose approval it has not.
 */
export function keptSteps(
  request: Pick<ApprovalRequest, 'steps' | 'passed'>,
  { steps, changed }: { steps: readonly RouteStep[]; changed: readonly string[] },
): RouteStep[] {
  return steps.filter(
    (step) =>
      request.passed.includes(step.key) &&
      step.keptFor.length > 0 &&
      !step.keptFor.some((part) => changed.includes(part)) &&
      request.steps.some((before) => before.key === step.key && asksTheSame(before, step)),
  )
}

function asksTheSame(before: RouteStep, after: RouteStep): boolean {
  const share = ({ passes }: RouteStep) => (typeof passes === 'object' ? passes.share : passes)
  return (
    share(before) === share(after) &&
    before.asked.length === after.asked.length &&
    before.asked.every((person) => after.asked.includes(person))
  )
}
