/** What one side tells and another reads, in order, until it is closed or fails. */
export interface Channel<T> {
  tell: (value: T) => void
  close: () => void
  fail: (error: unknown) => void
  read: () => AsyncGenerator<T>
}

/** A channel of one reader; what is told before it reads waits. */
export function openChannel<T>(): Channel<T> {
  const waiting: T[] = []
  let end: { error?: unknown } | null = null
  let wake: () => void = () => undefined
  return {
    tell: (value) => {
      if (end) return
      waiting.push(value)
      wake()
    },
    close: () => {
      end ??= {}
      wake()
    },
    fail: (error) => {
      end ??= { error }
      wake()
    },
    read: async function* () {
      for (;;) {
        while (waiting.length > 0) yield waiting.shift() as T
        if (end) {
          if ('error' in end) throw end.error
          return
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
