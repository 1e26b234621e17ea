import { shareOf } from '#crm/contracts/compute-margin.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { readPeople } from './_read-people.server.ts'
import { sayRows } from './_read-rows.server.ts'
import { routeOf } from './_route-of.server.ts'
import { stepViews } from './_step-views.ts'
import { storedSteps } from './_submit-request.server.ts'
import type { ApprovalTaskView, SubmissionPreview } from './approval-views.ts'
import { figuresSeen } from './figures-seen.server.ts'
import { loadSubject, type SubjectAsked } from './load-subject.server.ts'
import { maySubmit } from './may-submit.server.ts'
import { notablesOf } from './notables.ts'
import { findReturned, standingOf } from './standing.server.ts'
import { subjectView } from './submitted-subject.ts'

interface PreviewOptions {
  tx: Tx
  actor: Actor
  now?: Date
}

/** Who would be asked about a contract if the actor submitted it now. @throws AppError as `previewSubmission` */
export function previewContract({ contractId, ...options }: PreviewOptions & { contractId: string }) {
  return previewSubmission({ ...options, asked: { contractId } })
}

/** Who would be asked for an exception at the gate in front of an opportunity. @throws AppError as `previewSubmission` */
export function previewException({ opportunityId, ...options }: PreviewOptions & { opportunityId: string }) {
  return previewSubmission({ ...options, asked: { opportunityId } })
}

/**
 * Who would be asked, in which order and by which rules, before anything is sent; or why it cannot be. Writes nothing.
 * @throws AppError NOT_FOUND when out of sight
 */
async function previewSubmission(options: PreviewOptions & { asked: SubjectAsked }): Promise<SubmissionPreview> {
  const { tx, actor, asked, now = new Date() } = options
  const may = await maySubmit({ tx, actor, asked })
  const found = await actAs({ tx, actor, as: approvalActor }, async () => {
    const loaded = await loadSubject({ tx, asked, now })
    const choice = await routeOf({ tx, loaded, submitter: actor.personId, now })
    const standing = await standingOf({ tx, asked })
    return { loaded, choice, standing, returned: await findReturned({ tx, asked }) }
  })
  const { loaded, choice, standing, returned } = found
  const isOwnReturned = returned?.submitterId === actor.personId
  const { subject, margin } = loaded
  const percent = actor.costs ? shareOf(margin) : undefined
  const steps = choice.ok ? storedSteps(choice.route.steps) : []
  const waitsFor = returned && !isOwnReturned ? returned : null
  const asks = steps.flatMap(({ asked: each, escalateTo }) => [...each, ...(escalateTo ? [escalateTo] : [])])
  const people = await readPeople({ tx, ids: [...asks, ...(waitsFor ? [waitsFor.submitterId] : [])], now })
  const rows = await sayRows({ tx, actor, type: subject.type, rows: choice.ok ? choice.route.rows : [] })
  const fault = (): SubmissionPreview['fault'] => {
    if (!may) return { kind: 'not-allowed' }
    if (waitsFor) return { kind: 'returned', requestId: waitsFor.id, to: people.name(waitsFor.submitterId) }
    if (standing !== 'ready' && !(standing === 'asked' && isOwnReturned)) return { kind: 'state', state: standing }
    if (loaded.obstacle) return { kind: 'state', state: loaded.obstacle }
    return choice.ok ? null : choice.fault
  }
  return {
    subject: subjectView(subject, actor.costs ? margin : null),
    figuresVersion: figuresSeen({ actor, loaded, choice }),
    rows,
    steps: stepViews(steps, null, {
      rows,
      person: people.asked,
      name: people.name,
      task: noTask,
    }),
    notables: notablesOf({ subject, margin: percent, sentBack: 0 }),
    fault: fault(),
    resubmits: isOwnReturned ? returned.id : null,
  }
}

/** Of a route that nobody has gone yet there are no tasks. */
function noTask(): ApprovalTaskView {
  throw new Error('a route that was not submitted has no tasks')
}
