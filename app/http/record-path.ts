import type { RecordType } from '#prisma/record-event.server.ts'

/** What has a page: records, and what stands on the timeline of one. */
type Paged = RecordType | 'bid' | 'contract'

const pages = {
  opportunity: 'opportunities',
  customer: 'customers',
  bid: 'bids',
  contract: 'contracts',
} as const satisfies Record<Paged, string>

/** The page of a record, as a path. */
export function recordPath({ type, id }: { type: Paged; id: string }): string {
  return `/${pages[type]}/${id}`
}

/** The page of a version of a document with one of its flags in focus, as a path. */
export function flagPath({ versionId, flagId }: { versionId: string; flagId: string }): string {
  return `/documents/${versionId}?${new URLSearchParams({ flag: flagId })}`
}
