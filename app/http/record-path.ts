import type { RecordType } from '#prisma/record-event.server.ts'

const pages = { opportunity: 'opportunities', customer: 'customers' } as const satisfies Record<RecordType, string>

/** The page of a record, as a path. */
export function recordPath({ type, id }: { type: RecordType; id: string }): string {
  return `/${pages[type]}/${id}`
}
