import { type DoorWith, door } from '#app/http/door.server.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { AddDirectorySchema } from '#knowledge/directories/directory.schema.ts'
import { orNothing } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/add-directory.ts'

/** A form has no null: at the top its field for the one above is empty. */
const schema = AddDirectorySchema.extend({ parentId: orNothing(z.uuid()) })

export const action = door(
  'knowledge:write',
  schema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof schema>) => {
    await inTx((tx) => addDirectory({ tx, actor, ...form }))
    return { created: form.id }
  },
)
