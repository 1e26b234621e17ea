import { consoleActor } from '#crm/org/console-actor.ts'
import { setPersonActive } from '#crm/org/set-person-active.server.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { databaseAddress } from './database-address.server.ts'

/** `gantry user deactivate` and `gantry user activate`. */
export async function userSetActive({ email, active }: { email: string; active: boolean }): Promise<void> {
  connectDatabase({ url: await databaseAddress(), pool: 2 })
  try {
    const done = await withActor(consoleActor, (tx) => setPersonActive({ tx, actor: consoleActor, email, active }))
    if (!done) console.log(`${email} is ${active ? 'active' : 'inactive'} already.`)
    else if (active) console.log(`${email} can sign in again.`)
    else console.log(`${email} can no longer sign in; ${done.ended} sessions ended.`)
  } finally {
    await disconnectDatabase()
  }
}
