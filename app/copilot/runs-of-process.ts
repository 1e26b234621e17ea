import { once } from '#lib/once.ts'

/** An answer that this process is working on. */
export interface Run {
  turnId: string
  stop: () => void
  /** ends when nothing of it is going on any more */
  ended: Promise<void>
  /** called whenever there is more to read */
  watchers: Set<() => void>
}

// The server and the bundle of the routes each have their own copy of this module.
const runs = () => once('copilot-runs', () => new Map<string, Run>())

/** Keeps a run until it has ended. */
export function keepRun(run: Run): void {
  runs().set(run.turnId, run)
  void run.ended.finally(() => {
    if (runs().get(run.turnId) === run) runs().delete(run.turnId)
  })
}

/** The run that works on a question in this process; another process may have it. */
export function runOf(turnId: string): Run | undefined {
  return runs().get(turnId)
}

/** Ends all runs of a process that is about to end, so that their questions can be asked anew at once. */
export async function stopRuns(): Promise<void> {
  const all = [...runs().values()]
  for (const run of all) run.stop()
  await Promise.all(all.map(({ ended }) => ended))
}
