import { useSyncExternalStore } from 'react'

/** Whether the command key is ⌘; the server cannot know and says no. */
export function useIsApple(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  )
}
