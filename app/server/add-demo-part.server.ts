import { readSettings } from '#crm/org/read-settings.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'

interface DemoPartOptions {
  part: 'demoDocuments' | 'demoApprovals' | 'demoKnowledge'
  /** who sees all that the part consists of */
  as: Actor
  /** which of the part's own rows, whose ids are the same for ever, are there, and how many there are of anybody */
  look: (tx: Tx) => Promise<{ own: { id: string }[]; all: number }>
  /** adds what is not there; it may be cut anywhere and is called again then. False when it cannot be added as yet */
  add: (own: ReadonlySet<string>) => Promise<boolean>
}

/**
 * Adds a part of the demonstration in as many steps as it takes, once: what a stop has cut, the next start goes on with. Beside what
 * people have made, or an earlier version of the product, nothing is added.
 * @returns whether anything was to be added
 */
export async function addDemoPart({ part, as, look, add }: DemoPartOptions): Promise<boolean> {
  const found = await withActor(as, async (tx) => {
    const { demo } = await readSettings(tx)
    return !demo || (await tx.setting.count({ where: { key: part } })) > 0 ? null : look(tx)
  })
  if (!found) return false
  const isOthers = found.own.length === 0 && found.all > 0
  if (!isOthers && !(await add(new Set(found.own.map(({ id }) => id))))) return false
  await withActor(as, (tx) => tx.$executeRaw`SELECT gantry.keep_demo_part(${part})`)
  return !isOthers
}
