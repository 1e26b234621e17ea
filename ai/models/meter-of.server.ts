import type { ToolContext } from '#ai/copilot/tool.ts'
import { isCapped } from '#crm/models/is-capped.server.ts'
import type { ModelConfig } from '#crm/models/model-roles.ts'
import { recordUsage } from '#crm/models/record-usage.server.ts'
import type { Meter } from './meter.ts'
import { ModelFailure } from './model-failure.ts'

/** The meter of whoever asks: what they use is written in their own name, each time in a short transaction of its own. */
export function meterOf(
  { actor, inTx, today: day }: Pick<ToolContext, 'actor' | 'inTx' | 'today'>,
  config: ModelConfig,
): Meter {
  return {
    admit: async () => {
      if (await inTx((tx) => isCapped({ tx, actor, config, day })))
        throw new ModelFailure('capped', 'what this person may use today is used')
    },
    count: (_, tokens) => inTx((tx) => recordUsage({ tx, actor, config, day, ...tokens })),
  }
}
