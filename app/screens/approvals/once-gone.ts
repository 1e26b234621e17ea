import type { ShouldRevalidateFunctionArgs } from 'react-router'

/** Whoever stood in for somebody and has decided does not see the request any more: loaded anew, the page would only say so. */
export function onceGone({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionResult?.gone ? false : defaultShouldRevalidate
}
