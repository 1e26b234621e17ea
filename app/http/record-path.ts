import type { RecordType } from '#prisma/record-event.server.ts'

const pages = { opportunity: 'opportunities', customer: 'customers' } as const satisfies Record<RecordType, string>

/** The page of a record, as a path. */
export function recordPath({ type, id }: { type: RecordType; id: string }): string {
  return `/${pages[type]}/${id}`
}

/** The page of a version of a document with one of its flags in focus, as a path. */
export function flagPath({ versionId, flagId }: { versionId: string; flagId: string }): string {
  return `/documents/${versionId}?${new URLSearchParams({ flag: flagId })}`
}
