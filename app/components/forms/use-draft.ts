import { type FormEvent, useCallback, useEffect, useState } from 'react'

/** Field name to what stands in it; a field named `x[]` is a list. */
export type DraftValues = Record<string, string | string[]>

const prefix = 'gantry.draft.'
const mostDays = 7

export interface Draft {
  /** what was typed and never saved; null while the server renders, and when there is nothing */
  values: DraftValues | null
  /** changes when `values` arrive: as a key it lets the fields start from them */
  key: string
  /** for the form's `onInput` and `onChange`: keeps everything that stands in it */
  keep: (event: FormEvent<HTMLFormElement>) => void
  /** keeps what stands in a form whose fields have changed without anybody typing */
  keepForm: (form: HTMLFormElement) => void
  /** for a form that holds values outside its fields */
  keepValues: (values: DraftValues) => void
  /** after saving, or when the person throws it away; `restart` empties the fields as well */
  clear: (options?: { restart?: boolean }) => void
}

/**
 * Keeps what is typed into a form until it is saved: an ended session, a lost connection or a closed tab lose nothing. Kept
 * in the browser, apart for each person, for a week.
 * @param personId whose draft it is; without one nothing is kept
 * @param form name of the form and the record it is about, e.g. `activity.<opportunity id>`
 */
export function useDraft({ personId, form }: { personId: string; form: string }): Draft {
  const name = personId ? `${prefix}${personId}.${form}` : ''
  const [state, setState] = useState<{ values: DraftValues | null; round: number }>({ values: null, round: 0 })

  // After hydration, as the server cannot know what this browser keeps.
  useEffect(() => {
    const values = read(name)
    if (values) setState(({ round }) => ({ values, round: round + 1 }))
  }, [name])

  const keepValues = useCallback((values: DraftValues) => write(name, values), [name])
  const keepForm = useCallback((form: HTMLFormElement) => write(name, valuesOf(form)), [name])
  const keep = useCallback((event: FormEvent<HTMLFormElement>) => keepForm(event.currentTarget), [keepForm])
  const clear = useCallback(
    ({ restart = false }: { restart?: boolean } = {}) => {
      storage()?.removeItem(name)
      if (restart) setState(({ round }) => ({ values: null, round: round + 1 }))
    },
    [name],
  )
  return { values: state.values, key: `${form}.${state.round}`, keep, keepForm, keepValues, clear }
}

/** Removes one draft, where its form is not on screen. */
export function forgetDraft({ personId, form }: { personId: string; form: string }): void {
  storage()?.removeItem(`${prefix}${personId}.${form}`)
}

/** Removes everybody's drafts from this browser: signing out leaves nothing behind for whoever comes next. */
export function clearDrafts(): void {
  const kept = storage()
  if (!kept) return
  for (const name of Object.keys(kept)) if (name.startsWith(prefix)) kept.removeItem(name)
}

/** The text of one field of a draft. */
export function draftText(draft: Draft, field: string, otherwise = ''): string {
  const value = draft.values?.[field]
  return typeof value === 'string' ? value : otherwise
}

/** The list of one field of a draft. A form leaves out a list of which nothing is ticked: in a draft that is an empty one. */
export function draftList(draft: Draft, field: string, otherwise: readonly string[] = []): readonly string[] {
  if (!draft.values) return otherwise
  const value = draft.values[field]
  return Array.isArray(value) ? value : []
}

function valuesOf(form: HTMLFormElement): DraftValues {
  const values: DraftValues = {}
  const data = new FormData(form)
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((value) => typeof value === 'string')
    if (name.endsWith('[]')) values[name] = texts
    else if (texts[0] !== undefined) values[name] = texts[0]
  }
  return values
}

function read(name: string): DraftValues | null {
  try {
    const kept = JSON.parse(storage()?.getItem(name) ?? 'null')
    if (!kept || Date.now() - kept.at > mostDays * 86_400_000) return null
    return kept.values
  } catch {
    return null
  }
}

function write(name: string, values: DraftValues): void {
  if (!name) return
  try {
    storage()?.setItem(name, JSON.stringify({ at: Date.now(), values }))
  } catch {
    // The store is full or switched off: typing goes on without a net.
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
