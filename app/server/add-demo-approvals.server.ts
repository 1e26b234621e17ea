import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { type DemoSaying, demoApprovals } from '#prisma/seeds/demo/demo-approvals.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'

/**
 * Submits contracts of the demonstration as their owners would, once, and lets some of those who are asked say something: each verb
 * does what it does for everybody.
 */
export async function addDemoApprovals(): Promise<void> {
  const contracts = await withActor(approvalActor, async (tx) => {
    const { demo } = await readSettings(tx)
    if (!demo || (await tx.approvalRequest.count()) > 0) return []
    return tx.contract.findMany({
      where: { state: 'draft', category: { not: 'purchase' } },
      select: { id: true, ownerId: true },
      orderBy: [{ amountSort: 'desc' }, { id: 'asc' }],
      take: demoApprovals.length,
    })
  })
  for (const [at, { id: contractId, ownerId }] of contracts.entries()) {
    const { note, said } = demoApprovals[at] ?? { note: null, said: [] }
    const actor = await actorOf(ownerId)
    if (!actor) continue
    const id = newId()
    const isSubmitted = await withActor(actor, async (tx) => {
      const { fault, figuresVersion } = await previewContract({ tx, actor, contractId })
      if (fault) return false
      await submitContract({ tx, actor, id, contractId, figuresVersion, note })
      return true
    })
    if (isSubmitted) for (const saying of said) await sayNext(id, saying)
  }
}

/** Has the next of those who are asked say something; nobody, once it has ended. */
async function sayNext(id: string, { decision, opinion }: DemoSaying): Promise<void> {
  const next = await withActor(approvalActor, (tx) =>
    tx.approvalTask.findFirst({
      where: { requestId: id, state: 'open', holderId: { not: null } },
      orderBy: { number: 'asc' },
      select: { number: true, holderId: true },
    }),
  )
  const actor = next?.holderId ? await actorOf(next.holderId) : null
  if (!next || !actor) return
  await withActor(actor, (tx) => decideApproval({ tx, actor, id, key: newId(), task: next.number, decision, opinion }))
}

function actorOf(personId: string): Promise<Actor | null> {
  return withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
}
