import { prepareDatabase } from '#app/server/prepare-database.server.ts'
import { ownerUrl } from './owner-url.ts'

/** `gantry migrate`: the schema, the base configuration and the partitions of the coming months. */
export async function migrateCommand(): Promise<void> {
  await prepareDatabase({ url: ownerUrl(), demo: false, say: (line) => console.log(line) })
  console.log('The database is up to date.')
}
