import { once } from '#lib/once.ts'

/** Answers that one person is told of by a process at a time: more pages than anybody has open. */
const mostOpen = 8

// The server and the bundle of the routes each have their own copy of this module.
const open = () => once('copilot-streams', () => new Map<string, number>())

/** Opens a stream of a person's. @returns what closes it, once or more often; null where too many are open already */
export function openStream(personId: string): (() => void) | null {
  const count = open().get(personId) ?? 0
  if (count >= mostOpen) return null
  open().set(personId, count + 1)
  let isClosed = false
  return () => {
    if (isClosed) return
    isClosed = true
    const left = (open().get(personId) ?? 1) - 1
    if (left > 0) open().set(personId, left)
    else open().delete(personId)
  }
}
