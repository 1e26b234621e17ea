import { readingActs } from '#knowledge/articles/article.schema.ts'
import { z } from '#lib/zod.ts'

/** What somebody does with a past bid that was recommended to them at an opportunity. */
export const RecordBidReadingSchema = z.object({
  id: z.uuid(),
  act: z.enum(readingActs),
  opportunityId: z.uuid(),
})
export type RecordBidReading = z.output<typeof RecordBidReadingSchema>
