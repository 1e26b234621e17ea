import { type Door, door } from '#app/http/door.server.ts'
import { PickerWordsSchema } from '#crm/org/picker-words.schema.ts'
import { findTrialRecords } from '#crm/warnings/find-trial-records.server.ts'
import { warningSubjects } from '#crm/warnings/warning-subjects.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/records.ts'

/** Records that a rule can be tried on, for a picker. */
export const loader = door('rule:write', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const { searchParams } = new URL(request.url)
  const subject = searchParams.get('subject') ?? ''
  if (!Object.hasOwn(warningSubjects, subject)) throw new AppError('NOT_FOUND', 'there is no such subject')
  const q = PickerWordsSchema.parse(searchParams.get('q'))
  return Response.json({ records: await inTx((tx) => findTrialRecords({ tx, actor, subject, q })) })
})
