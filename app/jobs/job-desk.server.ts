import { type FailureKind, failureKind } from './failure-kind.ts'
import type { JobName } from './job-catalogue.ts'
import { type LabelKey, labelKey } from './job-label.ts'
import type { FailedJob, JobQueue } from './job-queue.server.ts'
import { type JobRun, readRuns } from './job-runs.server.ts'
import { schedules } from './schedules.ts'

/** A schedule as administrators see it. */
export interface ScheduleView {
  name: JobName
  /** the catalogue's key of the name */
  label: LabelKey
  pattern: string
  /** null: it is not set */
  next: string | null
  last: JobRun | null
  needsMail: boolean
}

/** A job that was given up, without what it was given: that may be somebody else's to see. */
export interface FailedJobView {
  id: string
  name: string
  /** the catalogue's key of the name */
  label: LabelKey
  /** whom it was for */
  personId: string | null
  failedAt: string
  attempts: number
  kind: FailureKind
}

export interface FailedSearch {
  /** part of a job's number, in lower case */
  text: string
  /** jobs and people whose names hold it */
  names: readonly string[]
  personIds: readonly string[]
}

const chunk = 200

/** What administrators see of the queue, and do with it. It asks BullMQ, wherever that keeps its jobs. */
export class JobDesk {
  #queue: JobQueue

  constructor(queue: JobQueue) {
    this.#queue = queue
  }

  /** How many jobs are in which state. */
  counts(): ReturnType<JobQueue['counts']> {
    return this.#queue.counts()
  }

  /** Every schedule of the product, set or not, in the order in which they come. */
  async schedules(): Promise<ScheduleView[]> {
    const [set, runs] = [await this.#queue.schedules(), await readRuns()]
    return schedules
      .map(({ id, name, pattern, needsMail = false }) => ({
        name,
        label: labelKey(name),
        pattern,
        next: set.find((one) => one.id === id)?.next ?? null,
        last: runs.get(name) ?? null,
        needsMail,
      }))
      .toSorted((a, b) => (a.next ?? '~').localeCompare(b.next ?? '~'))
  }

  /** One page of what was given up, the newest first; `more`: there is another page. */
  async failed(options: { search: FailedSearch | null; offset: number; most: number }) {
    const { search, offset, most } = options
    if (!search) return pageOf((await this.#queue.failed(most + 1, offset)).map(toView), most)
    const found: FailedJobView[] = []
    for (let from = 0; found.length < offset + most + 1; from += chunk) {
      const jobs = await this.#queue.failed(chunk, from)
      found.push(...jobs.map(toView).filter((job) => matches(job, search)))
      if (jobs.length < chunk) break
    }
    return pageOf(found.slice(offset), most)
  }

  /** Has a given-up job done again. @returns what it was; null when there is no such job any more */
  async retry(id: string): Promise<FailedJobView | null> {
    const job = await this.#queue.findFailed(id)
    return job && (await this.#queue.retry(id)) ? toView(job) : null
  }

  /** Throws a given-up job away. @returns what it was; null when there is no such job any more */
  async discard(id: string): Promise<FailedJobView | null> {
    const job = await this.#queue.findFailed(id)
    return job && (await this.#queue.discard(id)) ? toView(job) : null
  }

  /** Does scheduled work at once. @returns whether there is such a schedule and it is set */
  async runNow(name: string): Promise<boolean> {
    const schedule = (await this.schedules()).find((one) => one.name === name && one.next !== null)
    if (!schedule) return false
    await this.#queue.enqueue([{ name: schedule.name, payload: {} } as never])
    return true
  }
}

function pageOf(rows: FailedJobView[], most: number): { rows: FailedJobView[]; more: boolean } {
  return { rows: rows.slice(0, most), more: rows.length > most }
}

function toView({ id, name, payload, failedAt, attempts, reason }: FailedJob): FailedJobView {
  const person = (payload as { personId?: unknown } | null)?.personId
  return {
    id,
    name,
    label: labelKey(name),
    personId: typeof person === 'string' ? person : null,
    failedAt,
    attempts,
    kind: failureKind(reason),
  }
}

function matches(job: FailedJobView, { text, names, personIds }: FailedSearch): boolean {
  const { id, name, personId } = job
  return id.toLowerCase().includes(text) || names.includes(name) || (personId !== null && personIds.includes(personId))
}
