import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetRateSchema } from '#crm/exchange-rates/exchange-rate.schema.ts'
import { setRate } from '#crm/exchange-rates/set-rate.server.ts'
import type { Route } from './+types/set-rate.ts'

export const action = door(
  'rate:keep',
  SetRateSchema,
  async ({ inTx, actor, form }: Route.ActionArgs & DoorWith<typeof SetRateSchema>) => {
    await inTx((tx) => setRate({ tx, actor, ...form }))
    return { done: true as const }
  },
)
