import { type DoorWith, door } from '#app/http/door.server.ts'
import { changeContact } from '#crm/contacts/change-contact.server.ts'
import { ChangeContactSchema } from '#crm/contacts/contact.schema.ts'
import type { Route } from './+types/change-contact.ts'

export const action = door(
  'contact:add',
  ChangeContactSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof ChangeContactSchema>) =>
    inTx((tx) => changeContact({ tx, actor, ...form })),
)
