/** Ends a long-running command in order when it is told to. */
export function endOnSignal(stop: () => Promise<void>): void {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    // Whatever hangs must not keep the process: the database's files are safe at any moment.
    setTimeout(() => process.exit(1), 8_000).unref()
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}
