import { approvalLists } from '#crm/approvals/approval.schema.ts'
import { countApprovals, findApprovals } from '#crm/approvals/find-approvals.server.ts'
import { findConcerned } from '#crm/approvals/find-concerned.server.ts'
import { findDelegations } from '#crm/approvals/find-delegations.server.ts'
import { findOverdue, findReminded, findToRemind } from '#crm/approvals/find-due-tasks.server.ts'
import { findExceptions } from '#crm/approvals/find-exceptions.server.ts'
import { findInForce } from '#crm/approvals/find-in-force.server.ts'
import { getApproval } from '#crm/approvals/get-approval.server.ts'
import { getApprovalOf } from '#crm/approvals/get-approval-of.server.ts'
import { listRouteTables } from '#crm/approvals/list-route-tables.server.ts'
import { findHeldBy } from '#crm/approvals/replace-leaver.server.ts'
import { findUnmailed } from '#crm/notifications/find-unmailed.server.ts'
import { findPassedException } from '#crm/opportunities/find-passed-exception.server.ts'
import type { ListQuery } from './list-queries.ts'

/** What is open of approvals, on every page: their plans are kept, and know no values. */
export const keptQueries: ListQuery[] = [
  ...approvalLists.map(
    (list): ListQuery => ({
      name: `approvals ${list}`,
      run: async ({ tx, actor }) => {
        const { next } = await findApprovals({ tx, actor, list })
        if (list === 'waiting' && !next) throw new Error('nothing waits, so nothing was looked at')
        if (next) await findApprovals({ tx, actor, list, after: next })
      },
    }),
  ),
  { name: 'count of approvals', run: ({ tx, actor }) => countApprovals({ tx, actor }) },
  {
    name: 'approvals with those of nobody',
    run: async ({ tx, actor }) => {
      const assigning = { ...actor, roles: ['administrator'] }
      await findApprovals({ tx, actor: assigning, list: 'waiting' })
      await countApprovals({ tx, actor: assigning })
    },
  },
]

/** What people open of approvals. */
export const approvalQueries: ListQuery[] = [
  ...keptQueries,
  { name: 'approval', run: ({ tx, actor, scaled }) => getApproval({ tx, actor, id: scaled.approval }) },
  {
    name: 'versions in force',
    run: ({ tx, actor, scaled }) => findInForce({ tx, actor, contractId: scaled.contract }),
  },
  {
    name: 'approval of a contract',
    run: ({ tx, actor, scaled }) => getApprovalOf({ tx, actor, contractId: scaled.contract }),
  },
  {
    name: 'exceptions',
    run: async ({ tx, actor }) => {
      const { next } = await findExceptions({ tx, actor })
      if (next) await findExceptions({ tx, actor, after: next })
    },
  },
  { name: 'exception that let it pass', run: ({ tx, scaled }) => findPassedException({ tx, id: scaled.opportunity }) },
  {
    name: 'what is to be mailed',
    run: ({ tx, actor, scaled }) => findUnmailed({ tx, actor, requestId: scaled.approval, now: new Date() }),
  },
  { name: 'delegations', run: ({ tx, actor }) => findDelegations({ tx, actor }) },
  { name: 'route tables', run: ({ tx, actor }) => listRouteTables({ tx, actor }) },
]

/** What the engine looks for by the clock, and when somebody has left. */
export const engineQueries: ListQuery[] = [
  { name: 'overdue', run: ({ tx }) => findOverdue({ tx, now: new Date() }) },
  { name: 'to remind', run: ({ tx }) => findToRemind({ tx, now: new Date() }) },
  { name: 'reminded', run: ({ tx }) => findReminded({ tx, since: new Date(Date.now() - 24 * 60 * 60_000) }) },
  { name: 'whom to mail', run: ({ tx, scaled }) => findConcerned({ tx, requestId: scaled.approval }) },
  { name: 'held by somebody', run: ({ tx, scaled }) => findHeldBy({ tx, personId: scaled.manager }) },
]
