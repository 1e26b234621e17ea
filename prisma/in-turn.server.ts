import { Client } from 'pg'

interface TurnOptions {
  url: string
  /** the number of what is done, the same in every process */
  turn: number
}

/**
 * Does work that takes many transactions, while no other process on the database does it: another waits until it has ended, or
 * its process has. The embedded database has one process only, and needs no turns.
 */
export async function inTurn<T>({ url, turn }: TurnOptions, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  // It rests while the work goes on, and what has cut it off cuts the work's own connections off, too.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [turn])
    return await work()
  } finally {
    await client.end()
  }
}
