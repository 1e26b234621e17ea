import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { eventSubscriptions } from '#app/jobs/event-subscriptions.ts'
import { type JobQueue, openJobQueue } from '#app/jobs/job-queue.server.ts'
import { prepareQueue } from '#app/jobs/prepare-queue.server.ts'
import { relayEvents } from '#app/jobs/relay-events.server.ts'
import { writeNote } from '#crm/opportunities/write-note.server.ts'
import { sweepWarnings } from '#crm/warnings/sweep-warnings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { openScaledDatabase, type ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import { killReviews } from './kill-reviews.ts'
import { killWhileApproving } from './kill-while-approving.ts'
import { kill, says, start, until } from './worker-process.ts'

// What is lost, and what is done twice, when processes and servers die: a line each, exit code 1 when anything is. Kills the
// database at TEST_DATABASE_URL while it runs, so nothing else may use it meanwhile.
//
//   eval "$(tests/services up)"; npm run build; npm run test:loss

const server = process.env.TEST_DATABASE_URL
const redisUrl = process.env.TEST_REDIS_URL
if (!server || !redisUrl) {
  console.error('test:loss needs real servers: eval "$(tests/services up)"')
  process.exit(1)
}
const root = fileURLToPath(new URL('../../', import.meta.url))
let failures = 0

function report(name: string, sound: boolean, said: string): void {
  if (!sound) failures += 1
  console.log(`${sound ? 'ok    ' : 'FAILED'}  ${name}: ${said}`)
}

const database = await openScaledDatabase(server, { opportunities: 20_000, organisations: 120 })
connectDatabase({ url: database.url })
await prepareQueue(database.client)
await installShippedRules()
const queue = await openJobQueue({ databaseUrl: database.url, redisUrl })
try {
  await killWorkerInMidSweep(database, queue)
  await deliverTwice(database, queue)
  await killReviews({ database, queue, redisUrl, report })
  await killWhileApproving({ database, queue, redisUrl, report })
  await commitLate(database)
  await killRelay(database, queue)
  await killDatabaseUnderLoad(database)
} finally {
  await queue.close().catch(() => {})
  await disconnectDatabase()
  await database.drop().catch(() => {})
}
console.log(failures === 0 ? 'nothing lost, nothing doubled' : `${failures} failed`)
process.exit(failures === 0 ? 0 : 1)

async function count({ client }: ScaledDatabase, of: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${of}`)
  return rows[0]?.n ?? 0
}

async function killWorkerInMidSweep(db: ScaledDatabase, jobs: JobQueue): Promise<void> {
  const first = start('worker', { databaseUrl: db.url, redisUrl })
  await says(first, 'ready')
  await jobs.enqueue([{ name: 'warnings.sweep', payload: {}, id: `loss-${newId()}` }])
  // Some rules are done, and the others are not.
  await until(async () => (await count(db, 'sweep_run')) >= 1)
  const done = await count(db, 'sweep_run')
  await kill(first)
  const second = start('worker', { databaseUrl: db.url, redisUrl })
  await says(second, 'ready')
  const finished = await until(async () => {
    const { waiting, active } = await jobs.counts()
    return waiting + active === 0 && (await count(db, 'sweep_run')) > done
  })
  await kill(second)
  const again = await sweepWarnings()
  const changed = again.reduce((sum, { opened, closed }) => sum + opened + closed, 0)
  const open = await count(db, 'warning')
  const opened = await count(db, `domain_event WHERE type = 'warning.opened'`)
  report(
    'worker killed in mid-sweep',
    finished && changed === 0 && open === opened && open > 0,
    `${open} warnings, ${opened} events of them, ${changed} changed by another sweep`,
  )
}

/** The first delivery has something to do: visits that are due today, of which nobody has been warned. The second has nothing. */
async function deliverTwice(db: ScaledDatabase, jobs: JobQueue): Promise<void> {
  const due = 5
  await db.client.query(
    `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, subject)
     SELECT gen_random_uuid(), org_id, customer_id, id, owner_id, 'visit', 'relationship', 'planned', $1, 'due'
     FROM opportunity WHERE status = 'open' ORDER BY id LIMIT $2`,
    [dayOf(new Date(), 'Asia/Shanghai'), due],
  )
  const rules = await count(db, '(SELECT DISTINCT rule_id FROM sweep_run) r')
  const runs = await count(db, 'sweep_run')
  const changed = async () => [
    await count(db, 'warning'),
    await count(db, 'domain_event'),
    await count(db, 'notification'),
  ]
  const before = await changed()
  const worker = start('worker', { databaseUrl: db.url, redisUrl })
  await says(worker, 'ready')
  const job = { name: 'warnings.sweep', payload: {}, id: `twice-${newId()}` } as const
  /** whether as many sweeps as that have run to their end, and none besides */
  const swept = async (times: number) => {
    const settled = await until(async () => {
      const { waiting, active } = await jobs.counts()
      return waiting + active === 0 && (await count(db, 'sweep_run')) >= runs + times * rules
    })
    return settled && (await count(db, 'sweep_run')) === runs + times * rules
  }
  // Under one id it is one job, under another the same work comes again.
  await jobs.enqueue([job, job])
  const ranOnce = await swept(1)
  const first = await changed()
  await jobs.enqueue([{ ...job, id: `${job.id}-again` }])
  const ranAgain = await swept(2)
  await kill(worker)
  const after = await changed()
  const [warnings = 0, events = 0, told = 0] = first.map((n, at) => n - (before[at] ?? 0))
  report(
    'a job delivered twice',
    ranOnce && ranAgain && warnings === due && events === due && told >= due && String(first) === String(after),
    `${ranOnce ? 'ran' : 'did not run'} and ${ranAgain ? 'ran' : 'did not run'} again; the first added ${warnings} warnings, ${events} events, ${told} notifications, the second ${after.map((n, at) => n - (first[at] ?? 0)).join(', ')}`,
  )
}

async function happen(by: Pick<Client, 'query'>, record: string): Promise<string> {
  const id = newId()
  await by.query(
    `INSERT INTO domain_event (id, type, entity_type, entity_id, record_type, record_id)
     VALUES ($1, 'note.written', 'note', $1, 'opportunity', $2)`,
    [id, record],
  )
  return id
}

async function commitLate(db: ScaledDatabase): Promise<void> {
  const carried: string[] = []
  const keep = async (requests: readonly { payload: unknown }[]) => {
    for (const { payload } of requests) carried.push(...(payload as { recordIds: string[] }).recordIds)
  }
  const relay = () => relayEvents({ queue: { enqueue: keep }, subscriptions: eventSubscriptions, most: 100_000 })
  await relay()
  carried.length = 0
  const slow = new Client(db.url)
  await slow.connect()
  await slow.query('BEGIN')
  const [late, early] = [newId(), newId()]
  await happen(slow, late)
  await happen(db.client, early)
  await relay()
  const meanwhile = carried.length
  await slow.query('COMMIT')
  await slow.end()
  await relay()
  await relay()
  const sound = meanwhile === 0 && String(carried) === String([late, early])
  report(
    'an event that commits late',
    sound,
    `${carried.length} of 2 carried, ${meanwhile} before the first had committed`,
  )
}

async function killRelay(db: ScaledDatabase, jobs: JobQueue): Promise<void> {
  const records = [newId(), newId(), newId()]
  for (const record of records) await happen(db.client, record)
  const relay = start('relay', { databaseUrl: db.url, redisUrl })
  await says(relay, 'read')
  await kill(relay)
  const ids = new Set<string>()
  const enqueue: JobQueue['enqueue'] = async (requests) => {
    for (const { payload } of requests) for (const id of (payload as { recordIds: string[] }).recordIds) ids.add(id)
    await jobs.enqueue(requests)
  }
  const first = await relayEvents({ queue: { enqueue }, subscriptions: eventSubscriptions })
  const second = await relayEvents({ queue: { enqueue }, subscriptions: eventSubscriptions })
  const sound = first === records.length && second === 0 && records.every((record) => ids.has(record))
  report(
    'relay killed between reading and enqueuing',
    sound,
    `${first} of ${records.length} carried afterwards, ${second} again`,
  )
}

/** Twenty people write notes while the database is killed and comes back; whoever hears of a failure sends the same again. */
async function killDatabaseUnderLoad(db: ScaledDatabase): Promise<void> {
  const actor = await db.actorOf(db.scaled.rep)
  const acknowledged: string[] = []
  let failed = 0
  const writer = async () => {
    for (let n = 0; n < 40; n += 1) {
      const id = newId()
      for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
        const options = { actor, opportunityId: db.scaled.opportunity, id, text: `note ${id}` }
        const sound = await withActor(actor, (tx) => writeNote({ tx, ...options })).then(
          () => true,
          () => false,
        )
        if (sound) {
          acknowledged.push(id)
          break
        }
        failed += 1
      }
    }
  }
  const writers = Promise.all(Array.from({ length: 20 }, writer))
  await until(async () => acknowledged.length >= 100)
  db.client.on('error', () => {})
  execFileSync(`${root}tests/services`, ['kill', 'postgres'])
  await writers
  const client = new Client(db.url)
  await client.connect()
  const { rows } = await client.query<{ id: string; n: number }>(
    `SELECT entity_id AS id, count(*)::int AS n FROM domain_event WHERE type = 'note.written' AND actor_id = $1 GROUP BY 1`,
    [actor.personId],
  )
  await client.end()
  const kept = new Map(rows.map(({ id, n }) => [id, n]))
  const lost = acknowledged.filter((id) => !kept.has(id)).length
  const doubled = acknowledged.filter((id) => (kept.get(id) ?? 0) > 1).length
  report(
    'database killed and restarted under 20 writers',
    lost === 0 && doubled === 0 && failed > 0 && acknowledged.length === 800,
    `${acknowledged.length} acknowledged, ${failed} failed and were sent again, ${lost} lost, ${doubled} doubled`,
  )
}
