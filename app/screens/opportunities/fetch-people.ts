import type { PersonChoice } from '#crm/org/find-people.server.ts'

interface Choice {
  value: string
  label: string
  note: string
}

/** People for the picker, by words. Nothing when the network or the session is gone: the picker stays open for another try. */
export async function fetchPeople(options: { q: string; signal: AbortSignal; side: 'zh' | 'en' }): Promise<Choice[]> {
  const { q, signal, side } = options
  const response = await fetch(`/people?q=${encodeURIComponent(q)}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok || response.redirected) return []
  const { people } = (await response.json()) as { people: PersonChoice[] }
  return people.map((person) => ({
    value: person.id,
    label: person.name[side],
    note: [person.title?.[side], person.org[side]].filter(Boolean).join(' · '),
  }))
}
