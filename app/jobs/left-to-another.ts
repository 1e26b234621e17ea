/** Why a job is cut that has not failed: its process ends, or it is another worker's by now. That one does it, and this try is not counted. */
export class LeftToAnother extends Error {
  override readonly name = 'LeftToAnother'
}

/** Whether a job was cut so that another worker does it: whoever gives something up on the last try gives up nothing. */
export function isLeft(signal: AbortSignal): boolean {
  return signal.reason instanceof LeftToAnother
}
