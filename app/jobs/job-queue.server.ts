import { type Job, Queue } from 'bullmq'
import {
  isJobName,
  type JobCatalogue,
  type JobDefinition,
  type JobName,
  type JobPayload,
  jobCatalogue,
} from './job-catalogue.ts'
import { nextRun } from './next-run.ts'
import { connectQueue, type QueueOptions } from './queue-connection.server.ts'

/** One job to be done. */
export interface JobRequest<Name extends JobName = JobName> {
  name: Name
  payload: JobPayload<Name>
  /** the same id again, while the first is known, changes nothing: letters, digits, dots, hyphens and underscores */
  id?: string
}

/** A job that was given up, for an administrator to see. */
export interface FailedJob {
  id: string
  name: string
  payload: unknown
  reason: string
  attempts: number
  /** ISO 8601 */
  failedAt: string
}

/** When a job comes by itself. */
export interface Schedule {
  id: string
  name: JobName
  /** cron pattern of five fields, in the time zone */
  pattern: string
  timeZone: string
  /** ISO 8601 */
  next: string | null
}

/** The queue as whoever gives work sees it. */
export interface JobQueue {
  enqueue: (requests: readonly JobRequest[]) => Promise<void>
  counts: () => Promise<{ waiting: number; active: number; delayed: number; failed: number }>
  /** the newest first */
  failed: (most: number, offset?: number) => Promise<FailedJob[]>
  findFailed: (id: string) => Promise<FailedJob | null>
  /** @returns whether there was such a failed job */
  retry: (id: string) => Promise<boolean>
  discard: (id: string) => Promise<boolean>
  /** Sets a schedule; the same again, from whichever process, changes nothing. */
  schedule: (schedule: Omit<Schedule, 'next'>) => Promise<void>
  /** Takes a schedule away, and the job that it had set. */
  unschedule: (id: string) => Promise<void>
  schedules: () => Promise<Schedule[]>
  close: () => Promise<void>
}

export const queueName = 'gantry'

/** Kept for a while, so that a job delivered twice is recognised; failed ones until somebody has looked. */
const kept = { removeOnComplete: { age: 7 * 86_400, count: 20_000 }, removeOnFail: { age: 90 * 86_400, count: 5_000 } }

/** Opens the queue for whoever gives work. */
export async function openJobQueue(options: QueueOptions & { catalogue?: JobCatalogue }): Promise<JobQueue> {
  const { catalogue = jobCatalogue } = options
  const { connection, backend, end } = connectQueue(options)
  const settings = { connection, settings: { repeatStrategy: nextRun } }
  const queue = backend ? new Queue(queueName, settings, backend) : (new Queue(queueName, settings) as unknown as Queue)
  // What goes wrong shows in the call that meets it.
  queue.on('error', () => {})
  await queue.waitUntilReady()
  return {
    enqueue: async (requests) => {
      if (requests.length > 0) await queue.addBulk(requests.map((request) => toBulk(request, catalogue)))
    },
    counts: async () => {
      const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
      const of = (state: string) => counts[state] ?? 0
      return {
        waiting: of('waiting') + of('prioritized'),
        active: of('active'),
        delayed: of('delayed'),
        failed: of('failed'),
      }
    },
    failed: async (most, offset = 0) => (await queue.getFailed(offset, offset + most - 1)).map(toFailed),
    findFailed: async (id) => {
      const job = await queue.getJob(id)
      return job && (await job.isFailed()) ? toFailed(job) : null
    },
    retry: async (id) => {
      const job = await queue.getJob(id)
      if (!job || !(await job.isFailed())) return false
      await job.retry()
      return true
    },
    discard: async (id) => {
      const job = await queue.getJob(id)
      if (!job || !(await job.isFailed())) return false
      await job.remove()
      return true
    },
    schedule: async ({ id, name, pattern, timeZone }) => {
      await queue.upsertJobScheduler(
        id,
        { pattern, tz: timeZone },
        { name, data: {}, opts: optionsOf(definitionOf(name, catalogue)) },
      )
    },
    unschedule: async (id) => void (await queue.removeJobScheduler(id)),
    schedules: async () => {
      const schedulers = await queue.getJobSchedulers()
      return schedulers.flatMap(({ key, name, pattern, tz, next }) =>
        isJobName(name)
          ? [
              {
                id: key,
                name,
                pattern: pattern ?? '',
                timeZone: tz ?? '',
                next: next ? new Date(next).toISOString() : null,
              },
            ]
          : [],
      )
    },
    close: async () => {
      await queue.close()
      await end()
    },
  }
}

function toFailed(job: Job): FailedJob {
  return {
    id: job.id ?? '',
    name: job.name,
    payload: job.data,
    reason: job.failedReason,
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
  }
}

function toBulk({ name, payload, id }: JobRequest, catalogue: JobCatalogue) {
  const definition = definitionOf(name, catalogue)
  // A wrong payload is the caller's fault and shows here, not in a worker at night.
  definition.payload.parse(payload)
  return { name, data: payload, opts: { ...optionsOf(definition), jobId: id } }
}

function definitionOf(name: string, catalogue: JobCatalogue): JobDefinition {
  const definition = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined
  if (!definition) throw new Error(`nobody knows a job named ${name}`)
  return definition
}

function optionsOf({ attempts, backoffMs }: JobDefinition) {
  return { ...kept, attempts, backoff: { type: 'exponential', delay: backoffMs } }
}
