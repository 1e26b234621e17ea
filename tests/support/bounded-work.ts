import { setTimeout as wait } from 'node:timers/promises'
import { answerOnce } from '#ingest/bounded/answer-once.server.ts'
import { stopSignals } from '#ingest/bounded/stop-signals.ts'

// What a process of its own is asked to do where its bounds are tried.

const work: Readonly<Record<string, () => unknown>> = {
  answer: () => ({ env: Object.keys(process.env).sort() }),
  spin: () => {
    for (;;) Math.random()
  },
  // Outside of the heap, as what is unpacked stands.
  hoard: () => {
    const held: Uint8Array[] = []
    for (;;) held.push(new Uint8Array(8 * 2 ** 20).fill(1))
  },
  fill: () => {
    const held: number[][] = []
    for (;;) held.push(Array.from({ length: 100_000 }, (_, at) => at))
  },
  // As all processes of a group are.
  signalled: async () => {
    for (const signal of stopSignals) process.kill(process.pid, signal)
    await wait(200)
    return 'went on'
  },
  killed: () => process.kill(process.pid, 'SIGKILL'),
  throw: () => {
    throw new Error('not made for this')
  },
}

answerOnce(async ({ what }: { what: string }) => work[what]?.())
