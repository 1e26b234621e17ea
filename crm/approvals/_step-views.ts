import type { ApprovalRequest, ApprovalTask } from './approval-request.ts'
import type { ApprovalStepView, ApprovalTaskView, ChosenRowView, PersonName } from './approval-views.ts'
import type { StoredStep } from './stored-step.ts'

/** Of a request, how far it has come. */
type Progress = Pick<ApprovalRequest, 'state' | 'step' | 'passed' | 'tasks'> & {
  /** of each task, by its number: the key of its step, and the submission in which it was asked */
  placeOf: (task: number) => { stepKey: string; submission: number }
}

interface Drawing {
  /** the rows that chose the route, as the reader may know them */
  rows: readonly ChosenRowView[]
  /** of somebody who is asked, with whoever stands in for them at present */
  person: (id: string) => Omit<ApprovalStepView['people'][number], 'why'>
  name: (id: string) => PersonName
  task: (task: ApprovalTask) => ApprovalTaskView
}

/** The steps of a route as people read them; of a request that runs, with what has come of each. */
export function stepViews(
  steps: readonly StoredStep[],
  request: Progress | null,
  { rows, person, name, task }: Drawing,
): ApprovalStepView[] {
  return steps.map((step, at): ApprovalStepView => {
    const { key, name: called, level, by, hours, passes, endsOn, escalateTo, asked, standUps } = step
    const tasks = request ? tasksOf(request, key) : []
    return {
      key,
      name: called,
      level,
      ruleId: rows.some(({ ruleId }) => ruleId === by.ruleId) ? by.ruleId : null,
      hours,
      passes,
      endsOn,
      escalateTo: escalateTo === null ? null : name(escalateTo),
      state: request ? stateOf(request, { key, at, isAsked: tasks.length > 0 }) : 'to-come',
      people: asked.map((id) => ({ ...person(id), why: standUps?.includes(id) ? 'stand-up' : 'role' })),
      tasks: tasks.map(task),
    }
  })
}

/**
 * What was said in a step, the last time. A request that is submitted again may go another way, in which the step has another place,
 * and what was said before stays history, unless the step has kept its approval.
 */
function tasksOf(request: Progress, key: string): ApprovalTask[] {
  const { tasks, passed, placeOf } = request
  const last = lastOf(request)
  const own = tasks.filter(({ number }) => {
    const { stepKey, submission } = placeOf(number)
    return stepKey === key && (submission === last || passed.includes(key))
  })
  const round = Math.max(0, ...own.map((each) => each.round))
  return own.filter((each) => each.round === round)
}

const lastOf = ({ tasks, placeOf }: Progress) => Math.max(0, ...tasks.map(({ number }) => placeOf(number).submission))

function stateOf(request: Progress, of: { key: string; at: number; isAsked: boolean }): ApprovalStepView['state'] {
  const { passed, state, step, tasks, placeOf } = request
  const { key, at, isAsked } = of
  if (passed.includes(key)) {
    const last = lastOf(request)
    const isHeard = tasks.some(({ number, state: said }) => {
      const place = placeOf(number)
      return place.stepKey === key && place.submission === last && said === 'approved'
    })
    return isHeard ? 'done' : 'skipped'
  }
  if (state === 'running') return at === step ? 'running' : 'to-come'
  if (state === 'returned') return 'to-come'
  return isAsked ? 'ended' : 'to-come'
}
