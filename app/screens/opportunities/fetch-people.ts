import type { PersonChoice } from '#crm/org/find-people.server.ts'
import { fetchJson } from './fetch-json.ts'

interface Choice {
  value: string
  label: string
  note: string
}

/** People for the picker, by words. @throws when the server can't say */
export async function fetchPeople(options: {
  q: string
  signal: AbortSignal
  side: 'zh' | 'en'
  /** whose answer: that of everybody, unless another is given */
  from?: string
}): Promise<Choice[]> {
  const { q, signal, side, from = '/people' } = options
  const { people } = await fetchJson<{ people: PersonChoice[] }>(`${from}?q=${encodeURIComponent(q)}`, signal)
  return people.map((person) => ({
    value: person.id,
    label: person.name[side],
    note: [person.title?.[side], person.org[side]].filter(Boolean).join(' · '),
  }))
}
