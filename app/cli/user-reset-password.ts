import { consoleActor } from '#crm/org/console-actor.ts'
import { resetPassword } from '#crm/org/reset-password.server.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { databaseAddress } from './database-address.server.ts'

/** `gantry user reset-password`: the new one is read from GANTRY_NEW_PASSWORD, as arguments stand in lists of processes. */
export async function userResetPassword({ email }: { email: string }): Promise<void> {
  const password = process.env.GANTRY_NEW_PASSWORD
  if (!password) throw new AppError('BAD_INPUT', 'GANTRY_NEW_PASSWORD must hold the new password')
  connectDatabase({ url: await databaseAddress(), pool: 2 })
  try {
    const { ended } = await resetPassword({ actor: consoleActor, email, password })
    console.log(`${email} has a new password; ${ended} sessions ended.`)
  } catch (error) {
    if (isAppError(error) && error.details.invalid) console.error(JSON.stringify(error.details.invalid))
    throw error
  } finally {
    await disconnectDatabase()
  }
}
