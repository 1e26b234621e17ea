import type { PersonChoice } from '#crm/org/find-people.server.ts'
import { fetchJson } from './fetch-json.ts'

interface Choice {
  value: string
  label: string
  note: string
}

interface Wish {
  q: string
  signal: AbortSignal
  side: 'zh' | 'en'
  /** where to ask; everybody unless it says otherwise */
  from?: string
}

/** People for the picker, by words. @throws when the server can't say */
export async function fetchPeople({ q, signal, side, from = '/people' }: Wish): Promise<Choice[]> {
  const { people } = await fetchJson<{ people: PersonChoice[] }>(`${from}?q=${encodeURIComponent(q)}`, signal)
  return people.map((person) => ({
    value: person.id,
    label: person.name[side],
    note: [person.title?.[side], person.org[side]].filter(Boolean).join(' · '),
  }))
}
