import { ownActor } from './own-actor.ts'

/**
 * Who carries out what people decide about requests for approval: it sees the whole group, with what things cost, since routes are
 * chosen by margins, and writes requests, tasks and what becomes of their subjects. The policies of approvals know it by its id.
 */
export const approvalActor = ownActor(
  {
    id: '00000000-0000-0000-0000-000000000003',
    name: { zh: '审批', en: 'Approvals' },
    email: 'approvals@localhost',
  },
  { scope: 'group', all: true, costs: true },
)
