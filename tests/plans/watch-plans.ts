import type { Client, ClientBase } from 'pg'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import type { PlannedStatement } from './plan-faults.ts'

/**
 * Connects the product's one client to a database that reports every plan it has run, those inside functions too, and keeps
 * them. Needs a PostgreSQL with its module auto_explain.
 * @param client as superuser on the same database
 */
export async function watchPlans({ client, url }: { client: Client; url: string }): Promise<PlanWatch> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
  for (const setting of [
    "session_preload_libraries = 'auto_explain'",
    'auto_explain.log_min_duration = 0',
    'auto_explain.log_analyze = on',
    'auto_explain.log_timing = off',
    'auto_explain.log_nested_statements = on',
    "auto_explain.log_format = 'json'",
    'client_min_messages = log',
    'jit = off',
  ]) {
    await client.query(`ALTER DATABASE ${rows[0]?.name} SET ${setting}`)
  }
  const statements: PlannedStatement[] = []
  const onConnect = (connection: ClientBase) => {
    connection.on('notice', ({ message = '' }) => {
      const plan = /^duration: .*? plan:\n/.exec(message)
      if (plan) statements.push(JSON.parse(message.slice(plan[0].length)))
    })
  }
  connectDatabase({ url, onConnect })
  return {
    async during(work) {
      statements.length = 0
      await work()
      return [...statements]
    },
    stop: disconnectDatabase,
  }
}

export interface PlanWatch {
  /** the plans of everything that the product's client ran while `work` did */
  during: (work: () => Promise<unknown>) => Promise<PlannedStatement[]>
  stop: () => Promise<void>
}
