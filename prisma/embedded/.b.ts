import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { execSync } from 'node:child_process'
const dir = '/tmp/exp/pd'
const p = await startEmbeddedPostgres({ dataDir: dir })
await p.asOwner(async (c) => {
  const wal = async (l: string) => console.log(l, execSync(`du -sm ${dir}/postgres/pg_wal`).toString().trim(), (await c.query("select pg_current_wal_lsn() - redo_lsn as since, checkpoint_time from pg_control_checkpoint()")).rows)
  await wal('start')
  await c.query('drop table if exists w; create table w(v text)')
  for (let i = 0; i < 8; i++) { await c.query("insert into w select repeat(md5(random()::text), 30) from generate_series(1,200000)"); await wal('after ' + i); await c.query('truncate w') }
  await c.query("insert into w select 'x' from generate_series(1,2000)"); await c.query('delete from w where random()<0.5')
  console.log((await c.query("select relname,n_live_tup,n_dead_tup,n_mod_since_analyze,last_autovacuum,last_autoanalyze,(select reltuples from pg_class where oid=relid) from pg_stat_user_tables where relname='w'")).rows)
})
await p.stop()
console.log(execSync(`du -sm ${dir}/postgres/pg_wal`).toString())
