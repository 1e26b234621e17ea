import { consoleActor } from '#crm/org/console-actor.ts'
import { resetPassword } from '#crm/org/reset-password.server.ts'
import { AppError } from '#lib/errors.ts'
import { onDatabase } from './on-database.ts'

/** `gantry user reset-password`: the new password comes from the environment, where no list of processes shows it. */
export async function userResetPassword({ email }: { email: string }): Promise<void> {
  const password = process.env.GANTRY_NEW_PASSWORD
  if (!password) throw new AppError('CONFIG', 'set GANTRY_NEW_PASSWORD to the new password')
  await onDatabase(async () => {
    await resetPassword({ actor: consoleActor, email, password })
    console.log(`${email} has a new password and is signed out everywhere.`)
  })
}
