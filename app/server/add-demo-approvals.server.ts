import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { type DemoSaying, demoApprovals } from '#prisma/seeds/demo/demo-approvals.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { addDemoPart } from './add-demo-part.server.ts'

const requestIdOf = (at: number) => stableId(`demo/approval/${at}`)

/**
 * Submits contracts of the demonstration as their owners would, once, and lets some of those who are asked say something: each verb
 * does what it does for everybody.
 */
export async function addDemoApprovals(): Promise<void> {
  const ids = demoApprovals.map((_, at) => requestIdOf(at))
  await addDemoPart({
    part: 'demoApprovals',
    as: approvalActor,
    look: async (tx) => ({
      own: await tx.approvalRequest.findMany({ where: { id: { in: ids } }, select: { id: true } }),
      all: await tx.approvalRequest.count(),
    }),
    add: async (own) => {
      const contracts = await contractsToSubmit(ids.length - own.size)
      for (const [at, { note, said }] of demoApprovals.entries()) {
        const id = requestIdOf(at)
        const isSubmitted = own.has(id) || (await submit({ id, note, contract: contracts.shift() }))
        if (isSubmitted) for (const [number, saying] of said.entries()) await sayNext({ id, number, saying })
      }
      return true
    },
  })
}

/** The largest that nobody has submitted: those that stand behind the ones that are. */
function contractsToSubmit(count: number): Promise<{ id: string; ownerId: string }[]> {
  return withActor(approvalActor, (tx) =>
    tx.contract.findMany({
      where: { state: 'draft', category: { not: 'purchase' }, approvals: { none: {} } },
      select: { id: true, ownerId: true },
      orderBy: [{ amountSort: 'desc' }, { id: 'asc' }],
      take: count,
    }),
  )
}

interface SubmitOptions {
  id: string
  note: string
  contract: { id: string; ownerId: string } | undefined
}

async function submit({ id, note, contract }: SubmitOptions): Promise<boolean> {
  const actor = contract && (await actorOf(contract.ownerId))
  if (!actor) return false
  return withActor(actor, async (tx) => {
    const { fault, figuresVersion } = await previewContract({ tx, actor, contractId: contract.id })
    if (fault) return false
    await submitContract({ tx, actor, id, contractId: contract.id, figuresVersion, note })
    return true
  })
}

/** Has the next of those who are asked say something that was not said; nobody, once it has ended. */
async function sayNext(options: { id: string; number: number; saying: DemoSaying }): Promise<void> {
  const { id, number, saying } = options
  const key = stableId(`demo/approval/${id}/${number}`)
  const next = await withActor(approvalActor, async (tx) => {
    if ((await tx.approvalAnswer.count({ where: { requestId: id, key } })) > 0) return null
    return tx.approvalTask.findFirst({
      where: { requestId: id, state: 'open', holderId: { not: null } },
      orderBy: { number: 'asc' },
      select: { number: true, holderId: true },
    })
  })
  const actor = next?.holderId ? await actorOf(next.holderId) : null
  if (!next || !actor) return
  const { decision, opinion } = saying
  await withActor(actor, (tx) => decideApproval({ tx, actor, id, key, task: next.number, decision, opinion }))
}

function actorOf(personId: string): Promise<Actor | null> {
  return withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
}
