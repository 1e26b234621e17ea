import pg from 'pg'
import { readDataFolderHolder } from '#prisma/embedded/data-folder-lock.server.ts'
import { ownerUrl } from '#prisma/embedded/owner-url.ts'
import type { Served } from './start-server.ts'

/** Asks the database behind a running server, as its owner: past every policy, which is what a test wants. */
export async function askDatabase<T extends object>(server: Served, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: await databaseUrlOf(server) })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Where the database behind a running server is, for its owner. */
export async function databaseUrlOf(server: Served): Promise<string> {
  const holder = process.env.DATABASE_URL ? null : await readDataFolderHolder({ dataDir: server.dataDir })
  const url = holder?.url ? ownerUrl(holder.url) : process.env.DATABASE_URL
  if (!url) throw new Error('the server has no database')
  return url
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
