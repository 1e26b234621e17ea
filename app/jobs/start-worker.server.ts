import { type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq'
import type { Logger } from 'pino'
import { type JobCatalogue, type JobContext, jobCatalogue } from './job-catalogue.ts'
import { type JobQueue, queueName } from './job-queue.server.ts'
import { noteRun } from './job-runs.server.ts'
import { isLeft, LeftToAnother } from './left-to-another.ts'
import { nextRun } from './next-run.ts'
import { connectQueue, type QueueOptions } from './queue-connection.server.ts'

export interface WorkerOptions extends QueueOptions {
  log: Logger
  /** jobs at a time */
  concurrency?: number
  /** milliseconds for which a job belongs to its worker without a sign of life; then another may take it */
  lockMs?: number
  catalogue?: JobCatalogue
  /** where jobs put further ones */
  queue?: Pick<JobQueue, 'enqueue'>
}

export interface RunningWorker {
  /** lets running jobs end for the given time, then leaves them to another worker */
  stop: (patienceMs?: number) => Promise<void>
}

/**
 * Does jobs until it is stopped. One that fails is tried again as often as the catalogue says; one whose payload cannot be
 * read, or that nobody knows, is set aside at once. A worker that dies leaves its jobs to another after `lockMs`; one that is stopped, at
 * once, and that counts as no try.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { log, concurrency = 4, lockMs = 30_000, catalogue = jobCatalogue, queue } = options
  const enqueue: JobContext['enqueue'] = async (requests) => {
    if (!queue) throw new Error('this worker was given no queue')
    await queue.enqueue(requests)
  }
  const { connection, backend, end } = connectQueue(options)
  const running = new Map<string, AbortController>()
  const note = ({ name }: Job, failed: boolean) =>
    noteRun({ name, failed, now: new Date() }).catch((err: unknown) => log.warn({ err }, 'unnoted'))
  const process = async (job: Job, token?: string) => {
    const stopped = new AbortController()
    running.set(job.id ?? '', stopped)
    try {
      await doJob({ job, catalogue, stopped, enqueue })
      await note(job, false)
    } catch (error) {
      if (isLeft(stopped.signal)) {
        // Where it is not this worker's any more, or nobody answers, it is found when its lock has run out.
        await job.moveToWait(token).catch((err: unknown) => log.warn({ err, jobId: job.id }, 'left where it is'))
        throw new WaitingError()
      }
      await note(job, true)
      throw error
    } finally {
      running.delete(job.id ?? '')
    }
  }
  const settings = {
    connection,
    settings: { repeatStrategy: nextRun },
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: 5,
    drainDelay: 5,
  }
  const worker = backend
    ? new Worker(queueName, process, settings, backend)
    : (new Worker(queueName, process, settings) as unknown as Worker)
  worker.on('error', (err) => log.warn({ err }, 'the queue does not answer'))
  // Somebody else may have taken them by now: whoever goes on would do them a second time beside the first.
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) running.get(id)?.abort(new LeftToAnother('the job no longer belongs to this worker'))
  })
  worker.on('failed', (job, err) => {
    const { id, name, attemptsMade } = job ?? {}
    log.error({ err, jobId: id, job: name, attempt: attemptsMade }, 'job failed')
  })
  worker.on('completed', ({ id, name, attemptsMade }) =>
    log.info({ jobId: id, job: name, attempt: attemptsMade }, 'job'),
  )
  await worker.waitUntilReady()
  return {
    stop: async (patienceMs = 5_000) => {
      const late = setTimeout(() => {
        for (const stopped of running.values()) stopped.abort(new LeftToAnother('the worker ends'))
      }, patienceMs)
      await worker.close()
      clearTimeout(late)
      await end()
    },
  }
}

interface DoJobOptions {
  job: Job
  catalogue: JobCatalogue
  stopped: AbortController
  enqueue: JobContext['enqueue']
}

async function doJob({ job, catalogue, stopped, enqueue }: DoJobOptions): Promise<void> {
  const definition = Object.hasOwn(catalogue, job.name) ? catalogue[job.name] : undefined
  if (!definition) throw new UnrecoverableError(`nobody knows a job named ${job.name}`)
  const payload = definition.payload.safeParse(job.data)
  if (!payload.success) {
    const where = payload.error.issues.map(({ path, message }) => `${path.join('.') || 'payload'}: ${message}`)
    throw new UnrecoverableError(`the payload cannot be read: ${where.join('; ')}`)
  }
  const handle = await definition.handler()
  const { signal } = stopped
  const overdue = setTimeout(
    () => stopped.abort(new Error(`gave up after ${definition.timeoutMs} ms`)),
    definition.timeoutMs,
  )
  try {
    // A handler that hangs must not hold its place: it is told, and no longer waited for.
    const cut = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    await Promise.race([
      handle(payload.data, {
        signal,
        now: new Date(),
        isLastTry: job.attemptsMade + 1 >= definition.attempts,
        enqueue,
      }),
      cut,
    ])
  } finally {
    clearTimeout(overdue)
  }
}
