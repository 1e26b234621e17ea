import { Client } from 'pg'

/**
 * Runs `work` with a connection of its own as the owner of the tables: migrations, seeds and partitions, never a request.
 * @param url address at which one acts as the owner
 */
export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
