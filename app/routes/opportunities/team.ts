import { type DoorWith, door } from '#app/http/door.server.ts'
import { addTeamMember, removeTeamMember } from '#crm/opportunities/change-team.server.ts'
import { ChangeTeamSchema } from '#crm/opportunities/opportunity.schema.ts'
import type { Route } from './+types/team.ts'

export const action = door(
  'opportunity:staff',
  ChangeTeamSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof ChangeTeamSchema>) => {
    const { personId } = form
    await inTx((tx) =>
      form.intent === 'add'
        ? addTeamMember({ tx, actor, id: params.opportunityId, personId, role: form.role })
        : removeTeamMember({ tx, actor, id: params.opportunityId, personId }),
    )
    return { done: true as const }
  },
)
