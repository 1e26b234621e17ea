import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addDemoApprovals } from '#app/server/add-demo-approvals.server.ts'
import { addDemoKnowledge } from '#app/server/add-demo-knowledge.server.ts'
import { prepareRules } from '#app/server/prepare-database.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { sweepAndCatchUp } from '#crm/warnings/sweep-and-catch-up.server.ts'
import { asOwner } from '#prisma/as-owner.server.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { migrate } from '#prisma/migrate.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'

/** Whether an embedded database was ever started in a data folder. */
export function hasData(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres'))
}

/** Does work on the demonstration group, in memory: with its rules, warnings, approvals and knowledge, and gone afterwards. */
export async function onDemoDatabase<T>(work: () => Promise<T>): Promise<T> {
  const embedded = await startEmbeddedPostgres({ dataDir: null })
  try {
    await asOwner(embedded.url, async (client) => {
      await migrate(client)
      await loadBase({ client })
      await loadDemo({ client, nameKey })
    })
    connectDatabase({ url: embedded.url, pool: 2 })
    try {
      await prepareDemo()
      return await work()
    } finally {
      await disconnectDatabase()
    }
  } finally {
    await embedded.stop()
  }
}

/** What the demonstration has beside its rows: rules in force, requests for approval, knowledge that is found, warnings of today. */
export async function prepareDemo(): Promise<void> {
  await prepareRules({ say: () => {} })
  await addDemoApprovals()
  await addDemoKnowledge()
  await sweepAndCatchUp({ now: new Date() })
}
