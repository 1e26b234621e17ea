import { prepareDatabase } from '#app/server/prepare-database.server.ts'
import { ownerUrl } from './owner-url.ts'

/** `gantry seed`: the demonstration, into a database without organisations. */
export async function seed(): Promise<void> {
  await prepareDatabase({ url: ownerUrl(), demo: true, say: (line) => console.log(line) })
  console.log('The demonstration is there.')
}
