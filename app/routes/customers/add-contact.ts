import { type DoorWith, door } from '#app/http/door.server.ts'
import { addContact } from '#crm/contacts/add-contact.server.ts'
import { AddContactSchema } from '#crm/contacts/contact.schema.ts'
import type { Route } from './+types/add-contact.ts'

export const action = door(
  'contact:add',
  AddContactSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof AddContactSchema>) => {
    const { id } = await inTx((tx) => addContact({ tx, actor, customerId: params.customerId, ...form }))
    return { added: id }
  },
)
