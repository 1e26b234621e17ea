import { addPerson } from '#crm/org/add-person.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { findOrganisation } from '#crm/org/find-organisation.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { onDatabase } from './on-database.ts'

export interface UserAddOptions {
  email: string
  name: string
  nameLatin?: string
  org: string
  role: string
  scope: string
}

/** `gantry user add`: without GANTRY_NEW_PASSWORD for somebody who signs in through the identity provider. */
export function userAdd(options: UserAddOptions): Promise<void> {
  return onDatabase(async () => {
    const orgId = await withActor(consoleActor, (tx) => findOrganisation({ tx, words: options.org }))
    const password = process.env.GANTRY_NEW_PASSWORD ?? null
    await addPerson({ actor: consoleActor, person: { ...options, orgId }, password })
    console.log(`${options.email} can sign in${password === null ? ' through the identity provider' : ''}.`)
  })
}
