import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { columnsOf, saveRequest } from './_save-request.server.ts'
import { settleSubject } from './_settle-subject.server.ts'
import { tellOfApproval } from './_tell-of-approval.server.ts'
import type { ChosenRoute, ChosenStep } from './approval-route.ts'
import { digestParts, type PartDigests } from './digest-parts.server.ts'
import type { StoredStep } from './stored-step.ts'
import type { LoadedSubject } from './submitted-subject.ts'
import { submit } from './transition.ts'

interface SubmitOptions {
  tx: Tx
  /** whoever submits */
  actor: Actor
  id: string
  loaded: LoadedSubject
  route: ChosenRoute
  /** what the person had seen of it when they sent it */
  figuresSeen: number
  note: string | null
  now: Date
}

/** Begins a request, carried out by the engine: the first step is asked. */
export async function submitRequest(options: SubmitOptions): Promise<void> {
  const { tx, actor, id, loaded, route, figuresSeen, note, now } = options
  const request = submit({ submitter: actor.personId, steps: storedSteps(route.steps) })
  if (typeof request === 'string') throw new AppError('CONFLICT', `the route cannot be gone: ${request}`)
  const { orgId, opportunityId, contractId, figuresVersion, subject } = loaded
  const digests = digestParts(loaded.parts)
  await tx.approvalRequest.createMany({
    data: {
      id,
      orgId,
      subjectType: subject.type,
      opportunityId,
      contractId,
      submitterId: actor.personId,
      note,
      subject: subject as unknown as Prisma.InputJsonObject,
      figuresVersion,
      digest: digests.digest,
      ...columnsOf(request, now),
      submittedAt: await placeOf({ tx, contractId, now }),
    },
  })
  const sent = { figures: figuresSeen, note }
  await keepGround({ tx, id, number: 1, key: id, sent, loaded, route, digests, now })
  const opened = await saveRequest({ tx, id, contractId, before: null, after: request, dues: [], opinion: null, now })
  const row = { id, orgId, opportunityId, contractId, note, subject }
  await settleSubject({ tx, row, state: 'running', now })
  const after = { subject: subject.type }
  const told = { id, orgId, opportunityId, submitterId: actor.personId, version: 1 }
  await tellOfApproval({ tx, actor, request: told, type: 'approval.submitted', after, opened, told: [], now })
}

/** Later than every other request about the contract, whatever the clock has done: what counts is what the latest has come to. */
async function placeOf({ tx, contractId, now }: Pick<SubmitOptions, 'tx' | 'now'> & { contractId: string | null }) {
  if (!contractId) return now
  const { _max: latest } = await tx.approvalRequest.aggregate({ where: { contractId }, _max: { submittedAt: true } })
  return latest.submittedAt && latest.submittedAt >= now ? new Date(latest.submittedAt.getTime() + 1) : now
}

/** Steps as a request keeps them. */
export function storedSteps(steps: readonly ChosenStep[]): StoredStep[] {
  return steps.map(({ people, ...step }) => ({
    ...step,
    standUps: people.filter(({ why }) => why === 'stand-up').map(({ id }) => id),
  }))
}

interface KeepOptions extends Pick<SubmitOptions, 'tx' | 'id' | 'loaded' | 'route' | 'now'> {
  number: number
  /** of whoever sent it, and what they sent under it */
  key: string
  sent: Sent
  digests: PartDigests
}

/** What somebody sends to have something approved, beside what it is. */
export interface Sent {
  /** that they had seen */
  figures: number
  note: string | null
}

/** Keeps what a route was chosen by, each time anew. */
export async function keepGround(options: KeepOptions): Promise<void> {
  const { tx, id, number, key, sent, loaded, route, digests, now } = options
  await tx.approvalGround.createMany({
    data: {
      requestId: id,
      number,
      rows: route.rows as unknown as Prisma.InputJsonArray,
      facts: route.facts as Prisma.InputJsonObject,
      vocabularyVersion: route.vocabularyVersion,
      ...(loaded.margin && { margin: loaded.margin as unknown as Prisma.InputJsonObject }),
      parts: digests.parts,
      salt: digests.salt,
      key,
      sent: { ...sent },
      at: now,
    },
  })
}
