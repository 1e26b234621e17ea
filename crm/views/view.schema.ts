import { soundText, z } from '#lib/zod.ts'

/** The lists that have views. */
export const viewLists = ['opportunities', 'customers'] as const
export type ViewList = (typeof viewLists)[number]

/** Ways to draw a list. */
export const drawings = ['table', 'board'] as const
export type Drawn = (typeof drawings)[number]

const list = z.enum(viewLists, { error: 'form.invalid' })
const conditions = {
  list,
  drawn: z.enum(drawings, { error: 'form.invalid' }),
  query: soundText('form.required').max(2000, 'form.tooLong'),
}
const name = soundText('form.required').trim().min(1, 'form.required').max(60, 'form.tooLong')
/** only me, the whole group, or an organisation by its id */
const sharedWith = z.union([z.literal('me'), z.literal('group'), z.guid()], { error: 'form.invalid' })
const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** A new view. Its id is the form's, so that what is sent twice is saved once. */
export const SaveViewSchema = z.object({ id: z.uuid({ error: 'form.invalid' }), ...conditions, name, sharedWith })

/** Another name, others who may open it. */
export const RenameViewSchema = z.object({ version, name, sharedWith })

/** The conditions that the list has now, in place of those it was saved with. */
export const OverwriteViewSchema = z.object({ version, drawn: conditions.drawn, query: conditions.query })

/** A view taken away, or that taken back. */
export const ViewVersionSchema = z.object({ version })

/** The view that a list opens with; empty: none. */
export const SetDefaultViewSchema = z.object({
  list,
  view: z.union([z.literal('').transform(() => null), z.guid()], { error: 'form.invalid' }),
})
