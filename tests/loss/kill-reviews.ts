import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { eventSubscriptions } from '#app/jobs/event-subscriptions.ts'
import type { JobQueue } from '#app/jobs/job-queue.server.ts'
import { relayEvents } from '#app/jobs/relay-events.server.ts'
import { addDocumentVersion } from '#crm/documents/add-document-version.server.ts'
import { fileKey, readingKey } from '#crm/documents/document.schema.ts'
import { closeFileStore, fileStore, openFileStore } from '#lib/file-store.server.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import { openProxy } from './paused-proxy.ts'
import { kill, says, start, until } from './worker-process.ts'

const sample = new URL('../eval/contracts/files/zh-steel-works-rolling-mill.docx', import.meta.url)

interface Options {
  database: ScaledDatabase
  queue: JobQueue
  redisUrl: string
  report: (name: string, sound: boolean, said: string) => void
}

interface Upload {
  versionId: string
  fileId: string
  /** where its bytes lie */
  path: string
}

/** What keeps a worker at a step until it is killed there. */
interface Hold {
  /** of the queue, by the way that the worker has to take */
  redisUrl?: string
  /** whether the worker has come to the step */
  reached: () => Promise<boolean>
  release: () => Promise<unknown>
}

interface Step {
  name: string
  /** of the review when its worker is killed, as everybody else sees it */
  state: string
  /** its file has been read by then, and what was read lies in the store */
  isRead: boolean
  hold: (upload: Upload) => Promise<Hold>
}

/**
 * Kills the worker of an upload's review at each of its steps. Nothing in the product waits for it: the database's own locks, a
 * file that does not go on, and a queue that hears nothing keep the worker where it is to be killed.
 */
export async function killReviews({ database, queue, redisUrl, report }: Options): Promise<void> {
  const { client, url: databaseUrl, scaled } = database
  const folder = await mkdtemp(join(tmpdir(), 'gantry-loss-'))
  openFileStore({ folder })
  const actor = await database.actorOf(scaled.rep)
  const bytes = await readFile(sample)
  const { rows: opportunities } = await client.query<{ id: string }>(
    `SELECT id FROM opportunity WHERE owner_id = $1 AND status = 'open' ORDER BY id LIMIT 5`,
    [scaled.rep],
  )
  const worker = (by = redisUrl) => start('worker', { databaseUrl, redisUrl: by, files: folder })
  const stateOf = async ({ versionId }: Upload) => {
    const { rows } = await client.query('SELECT state FROM contract_review WHERE version_id = $1', [versionId])
    return String(rows[0]?.state)
  }

  /** As somebody uploads it, up to the job in the queue. */
  const upload = async (): Promise<Upload> => {
    const opportunityId = opportunities.pop()?.id ?? ''
    const [versionId, fileId] = [newId(), newId()]
    await fileStore().put(fileKey(fileId), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = { fileId, format: 'docx', bytes: bytes.length, sha256 } as const
    await withActor(actor, (tx) =>
      addDocumentVersion({ tx, actor, opportunityId, versionId, name: '买方稿.docx', file }),
    )
    return { versionId, fileId, path: join(folder, fileKey(fileId)) }
  }
  /** What else becomes of an upload is another matter. */
  const enqueue: JobQueue['enqueue'] = (requests) =>
    queue.enqueue(requests.filter((request) => request.name === 'contracts.review'))
  const send = () => relayEvents({ queue: { enqueue }, subscriptions: eventSubscriptions })

  /** What the review came to: its flags but for their ids, and how often its end was told. */
  const outcome = async (sent: Upload) => {
    const { versionId } = sent
    const ended = await until(async () => {
      const { waiting, active, delayed } = await queue.counts()
      return waiting + active + delayed === 0 && !['waiting', 'reading', 'reviewing'].includes(await stateOf(sent))
    })
    const { rows: flags } = await client.query(
      `SELECT position, origin, rule_id, rule_version, kind, severity, clause, page, span_start, span_end, quote, detail
       FROM clause_flag WHERE version_id = $1 ORDER BY position`,
      [versionId],
    )
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM domain_event WHERE type = 'contract-review.finished' AND entity_id = $1`,
      [versionId],
    )
    return { ended, state: await stateOf(sent), flags, told: rows[0]?.n }
  }

  // What else has happened in this database is nobody's business here.
  await relayEvents({ queue: { enqueue: async () => {} }, subscriptions: eventSubscriptions, most: 1_000_000 })
  const { failed } = await queue.counts()
  const calm = worker()
  await says(calm, 'ready')
  const first = await upload()
  await send()
  const undisturbed = await outcome(first)
  await kill(calm)

  for (const { name, state, isRead, hold } of stepsOf({ databaseUrl, redisUrl, client, bytes, stateOf })) {
    const sent = await upload()
    const held = await hold(sent)
    const doomed = worker(held.redisUrl)
    await says(doomed, 'ready')
    await send()
    const reached = await until(held.reached, 60_000)
    await kill(doomed)
    const at = await stateOf(sent)
    const wasRead = await fileStore().has(readingKey(sent.fileId))
    const { active } = await queue.counts()
    await held.release()
    const other = worker()
    await says(other, 'ready')
    const end = await outcome(sent)
    await kill(other)
    const sameFlags = JSON.stringify(end.flags) === JSON.stringify(undisturbed.flags)
    const { failed: failedNow } = await queue.counts()
    report(
      `worker of a review killed ${name}`,
      reached &&
        at === state &&
        wasRead === isRead &&
        active === 1 &&
        end.ended &&
        end.state === 'done' &&
        sameFlags &&
        end.flags.length > 10 &&
        end.told === 1 &&
        failedNow === failed,
      `${at} when killed${reached ? '' : ' too early'}, its job ${active === 1 ? 'in hand' : 'not in hand'}; then ${end.state} with ${end.flags.length} flags, ${
        sameFlags ? 'the same as' : 'other than'
      } the ${undisturbed.flags.length} of an undisturbed review, its end told ${end.told === 1 ? 'once' : `${end.told} times`}`,
    )
  }
  closeFileStore()
  await rm(folder, { recursive: true, force: true })
}

interface StepOptions {
  databaseUrl: string
  redisUrl: string
  client: Client
  bytes: Uint8Array
  stateOf: (upload: Upload) => Promise<string>
}

function stepsOf({ databaseUrl, redisUrl, client, bytes, stateOf }: StepOptions): Step[] {
  /** A lock that is held until it is released, and whether somebody waits for it. */
  const lock = async (sql: string, values: string[] = []): Promise<Hold> => {
    const holder = new Client(databaseUrl)
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query(sql, values)
    const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const waiting = `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND $1 = ANY (pg_blocking_pids(pid))`
    return {
      reached: async () => (await client.query(waiting, [rows[0]?.pid])).rows.length > 0,
      release: () => holder.end(),
    }
  }
  const lockFlags = () => lock('LOCK TABLE clause_flag IN SHARE MODE')
  return [
    {
      name: 'before it begins',
      state: 'waiting',
      isRead: false,
      hold: ({ versionId }) => lock('SELECT FROM contract_review WHERE version_id = $1 FOR UPDATE', [versionId]),
    },
    {
      name: 'while it reads the file',
      state: 'reading',
      isRead: false,
      hold: async ({ path }) => {
        // In its place a pipe, which gives half of the file and no end.
        await rename(path, `${path}.whole`)
        execFileSync('mkfifo', [path])
        let pipe: FileHandle | undefined
        return {
          reached: async () => {
            // Nobody can write into it before somebody reads.
            pipe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => undefined)
            await pipe?.write(bytes.subarray(0, Math.min(bytes.length / 2, 32_768)))
            return pipe !== undefined
          },
          release: async () => {
            await pipe?.close()
            await rename(`${path}.whole`, path)
          },
        }
      },
    },
    {
      name: 'after reading, its flags half written',
      state: 'reviewing',
      isRead: true,
      hold: lockFlags,
    },
    {
      name: 'after its flags were committed, before the queue heard of it',
      state: 'done',
      isRead: true,
      hold: async (upload) => {
        const proxy = await openProxy(redisUrl)
        const flags = await lockFlags()
        return {
          redisUrl: proxy.url,
          reached: async () => {
            if (!(await until(flags.reached, 60_000))) return false
            proxy.pause()
            await flags.release()
            return until(async () => (await stateOf(upload)) === 'done')
          },
          release: async () => proxy.close(),
        }
      },
    },
  ]
}
