import { consoleActor } from '#crm/org/console-actor.ts'
import { removeSecondFactor } from '#crm/org/remove-second-factor.server.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { databaseAddress } from './database-address.server.ts'

/** `gantry user remove-second-factor`: for whoever has lost app and spare codes. */
export async function userRemoveSecondFactor({ email }: { email: string }): Promise<void> {
  connectDatabase({ url: await databaseAddress(), pool: 2 })
  try {
    await withActor(consoleActor, (tx) => removeSecondFactor({ tx, actor: consoleActor, email }))
    console.log(`${email} signs in by password alone, and is signed out everywhere.`)
  } finally {
    await disconnectDatabase()
  }
}
