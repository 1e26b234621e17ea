import { consoleActor } from '#crm/org/console-actor.ts'
import { resetPassword } from '#crm/org/reset-password.server.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { databaseAddress } from './database-address.server.ts'

/** `gantry user reset-password`: the new password comes from the environment, where no list of processes shows it. */
export async function userResetPassword({ email }: { email: string }): Promise<void> {
  const password = process.env.GANTRY_NEW_PASSWORD
  if (!password) throw new AppError('CONFIG', 'set GANTRY_NEW_PASSWORD to the new password')
  connectDatabase({ url: await databaseAddress(), pool: 2 })
  try {
    await resetPassword({ actor: consoleActor, email, password })
    console.log(`${email} has a new password and is signed out everywhere.`)
  } catch (error) {
    if (isAppError(error) && error.details.invalid) console.error(JSON.stringify(error.details.invalid))
    throw error
  } finally {
    await disconnectDatabase()
  }
}
