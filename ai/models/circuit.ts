import { once } from '#lib/once.ts'
import { forgetDialects } from './dialect.ts'

/** Failures one after the other until an endpoint is left alone, and for how long. */
const mostFailures = 3
const restMs = 30_000

interface State {
  failures: number
  /** milliseconds by the clock below; 0 while it is asked */
  restsUntil: number
}

/** Leaves an endpoint alone for a while when it has failed again and again, so that nobody waits for it each time. */
export interface Circuit {
  /** whether it may be asked now; after a rest, one at a time until one gets its answer */
  admits: () => boolean
  succeeded: () => void
  failed: () => void
}

const states = () => once('model-circuits', () => new Map<string, State>())

/**
 * The circuit of an endpoint and its model, the same for the whole process.
 * @param now milliseconds by a clock that nobody sets: by the time of day a rest would last for as long as that was set back
 */
export function circuitOf(
  { baseUrl, model }: { baseUrl: string; model: string },
  now: () => number = () => performance.now(),
): Circuit {
  const key = `${baseUrl} ${model}`
  const state = () => {
    const known = states().get(key) ?? { failures: 0, restsUntil: 0 }
    states().set(key, known)
    return known
  }
  const rest = (one: State) => {
    one.restsUntil = now() + restMs
  }
  return {
    admits: () => {
      const one = state()
      if (one.restsUntil === 0) return true
      if (now() < one.restsUntil) return false
      // The one who tries first; for the others it rests on.
      rest(one)
      return true
    },
    succeeded: () => states().delete(key),
    failed: () => {
      const one = state()
      one.failures += 1
      if (one.failures >= mostFailures) rest(one)
    },
  }
}

/** Has every endpoint asked again, and as usual: its address, key or model was changed, or somebody wants to try it. */
export function closeCircuits(): void {
  forgetDialects()
  states().clear()
}
