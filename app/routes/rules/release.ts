import { type DoorWith, door } from '#app/http/door.server.ts'
import { releaseHeldRule } from '#crm/warnings/release-held-rule.server.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/release.ts'

const ReleaseSchema = z.object({ runId: z.uuid() })

/** Lets a rule go that was held back. Opening what it finds may take minutes, and is a job's. */
export const action = door(
  'warning:sweep',
  ReleaseSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof ReleaseSchema>) => {
    await inTx((tx) => releaseHeldRule({ tx, actor, runId: form.runId }))
    return { done: true as const }
  },
)
