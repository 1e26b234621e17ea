// Beside the drafts, so that signing out forgets it with them.
const nameOf = (personId: string) => `gantry.draft.${personId}.copilot-panel`

/** The conversation that the panel of this browser had open. */
export function readPanel(personId: string): string | null {
  try {
    return globalThis.localStorage?.getItem(nameOf(personId)) ?? null
  } catch {
    return null
  }
}

/** Keeps which conversation is open, or that none is. */
export function writePanel(personId: string, id: string | null): void {
  try {
    if (id) globalThis.localStorage?.setItem(nameOf(personId), id)
    else globalThis.localStorage?.removeItem(nameOf(personId))
  } catch {
    // Full, or switched off: the next page begins anew.
  }
}
