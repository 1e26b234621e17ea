import { recheckWarnings } from '#crm/warnings/recheck-warnings.server.ts'
import { sweepAndCatchUp } from '#crm/warnings/sweep-and-catch-up.server.ts'
import { sweepChangedRule } from '#crm/warnings/sweep-changed-rule.server.ts'
import { sweepReleasedRule } from '#crm/warnings/sweep-released-rule.server.ts'
import type { JobContext } from './job-catalogue.ts'

/** The nightly sweep, or one that somebody asked for. */
export async function sweep(_payload: object, { now, signal }: JobContext): Promise<void> {
  await sweepAndCatchUp({ now, signal })
}

/** The same for records that something has happened to. */
export async function recheck({ recordIds }: { recordIds: string[] }, { now, signal }: JobContext): Promise<void> {
  await recheckWarnings({ now, signal, recordIds })
}

/** By one rule without its limit, which an administrator has let go. */
export async function release({ runId }: { runId: string }, { now, signal }: JobContext): Promise<void> {
  await sweepReleasedRule({ now, signal, runId })
}

/** By one rule of which a version was released or taken back. */
export async function sweepChanged({ eventId }: { eventId: string }, { now, signal }: JobContext): Promise<void> {
  await sweepChangedRule({ now, signal, eventId })
}
