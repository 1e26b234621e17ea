import { type DoorWith, door } from '#app/http/door.server.ts'
import { WriteNoteSchema } from '#crm/opportunities/opportunity.schema.ts'
import { writeNote } from '#crm/opportunities/write-note.server.ts'
import type { Route } from './+types/note.ts'

export const action = door(
  'note:write',
  WriteNoteSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof WriteNoteSchema>) => {
    await inTx((tx) => writeNote({ tx, actor, opportunityId: params.opportunityId, ...form }))
    return { done: true as const }
  },
)
