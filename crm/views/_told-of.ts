/**
 * What an event tells of a view. Events are read by whoever oversees a company: what somebody keeps for themselves is theirs,
 * so its name and conditions stay out.
 */
export function toldOf<Values extends { sharedWith: string }>(view: Values): Partial<Values> {
  if (view.sharedWith !== 'me') return view
  return Object.fromEntries(
    Object.entries(view).filter(([key]) => key !== 'name' && key !== 'query'),
  ) as Partial<Values>
}
