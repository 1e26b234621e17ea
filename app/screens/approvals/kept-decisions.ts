import { useMemo, useSyncExternalStore } from 'react'
import { forgetDraft } from '#app/components/forms/use-draft.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'

export type DecisionVerb = 'decide' | 'delegate' | 'add-signer'

/** A decision that a person has taken, with the key by which the server knows it, however often it is sent. */
export interface Decision {
  requestId: string
  verb: DecisionVerb
  /** with key and task */
  fields: Record<string, string>
  /** what it is about, for a line that says so elsewhere */
  name: Bilingual
  /** the server was reached and did not carry it out, and why: it is not sent again, and stands until it was read */
  refused?: string
}

/** Beneath the drafts: signing out leaves nothing of it behind either. */
const nameOf = (personId: string, requestId = '') => `gantry.draft.${personId}.decision.${requestId}`
const changed = 'gantry.decisions'

/** The draft of an opinion on a request. */
export const opinionForm = (requestId: string) => `approval.${requestId}`

/** Keeps a decision that could not be sent, in this browser, apart for each person: one for each request. */
export function keepDecision(personId: string, decision: Decision): void {
  try {
    storage()?.setItem(nameOf(personId, decision.requestId), JSON.stringify(decision))
  } catch {
    // The store is full or switched off: what was written still stands on the screen.
  }
  window.dispatchEvent(new Event(changed))
}

/** It was answered, or the person does not want it sent any more. */
export function dropDecision(personId: string, requestId: string): void {
  storage()?.removeItem(nameOf(personId, requestId))
  window.dispatchEvent(new Event(changed))
}

/** It was carried out: what was written for it has served. */
export function forgetOpinion(personId: string, requestId: string): void {
  forgetDraft({ personId, form: opinionForm(requestId) })
}

/** What this browser keeps of a person's decisions that have not reached the server. */
export function useKeptDecisions(personId: string): readonly Decision[] {
  const raw = useSyncExternalStore(
    subscribe,
    () => read(personId).join('\n'),
    () => '',
  )
  return useMemo(() => raw.split('\n').flatMap(parse), [raw])
}

function read(personId: string): string[] {
  const kept = storage()
  if (!kept || !personId) return []
  return Object.keys(kept)
    .filter((name) => name.startsWith(nameOf(personId)))
    .sort()
    .map((name) => kept.getItem(name) ?? '')
}

/** Written by this program, and by whoever has the browser: what is no decision is passed over. */
function parse(text: string): Decision[] {
  try {
    const found: Decision | null = JSON.parse(text)
    return found?.requestId && found.verb && typeof found.fields?.key === 'string' ? [found] : []
  } catch {
    return []
  }
}

function subscribe(tell: () => void): () => void {
  window.addEventListener(changed, tell)
  // Another tab of the same browser.
  window.addEventListener('storage', tell)
  return () => {
    window.removeEventListener(changed, tell)
    window.removeEventListener('storage', tell)
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
