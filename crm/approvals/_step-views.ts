import type { ApprovalRequest, ApprovalTask } from './approval-request.ts'
import type { ApprovalStepView, ApprovalTaskView, ChosenRowView } from './approval-views.ts'
import type { StoredStep } from './stored-step.ts'

/** Of a request, how far it has come. */
type Progress = Pick<ApprovalRequest, 'state' | 'step' | 'passed' | 'tasks'>

interface Drawing {
  /** the rows that chose the route, as the reader may know them */
  rows: readonly ChosenRowView[]
  /** of somebody who is asked, with whoever stands in for them at present */
  person: (id: string) => ApprovalStepView['people'][number]
  task: (task: ApprovalTask) => ApprovalTaskView
}

/** The steps of a route as people read them; of a request that runs, with what has come of each. */
export function stepViews(
  steps: readonly StoredStep[],
  request: Progress | null,
  { rows, person, task }: Drawing,
): ApprovalStepView[] {
  return steps.map(({ key, name, level, by, hours, passes, asked }, at): ApprovalStepView => {
    const tasks = request?.tasks.filter((each) => each.step === at) ?? []
    // Of a step that was gone through again, what was said before stays history.
    const round = Math.max(0, ...tasks.map((each) => each.round))
    return {
      key,
      name,
      level,
      ruleId: rows.some(({ ruleId }) => ruleId === by.ruleId) ? by.ruleId : null,
      hours,
      passes,
      state: request ? stateOf(request, key, at, tasks) : 'to-come',
      people: asked.map(person),
      tasks: tasks.filter((each) => each.round === round).map(task),
    }
  })
}

function stateOf(
  request: Progress,
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
