import { runMigrations } from 'bullmq'
import type { Client } from 'pg'
import { queueSchema } from './queue-connection.server.ts'

/**
 * Brings BullMQ's tables up to date, and lets the role in which the queue's connections rest use them.
 * @param client as the owner of the product's tables
 */
export async function prepareQueue(client: Client): Promise<void> {
  await runMigrations(client, queueSchema)
  for (const grant of [
    // BullMQ makes a sequence for each queue as it comes.
    `GRANT USAGE, CREATE ON SCHEMA ${queueSchema} TO gantry_queue`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO gantry_queue`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO gantry_queue`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} TO gantry_queue`,
  ]) {
    await client.query(grant)
  }
}
