import { consoleActor } from '#crm/org/console-actor.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onDatabase } from './on-database.ts'

/** `gantry user deactivate` and `gantry user activate`. */
export function userSetActive({ email, active }: { email: string; active: boolean }): Promise<void> {
  return onDatabase(async () => {
    const changed = await withActor(consoleActor, (tx) => setActive({ tx, actor: consoleActor, email, active }))
    const now = active ? 'can sign in' : 'cannot sign in any more, and is signed out everywhere'
    console.log(changed ? `${email} ${now}.` : `${email} was that already: nothing changed.`)
  })
}
