import type { ApprovalRequest, ApprovalTask } from './approval-request.ts'
import type { ApprovalStepView, ApprovalTaskView } from './approval-views.ts'
import type { StoredStep } from './stored-step.ts'

interface Drawing {
  /** of somebody who is asked, with whoever stands in for them at present */
  person: (id: string) => ApprovalStepView['people'][number]
  task: (task: ApprovalTask) => ApprovalTaskView
}

/** The steps of a route as people read them; of a request that runs, with what has come of each. */
export function stepViews(
  steps: readonly StoredStep[],
  request: ApprovalRequest | null,
  { person, task }: Drawing,
): ApprovalStepView[] {
  return steps.map(({ key, name, level, by, hours, passes, asked }, at): ApprovalStepView => {
    const tasks = request?.tasks.filter((each) => each.step === at) ?? []
    // Of a step that was gone through again, what was said before stays history.
    const round = Math.max(0, ...tasks.map((each) => each.round))
    return {
      key,
      name,
      level,
      ruleId: by.ruleId,
      hours,
      passes,
      state: request ? stateOf(request, key, at, tasks) : 'to-come',
      people: asked.map(person),
      tasks: tasks.filter((each) => each.round === round).map(task),
    }
  })
}

function stateOf(
  request: ApprovalRequest,
  key: string,
  at: number,
  tasks: readonly ApprovalTask[],
): ApprovalStepView['state'] {
  const { passed, state, step } = request
  if (passed.includes(key)) return tasks.some((task) => task.state === 'approved') ? 'done' : 'skipped'
  if (state === 'running') return at === step ? 'running' : 'to-come'
  if (state === 'returned') return 'to-come'
  return tasks.length > 0 ? 'ended' : 'to-come'
}
