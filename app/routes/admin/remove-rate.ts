import { type DoorWith, door } from '#app/http/door.server.ts'
import { RemoveRateSchema } from '#crm/exchange-rates/exchange-rate.schema.ts'
import { removeRate } from '#crm/exchange-rates/remove-rate.server.ts'
import type { Route } from './+types/remove-rate.ts'

export const action = door(
  'rate:keep',
  RemoveRateSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof RemoveRateSchema>) => {
    await inTx((tx) => removeRate({ tx, actor, ...form }))
    return { done: true as const }
  },
)
