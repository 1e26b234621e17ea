import type { Client } from 'pg'

interface TableDue {
  name: string
  vacuum: boolean
}

/** Bytes of log after which it is written off at once, and the age at which that happens to any. */
const logBytes = 64 * 1024 * 1024
const logAge = '5 minutes'

/**
 * Does what a PostgreSQL server's own processes do and the embedded one has none for: vacuum and statistics of
 * the tables that have changed, by the measures of autovacuum; and checkpoints, without which the log grows for ever and a
 * start after a crash replays it all. One statement at a time, so that requests get their turns in between.
 * @param client connected as the owner
 */
export async function maintainEmbedded(client: Client): Promise<void> {
  // What was counted is otherwise written down a second later at the earliest.
  await client.query('SELECT pg_stat_force_next_flush()')
  const tables = await client.query<TableDue>(
    `SELECT format('%I.%I', schemaname, stat.relname) AS name, stale_space AS vacuum
      FROM pg_stat_user_tables AS stat JOIN pg_class ON pg_class.oid = relid AND relkind IN ('r', 'm') AND relpersistence <> 't',
        LATERAL (SELECT greatest(reltuples, 0) AS size) AS rows,
        LATERAL (SELECT
          n_dead_tup > current_setting('autovacuum_vacuum_threshold')::int
            + current_setting('autovacuum_vacuum_scale_factor')::float * size
          OR n_ins_since_vacuum > current_setting('autovacuum_vacuum_insert_threshold')::int
            + current_setting('autovacuum_vacuum_insert_scale_factor')::float * size AS stale_space,
          n_mod_since_analyze > current_setting('autovacuum_analyze_threshold')::int
            + current_setting('autovacuum_analyze_scale_factor')::float * size AS stale_counts) AS due
      WHERE stale_space OR stale_counts`,
  )
  for (const { name, vacuum } of tables.rows) await client.query(`${vacuum ? 'VACUUM ANALYZE' : 'ANALYZE'} ${name}`)
  // Last, as vacuum writes to the log too.
  const log = await client.query<{ due: boolean }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > $1
        OR (pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > 1024 AND checkpoint_time < now() - $2::interval) AS due
      FROM pg_control_checkpoint()`,
    [logBytes, logAge],
  )
  if (log.rows[0]?.due) await client.query('CHECKPOINT')
}
