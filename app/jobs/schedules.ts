import type { Schedule } from './job-queue.server.ts'

/** What comes by itself, by the clock of the group's time zone. */
export const schedules: readonly (Omit<Schedule, 'next' | 'timeZone'> & { needsMail?: true })[] = [
  { id: 'warnings.sweep', name: 'warnings.sweep', pattern: '30 4 * * *' },
  { id: 'events.extend-partitions', name: 'events.extend-partitions', pattern: '10 3 * * *' },
  { id: 'totals.check', name: 'totals.check', pattern: '50 3 * * *' },
  { id: 'files.remove-orphans', name: 'files.remove-orphans', pattern: '20 3 * * *' },
  // What was not embedded when it was indexed: the endpoint was down, or another is configured since.
  { id: 'knowledge.embed', name: 'knowledge.embed', pattern: '25 * * * *' },
  { id: 'contracts.resume-reviews', name: 'contracts.resume-reviews', pattern: '*/10 * * * *' },
  { id: 'approvals.watch', name: 'approvals.watch', pattern: '*/10 * * * *' },
  // After the sweep, so that what it found this night is in it.
  { id: 'digests.enumerate', name: 'digests.enumerate', pattern: '0 8 * * *', needsMail: true },
]
