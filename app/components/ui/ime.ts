/** `keyCode` of a key press that an input method took for itself. */
const TAKEN_BY_INPUT_METHOD = 229

interface MaybeComposing {
  isComposing?: boolean
  keyCode?: number
  nativeEvent?: object
}

/**
 * Whether a key press belongs to an input method that is still composing: its Enter takes the candidate word and must not
 * submit anything. Safari ends the composition before the key press arrives and only the key code tells.
 */
export function isComposing(event: MaybeComposing): boolean {
  const native: { isComposing?: boolean; keyCode?: number } = event.nativeEvent ?? event
  return native.isComposing === true || native.keyCode === TAKEN_BY_INPUT_METHOD
}
