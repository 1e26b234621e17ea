import type { ShouldRevalidateFunctionArgs } from 'react-router'

/** Once it is submitted it cannot be submitted again: loaded anew, the page would say so in place of going on to the request. */
export function onceSubmitted({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionResult?.created ? false : defaultShouldRevalidate
}
