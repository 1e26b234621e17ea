import type { Bilingual } from '#crm/org/bilingual.ts'
import { fetchJson } from './fetch-json.ts'

interface Choice {
  value: string
  label: string
}

interface Answer {
  customers: { id: string; name: Bilingual }[]
}

/** Customers for the picker, by words in their names. @throws when the server can't say */
export async function fetchCustomers(options: {
  q: string
  signal: AbortSignal
  side: 'zh' | 'en'
}): Promise<Choice[]> {
  const { q, signal, side } = options
  const { customers } = await fetchJson<Answer>(`/customers/choices?q=${encodeURIComponent(q)}`, signal)
  return customers.map((customer) => ({ value: customer.id, label: customer.name[side] }))
}
