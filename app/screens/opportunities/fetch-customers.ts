import type { Bilingual } from '#crm/org/bilingual.ts'

interface Choice {
  value: string
  label: string
}

/** Customers for the picker, by words in their names. */
export async function fetchCustomers(options: {
  q: string
  signal: AbortSignal
  side: 'zh' | 'en'
}): Promise<Choice[]> {
  const { q, signal, side } = options
  const response = await fetch(`/customers/choices?q=${encodeURIComponent(q)}`, {
    signal,
    headers: { accept: 'application/json' },
  })
  if (!response.ok || response.redirected) return []
  const { customers } = (await response.json()) as { customers: { id: string; name: Bilingual }[] }
  return customers.map((customer) => ({ value: customer.id, label: customer.name[side] }))
}
