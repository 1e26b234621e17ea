import { labelClause } from '#ai/review-contract/label-clause.ts'
import { readWholeReading } from '#app/documents/reading.server.ts'
import { type DoorWith, door } from '#app/http/door.server.ts'
import { addFlag } from '#crm/contract-reviews/add-flag.server.ts'
import { AddFlagSchema } from '#crm/contract-reviews/flag.schema.ts'
import { getFile } from '#crm/documents/get-file.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/add-flag.ts'

/** The page says where the words stand; what they are, the text says. */
export const action = door(
  'review:decide',
  AddFlagSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof AddFlagSchema>) => {
    const { versionId } = params
    const { fileId } = await inTx((tx) => getFile({ tx, versionId }))
    const reading = await readWholeReading(fileId)
    const quote = reading?.text.slice(form.start, form.end) ?? ''
    if (!reading || form.end > reading.text.length || quote.trim() === '') {
      throw new AppError('BAD_INPUT', 'no words stand there', { details: { field: 'end', key: 'form.invalid' } })
    }
    const clause = reading.clauses.findLastIndex(({ start, end }) => start <= form.start && form.start < end)
    const page = reading.blocks.find(({ start, end }) => start <= form.start && form.start < end)?.page ?? null
    await inTx((tx) =>
      addFlag({ tx, actor, versionId, ...form, quote, page, clause: labelClause(reading.clauses, clause) }),
    )
    return { done: true as const }
  },
)
