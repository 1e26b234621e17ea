import { type DoorWith, door } from '#app/http/door.server.ts'
import { addTeamMember } from '#crm/opportunities/add-team-member.server.ts'
import { ChangeTeamSchema } from '#crm/opportunities/opportunity.schema.ts'
import { removeTeamMember } from '#crm/opportunities/remove-team-member.server.ts'
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
