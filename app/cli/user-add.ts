import { addPerson } from '#crm/org/add-person.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { findOrganisation } from '#crm/org/find-organisation.server.ts'
import { isAppError } from '#lib/errors.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { databaseAddress } from './database-address.server.ts'

export interface UserAddOptions {
  email: string
  name: string
  nameLatin?: string
  org: string
  role: string
  scope: string
}

/** `gantry user add`: beside a running embedded server it goes through that server's database. */
export async function userAdd(options: UserAddOptions): Promise<void> {
  connectDatabase({ url: await databaseAddress(), pool: 2 })
  try {
    const orgId = await withActor(consoleActor, (tx) => findOrganisation({ tx, words: options.org }))
    const password = process.env.GANTRY_NEW_PASSWORD ?? null
    await addPerson({ actor: consoleActor, person: { ...options, orgId }, password })
    console.log(`${options.email} can sign in${password === null ? ' through the identity provider' : ''}.`)
  } catch (error) {
    if (isAppError(error) && error.details.invalid) console.error(JSON.stringify(error.details.invalid))
    throw error
  } finally {
    await disconnectDatabase()
  }
}
