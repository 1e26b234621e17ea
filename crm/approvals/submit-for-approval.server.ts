import { approvalActor } from '#crm/org/approval-actor.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import { routeOf } from './_route-of.server.ts'
import { keepGround, type Sent, storedSteps, submitRequest } from './_submit-request.server.ts'
import { carryOut } from './apply-command.server.ts'
import type { ChosenRoute } from './approval-route.ts'
import { changedParts, digestParts } from './digest-parts.server.ts'
import { figuresSeen } from './figures-seen.server.ts'
import { loadSubject, type SubjectAsked } from './load-subject.server.ts'
import { maySubmit } from './may-submit.server.ts'
import { stateAfter } from './refuse-outcome.ts'
import { findReturned, type Standing, standingOf } from './standing.server.ts'
import type { LoadedSubject } from './submitted-subject.ts'

interface SubmitOptions {
  tx: Tx
  actor: Actor
  /** the form's: of a second click nothing comes */
  id: string
  asked: SubjectAsked
  /** of what the person saw: that of their preview */
  figuresVersion: number
  note: string | null
  now?: Date
}

/**
 * Submits something for approval: the rules choose the way, and the first of it are asked. What was sent back is submitted again in
 * its own request, in which steps that need not look again stay approved.
 * @returns the request's id
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when it has moved since the person
 * saw it, cannot be submitted as it stands, or has no way, KEY_REUSED for something else under the same id, with `details.key`
 */
export async function submitForApproval(options: SubmitOptions): Promise<{ id: string }> {
  const { tx, actor, asked, id, figuresVersion, now = new Date() } = options
  if (!(await maySubmit({ tx, actor, asked }))) throw new AppError('FORBIDDEN', 'seen, not to be submitted')
  await holdOpportunity({ tx, asked })
  return actAs({ tx, actor, as: approvalActor }, async () => {
    await lockAsked({ tx, asked })
    const known = await findSent(options)
    if (known) return known
    const loaded = await loadSubject({ tx, asked, now })
    if (loaded.obstacle === 'lost')
      throw new AppError('CONFLICT', 'its opportunity is lost', refused('approval.dealLost'))
    if (loaded.obstacle) throw new AppError('CONFLICT', `its gate is ${loaded.obstacle}`, refused('approval.no-gate'))
    const choice = await routeOf({ tx, loaded, submitter: actor.personId, now })
    if (figuresSeen({ actor, loaded, choice }) !== figuresVersion)
      throw new AppError('CONFLICT', 'it has moved', refused('approval.moved'))
    const standing = await standingOf({ tx, asked })
    const returned = await findReturned({ tx, asked })
    refuseStanding(standing, returned !== null)
    if (!choice.ok) {
      const { kind } = choice.fault
      throw new AppError('CONFLICT', `no way: ${kind}`, { details: { key: `approval.${kind}`, fault: choice.fault } })
    }
    if (!returned) {
      await submitRequest({ ...options, loaded, route: choice.route, figuresSeen: figuresVersion, now })
      return { id }
    }
    if (returned.submitterId !== actor.personId)
      throw new AppError('CONFLICT', 'it was sent back to somebody else', refused('approval.returnedToOther'))
    await submitAgain({ ...options, now }, { returned, loaded, route: choice.route })
    return { id: returned.id }
  })
}

/** An opportunity that ends meanwhile has ended before, or voids what was submitted. Before anything that it is of, as whoever ends it does. */
async function holdOpportunity({ tx, asked }: { tx: Tx; asked: SubjectAsked }): Promise<void> {
  if ('contractId' in asked)
    await tx.$queryRaw`SELECT FROM opportunity
      WHERE id = (SELECT c.opportunity_id FROM contract c WHERE c.id = ${asked.contractId}::uuid) FOR SHARE`
  else await tx.$queryRaw`SELECT FROM opportunity WHERE id = ${asked.opportunityId}::uuid FOR SHARE`
}

/** Two people at once, or two clicks: the second waits here and then sees what the first has done. */
async function lockAsked({ tx, asked }: { tx: Tx; asked: SubjectAsked }): Promise<void> {
  if ('contractId' in asked) await tx.$queryRaw`SELECT FROM contract WHERE id = ${asked.contractId}::uuid FOR UPDATE`
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(471112, hashtext(${asked.opportunityId}))`
}

/** The request that was submitted by the same form already, for the first time or again; null when none was. */
async function findSent({ tx, actor, asked, id: key, figuresVersion, note }: SubmitOptions) {
  const known = await tx.approvalGround.findUnique({
    where: { key },
    select: { sent: true, request: { select: { id: true, submitterId: true, contractId: true, opportunityId: true } } },
  })
  if (!known) return null
  const { request, sent } = known
  if (request.submitterId !== actor.personId) throw new AppError('CONFLICT', `request ${key} is another`)
  const isOf =
    'contractId' in asked
      ? request.contractId === asked.contractId
      : request.contractId === null && request.opportunityId === asked.opportunityId
  const before = sent as Sent | null
  if (isOf && (before === null || (before.figures === figuresVersion && before.note === note)))
    return { id: request.id }
  throw new AppError('KEY_REUSED', `${key} was sent for something else`, refused('approval.KEY_REUSED'))
}

function refuseStanding(standing: Standing, isReturned: boolean): void {
  if (standing === 'ready' || (standing === 'asked' && isReturned)) return
  throw new AppError('CONFLICT', `it is ${standing}`, refused(`approval.${standing}`))
}

const refused = (key: string) => ({ details: { key } })

interface Again {
  returned: { id: string; submitterId: string }
  loaded: LoadedSubject
  route: ChosenRoute
}

async function submitAgain(options: SubmitOptions & { now: Date }, { returned, loaded, route }: Again): Promise<void> {
  const { tx, actor, id: key, figuresVersion: figures, note, now } = options
  const requestId = returned.id
  const before = await tx.approvalGround.findFirstOrThrow({ where: { requestId }, orderBy: { number: 'desc' } })
  const digests = digestParts(loaded.parts, before.salt)
  const changed = changedParts(before.parts as Record<string, string>, digests.parts)
  const steps = storedSteps(route.steps)
  const { figuresVersion } = loaded
  const subject = loaded.subject as unknown as Prisma.InputJsonObject
  const outcome = await carryOut({
    tx,
    actor,
    id: requestId,
    command: { kind: 'resubmit', key, by: actor.personId, steps, changed },
    now,
    columns: { note, subject, figuresVersion, digest: digests.digest },
  })
  stateAfter(outcome)
  const [number, sent] = [before.number + 1, { figures, note }]
  await keepGround({ tx, id: requestId, number, key, sent, loaded, route, digests, now })
}
