import { z } from '#lib/zod.ts'

const ids = z.array(z.uuid()).max(20).default([])

/** What came into view of what was recommended. */
export const RecordShownSchema = z.object({ articles: ids, bids: ids })
export type RecordShown = z.output<typeof RecordShownSchema>
