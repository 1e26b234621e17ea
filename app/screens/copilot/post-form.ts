import type { Answer } from '#app/screens/opportunities/use-verb.ts'

/**
 * Posts to an address of ours and reads what it answers. What a page posts by a fetcher is lost to an error page when the line is
 * down; a question must not be.
 * @throws when nobody answered, or the session is gone
 */
export async function postForm(address: string, fields: Record<string, string | string[]> = {}): Promise<Answer> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  const response = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } })
  if (response.redirected || response.status >= 500) throw new Error(`${address} answered ${response.status}`)
  return (await response.json()) as Answer
}

/** The key of the sentence that says why something was refused; null when it was done. */
export function refusalKey(answer: Answer): string | null {
  const detail = answer.failed?.details as { key?: string } | undefined
  const [invalid] = Object.values(answer.invalid ?? {}).flat()
  if (detail?.key ?? invalid) return `common:${detail?.key ?? invalid}`
  return answer.failed ? `errors:${answer.failed.code}` : null
}
