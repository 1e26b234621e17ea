import { readFileSync } from 'node:fs'
import { startBounded } from '#ingest/bounded/bounded-process.server.ts'

// Asks for work in a process of its own, says which that is once it is at it, and waits.

const one = startBounded(new URL('./bounded-work.ts', import.meta.url))
void one.ask({ what: process.argv[2] }, { patience: 60_000 }).catch(() => {})
const look = setInterval(() => {
  const [pid] = readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1').trim().split(' ')
  if (!pid || !isAtWork(pid)) return
  clearInterval(look)
  process.send?.({ pid: Number(pid) })
}, 20)

/** A process that has used a second of a processor has long begun. */
function isAtWork(pid: string): boolean {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(' ').slice(13, 15).map(Number)
  return user + system > 100
}
