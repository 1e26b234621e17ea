import { once } from '#lib/once.ts'

/** Calls of one person that run in a process at a time: an assistant asks for a few, and everybody else waits behind them. */
const mostAtOnce = 4

// The server and the bundle of the routes each have their own copy of this module.
const running = () => once('mcp-calls', () => new Map<string, number>())

/** Begins a call of a person's. @returns what ends it; null where too many run already */
export function enterCall(personId: string): (() => void) | null {
  const count = running().get(personId) ?? 0
  if (count >= mostAtOnce) return null
  running().set(personId, count + 1)
  return () => {
    const left = (running().get(personId) ?? 1) - 1
    if (left > 0) running().set(personId, left)
    else running().delete(personId)
  }
}
