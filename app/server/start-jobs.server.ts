import type { Logger } from 'pino'
import { eventSubscriptions } from '#app/jobs/event-subscriptions.ts'
import { type JobQueue, openJobQueue } from '#app/jobs/job-queue.server.ts'
import type { QueueOptions } from '#app/jobs/queue-connection.server.ts'
import { schedules } from '#app/jobs/schedules.ts'
import { startRelay } from '#app/jobs/start-relay.server.ts'
import { startWorker } from '#app/jobs/start-worker.server.ts'
import { configuredMail } from '#app/mail/mailer.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { wasSwept } from '#crm/warnings/was-swept.server.ts'
import { dayOf } from '#lib/clock.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { stopInOrder } from './stop-in-order.ts'

export interface Jobs {
  queue: JobQueue
  stop: () => Promise<void>
}

/**
 * Does the work that no request waits for: carries events to the queue, keeps the schedules, does jobs. Any number of
 * processes may do so beside each other. The product's database must be connected.
 */
export async function startJobs({ log, ...options }: QueueOptions & { log: Logger }): Promise<Jobs> {
  const queue = await openJobQueue(options)
  try {
    const { timeZone } = await withActor(consoleActor, (tx) => readSettings(tx))
    const mail = configuredMail() !== null
    for (const { needsMail, ...schedule } of schedules) {
      if (needsMail && !mail) await queue.unschedule(schedule.id)
      else await queue.schedule({ ...schedule, timeZone })
    }
    await catchUp({ queue, now: new Date(), timeZone, mail })
    const worker = await startWorker({ ...options, log, queue })
    const relay = startRelay({ queue, subscriptions: eventSubscriptions, log })
    return {
      queue,
      stop: () => stopInOrder([() => queue.close(), () => worker.stop(), () => relay.stop()]),
    }
  } catch (error) {
    await queue.close()
    throw error
  }
}

interface CatchUpOptions {
  queue: JobQueue
  now: Date
  timeZone: string
  mail: boolean
}

/**
 * A machine that was off has its sweep when it comes back, and in the morning its digests: one a day, whoever asks. Another embedder may
 * have been configured for it: what is missing of its vectors is made.
 */
async function catchUp({ queue, now, timeZone, mail }: CatchUpOptions): Promise<void> {
  const today = dayOf(now, timeZone)
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' }).format(now))
  if (mail && hour >= 8 && hour < 12) {
    await queue.enqueue([{ name: 'digests.enumerate', payload: {}, id: `digests.enumerate-${today}` }])
  }
  // One an hour, however often processes come and go.
  await queue.enqueue([
    { name: 'knowledge.embed', payload: {}, id: `knowledge.embed-${now.toISOString().slice(0, 13)}` },
  ])
  const swept = await withActor(sweepActor, (tx) => wasSwept({ tx, day: today }))
  if (!swept) await queue.enqueue([{ name: 'warnings.sweep', payload: {}, id: `warnings.sweep-${today}` }])
}
