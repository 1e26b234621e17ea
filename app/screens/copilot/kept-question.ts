/** A question on its way: kept in the browser until the server has it, so that a lost line or a reload loses nothing. */
export interface KeptQuestion {
  conversationId: string
  turnId: string
  question: string
  /** the record that it was asked about, `opportunity:<id>`; empty for none */
  page: string
  /** what was chosen of what an answer asked back, `<question>:<place>`; empty for none */
  choice: string
}

// Beside the drafts, so that signing out forgets it with them.
const nameOf = (personId: string) => `gantry.draft.${personId}.copilot-on-its-way`

/** The question that is on its way, of whichever conversation. */
export function readKept(personId: string): KeptQuestion | null {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(nameOf(personId)) ?? 'null')
    return kept && typeof kept.turnId === 'string' && typeof kept.question === 'string' ? kept : null
  } catch {
    return null
  }
}

/** Keeps it, or forgets it when there is none. */
export function keepQuestion(personId: string, kept: KeptQuestion | null): void {
  try {
    if (kept) globalThis.localStorage?.setItem(nameOf(personId), JSON.stringify(kept))
    else globalThis.localStorage?.removeItem(nameOf(personId))
  } catch {
    // Full, or switched off: the question still stands on the screen.
  }
}
