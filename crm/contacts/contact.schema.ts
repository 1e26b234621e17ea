import { contactLevels } from '#crm/activities/activity.schema.ts'
import { fieldEditSchema } from '#crm/customers/customer.schema.ts'
import { orNothing, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

const name = words(60).min(1, 'form.required').regex(/\p{L}/u, 'form.name')
// As people write them: country code, brackets, hyphens, 转 for an extension.
const phone = words(40).regex(/^[+＋]?[\d０-９()（） .\-—－*#/]{5,}((转|ext\.?|x)\s*\d{1,6})?$/iu, 'form.phone')
const email = words(120).pipe(z.email({ error: 'form.email' }))
const level = z.enum(contactLevels, { error: 'form.required' })

/** The fields of a contact that are edited in place, each with the reading of what was typed. */
export const contactFields = {
  name,
  title: orNothing(words(60)),
  level,
  phone: orNothing(phone),
  email: orNothing(email),
} as const
export type ContactField = keyof typeof contactFields

/** A new contact, as the actor's company knows them. The form brings the id, so that a second click adds nobody twice. */
export const AddContactSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid({ error: 'form.required' }),
  name,
  title: orNothing(words(60)).default(null),
  level,
  phone: orNothing(phone).default(null),
  email: orNothing(email).default(null),
})
export type AddContact = z.output<typeof AddContactSchema>

export const ChangeContactSchema = z.intersection(fieldEditSchema(contactFields), z.object({ contactId: z.uuid() }))
