import { consoleActor } from '#crm/org/console-actor.ts'
import { removeSecondFactor } from '#crm/org/remove-second-factor.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onDatabase } from './on-database.ts'

/** `gantry user remove-second-factor`: for whoever has lost app and spare codes. */
export function userRemoveSecondFactor({ email }: { email: string }): Promise<void> {
  return onDatabase(async () => {
    await withActor(consoleActor, (tx) => removeSecondFactor({ tx, actor: consoleActor, email }))
    console.log(`${email} signs in by password alone, and is signed out everywhere.`)
  })
}
