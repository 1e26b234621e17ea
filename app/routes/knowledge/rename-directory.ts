import { type DoorWith, door } from '#app/http/door.server.ts'
import { RenameDirectorySchema } from '#knowledge/directories/directory.schema.ts'
import { renameDirectory } from '#knowledge/directories/rename-directory.server.ts'
import type { Route } from './+types/rename-directory.ts'

export const action = door(
  'knowledge:write',
  RenameDirectorySchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof RenameDirectorySchema>) => {
    await inTx((tx) => renameDirectory({ tx, actor, id: params.directoryId, ...form }))
    return { done: true as const }
  },
)
