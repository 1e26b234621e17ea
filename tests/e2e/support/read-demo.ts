import pg from 'pg'
import { readDataFolderHolder } from '#prisma/embedded/data-folder-lock.server.ts'
import { ownerUrl } from '#prisma/embedded/owner-url.ts'
import type { Served } from './start-server.ts'

/** Asks the database behind a running server, as its owner: past every policy, which is what a test wants. */
export async function askDatabase<T extends object>(server: Served, sql: string, values: unknown[] = []): Promise<T[]> {
  const holder = process.env.DATABASE_URL ? null : await readDataFolderHolder({ dataDir: server.dataDir })
  const connectionString = holder?.url ? ownerUrl(holder.url) : process.env.DATABASE_URL
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

export interface DemoPerson {
  id: string
  role: string
  name: string
}

/** One person of each role: the one with most open opportunities of their own or on their team. */
export function oneOfEachRole(server: Served): Promise<DemoPerson[]> {
  return askDatabase<DemoPerson>(
    server,
    `SELECT DISTINCT ON (m.role) p.id, m.role, p.name
     FROM membership m JOIN person p ON p.id = m.person_id
     WHERE p.active
     ORDER BY m.role,
       (SELECT count(*) FROM opportunity o WHERE o.status = 'open' AND (o.owner_id = p.id
          OR EXISTS (SELECT FROM opportunity_team t WHERE t.opportunity_id = o.id AND t.person_id = p.id))) DESC,
       p.id`,
  )
}
