import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { memorySignal, stopSignals } from './stop-signals.ts'

/**
 * The other end of `startBounded`: does the work that the one message asks for, answers, and is gone. That it is asked for at all says
 * that all is loaded: from then on, what ends the process is the work. What that throws ends it, as what it was not made for. A thread beside the work holds the process to its bounds, whether or not anybody outside can.
 * A signal that ends the product it leaves to its caller, which lets work come to its end.
 */
export function answerOnce<Input, Output>(work: (input: Input) => Promise<Output>): void {
  for (const signal of stopSignals) process.on(signal, () => {})
  process.once('message', async (input: Input) => {
    watch()
    const output = await work(input)
    process.send?.({ output }, () => process.disconnect())
  })
  process.send?.({ ready: true })
}

/** Not before there is something to do: a thread takes as long to start as much of the work, and somebody waits. */
function watch(): void {
  const script = fileURLToPath(new URL('./watch-process.mjs', import.meta.url))
  new Worker(script, { argv: [process.argv[2], memorySignal], execArgv: [] }).unref()
}
