import type { ComboboxOption } from '#app/components/ui/use-options.ts'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { Found } from '#crm/search/search-everything.server.ts'

const inLanguage =
  (side: 'zh' | 'en') =>
  async (query: string, signal: AbortSignal): Promise<ComboboxOption[]> => {
    const found = await fetchJson<Found>(`/search?q=${encodeURIComponent(query)}`, signal)
    return [
      ...found.opportunities.found.map((one) => ({
        value: `opportunity:${one.id}`,
        label: one.name[side],
        note: one.number,
      })),
      ...found.customers.found.map((one) => ({ value: `customer:${one.id}`, label: one.name[side] })),
    ].slice(0, 7)
  }

/** Records that a question can be about, by words, named in one language. @throws when the server can't say */
export const fetchRecords = { zh: inLanguage('zh'), en: inLanguage('en') }
