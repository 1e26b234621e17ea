import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetGrantsSchema } from '#knowledge/directories/directory.schema.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { soundText, z } from '#lib/zod.ts'
import type { Route } from './+types/set-grants.ts'

/** The table as one field: its lines have lists in them, which a form cannot nest. */
const schema = z.object({
  grants: soundText()
    .max(20_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'form.invalid' })
        return z.NEVER
      }
    })
    .pipe(SetGrantsSchema.shape.grants),
})

export const action = door(
  'knowledge:write',
  schema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof schema>) => {
    await inTx((tx) => setGrants({ tx, actor, id: params.directoryId, ...form }))
    return { done: true as const }
  },
)
