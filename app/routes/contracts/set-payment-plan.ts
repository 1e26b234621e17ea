import { type DoorWith, door } from '#app/http/door.server.ts'
import { SetPaymentPlanSchema } from '#crm/contracts/payment-plan.schema.ts'
import { setPaymentPlan } from '#crm/contracts/set-payment-plan.server.ts'
import type { Route } from './+types/set-payment-plan.ts'

export const action = door(
  'contract:set-payment-plan',
  SetPaymentPlanSchema,
  async ({ inTx, actor, params, form }: Route.ActionArgs & DoorWith<typeof SetPaymentPlanSchema>) => {
    await inTx((tx) => setPaymentPlan({ tx, actor, id: params.contractId, ...form }))
    return { done: true as const }
  },
)
