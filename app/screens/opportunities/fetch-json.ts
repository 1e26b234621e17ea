/**
 * What an address of ours answers, for a picker.
 * @throws when it answers with a failure, or leads elsewhere because the session is gone: nothing found is another thing
 */
export async function fetchJson<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status} at ${response.url}`)
  return response.json()
}
