/** A message between pdf.js and its worker; of a page's drawing operators come many at a time. */
interface PdfMessage {
  chunk?: { fnArray?: readonly unknown[]; argsArray?: readonly unknown[] }
}

type Listener = (event: { data: unknown }) => void

/**
 * Joins pdf.js to its worker in one thread, as pdf.js does by itself where there are no web workers, but without a deep copy of
 * every sign that a page draws: that took a tenth of all reading. The worker empties the lists that it sends and makes new ones of
 * what is in them, so their elements can be handed on as they are. All other messages are copied.
 */
export class WorkerPort {
  private readonly listeners = new Set<Listener>()
  private readonly ready = Promise.resolve()

  postMessage(message: PdfMessage, transfer?: Transferable[]): void {
    const event = { data: sentOperators(message) ?? structuredClone(message, transfer ? { transfer } : undefined) }
    void this.ready.then(() => {
      for (const listener of this.listeners) listener.call(this, event)
    })
  }

  addEventListener(_: 'message', listener: Listener, { signal }: { signal?: AbortSignal } = {}): void {
    if (signal?.aborted) return
    this.listeners.add(listener)
    signal?.addEventListener('abort', () => this.listeners.delete(listener), { once: true })
  }

  removeEventListener(_: 'message', listener: Listener): void {
    this.listeners.delete(listener)
  }
}

function sentOperators(message: PdfMessage): PdfMessage | null {
  const { fnArray, argsArray } = message.chunk ?? {}
  if (!fnArray || !argsArray) return null
  return { ...message, chunk: { ...message.chunk, fnArray: [...fnArray], argsArray: [...argsArray] } }
}
