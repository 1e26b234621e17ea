import { type DoorWith, door } from '#app/http/door.server.ts'
import { MoveDirectorySchema } from '#knowledge/directories/directory.schema.ts'
import { moveDirectory } from '#knowledge/directories/move-directory.server.ts'
import { orNothing } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/move-directory.ts'

/** A form says nothing where the schema says null. */
const schema = MoveDirectorySchema.extend({ parentId: orNothing(z.uuid()), before: orNothing(z.uuid()) })

export const action = door(
  'knowledge:write',
  schema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof schema>) => {
    await inTx((tx) => moveDirectory({ tx, actor, id: params.directoryId, ...form }))
    return { done: true as const }
  },
)
