import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import type { DirectoryRight, SetGrants } from './directory.schema.ts'
import { lockDirectory } from './lock-directory.server.ts'
import { rightsOf } from './rights-of.ts'

/**
 * Sets who may do what in a directory, in place of what was set before; with nothing set it has the rights of the one above. They hold
 * from the next statement on, for search too.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed
 */
export async function setGrants(options: SetGrants & { tx: Tx; actor: Actor; id: string }): Promise<void> {
  const { tx, actor, id, grants } = options
  const { orgId } = await lockDirectory({ tx, id })
  const known = await tx.knowledgeGrant.findMany({ where: { directoryId: id } })
  const before = known.map((line) => ({ orgId: line.orgId, rights: rightsOf(line) }))
  if (asText(before) === asText(grants)) return
  // While the actor still writes here: they may be taking it from themselves.
  await recordEvent(tx, actor, {
    type: 'knowledge-directory.grants-set',
    orgId,
    entity: { type: 'knowledge-directory', id },
    before: { grants: before },
    after: { grants },
  })
  const orgIds = grants.map((line) => line.orgId)
  const may = (right: DirectoryRight) => grants.map(({ rights }) => rights.includes(right))
  await tx.$executeRaw`SELECT gantry.set_grants(${id}::uuid, ${orgIds}::uuid[], ${may('read')}::boolean[],
    ${may('comment')}::boolean[], ${may('download')}::boolean[], ${may('forward')}::boolean[], ${may('write')}::boolean[])`
}

/** The same grants in whatever order give the same text. */
function asText(grants: SetGrants['grants']): string {
  return JSON.stringify(grants.map(({ orgId, rights }) => `${orgId} ${[...rights].sort().join(' ')}`).sort())
}
