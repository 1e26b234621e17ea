import type { RecordRef } from '#ai/copilot/tool.ts'

const pages = {
  opportunity: 'opportunities',
  customer: 'customers',
  bid: 'bids',
  contract: 'contracts',
  approval: 'approvals',
  article: 'knowledge/articles',
  document: 'documents',
  rule: 'rules',
} as const

/** The page of what has one of its own; what stands on the page of another is given that one. */
export function pagePath(ref: RecordRef & { kind: keyof typeof pages }): string {
  return `/${pages[ref.kind]}/${ref.id}`
}

/** A list with filters, as its address has them; what is not filtered by is left out. */
export function listPath(path: string, filter: Record<string, string | readonly string[] | undefined>): string {
  const set = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined || value.length === 0 ? [] : [[key, typeof value === 'string' ? value : value.join(',')]],
  )
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path
}
