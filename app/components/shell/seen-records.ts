import { useEffect, useState } from 'react'
import { useMatches } from 'react-router'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { RecordFound } from '#crm/search/find-records.server.ts'
import { mostSeen, type SeenRecord, SeenRecordsSchema } from '#crm/search/seen-records.schema.ts'

const prefix = 'gantry.seen.'

const kinds: Record<string, { kind: SeenRecord['kind']; param: string }> = {
  'routes/opportunities/record': { kind: 'opportunity', param: 'opportunityId' },
  'routes/customers/record': { kind: 'customer', param: 'customerId' },
}

/**
 * Keeps which records a person has had on screen in this browser: ids and nothing else, so that what they are called, and whether
 * the person may still see them, is the server's to say.
 */
export function useKeepSeen(personId: string): void {
  const last = useMatches().at(-1)
  const known = kinds[last?.id ?? '']
  const id = known && last?.loaderData ? last.params[known.param] : undefined
  useEffect(() => {
    if (!known || !id || !personId) return
    const others = readSeen(personId).filter((one) => one.id !== id)
    writeSeen(personId, [{ kind: known.kind, id }, ...others].slice(0, mostSeen))
  }, [known, id, personId])
}

/** The records that the person had on screen lately, as they are now; null until the server has said, and when it can’t. */
export function useSeen(personId: string): RecordFound[] | null {
  const [records, setRecords] = useState<RecordFound[] | null>(null)
  useEffect(() => {
    const seen = readSeen(personId)
    if (seen.length === 0) return
    const abort = new AbortController()
    const of = seen.map(({ kind, id }) => `${kind}:${id}`).join()
    fetchJson<{ records: RecordFound[] }>(`/search/seen?of=${of}`, abort.signal).then(
      (answer) => setRecords(answer.records),
      () => {},
    )
    return () => abort.abort()
  }, [personId])
  return records
}

/** Signing out leaves nothing behind for whoever comes next. */
export function clearSeen(): void {
  const kept = storage()
  if (!kept) return
  for (const name of Object.keys(kept)) if (name.startsWith(prefix)) kept.removeItem(name)
}

function readSeen(personId: string): SeenRecord[] {
  return SeenRecordsSchema.parse(storage()?.getItem(prefix + personId) ?? '')
}

function writeSeen(personId: string, seen: readonly SeenRecord[]): void {
  try {
    storage()?.setItem(prefix + personId, seen.map(({ kind, id }) => `${kind}:${id}`).join())
  } catch {
    // Full: then nothing is kept.
  }
}

/** Null where the browser lets no page keep anything. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
