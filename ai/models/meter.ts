import type { ModelConfig, TokenCount } from '#crm/models/model-roles.ts'

/** Counts what a person uses of a role, and says when that is all for today. Opens short transactions of its own. */
export interface Meter {
  /** before a call. @throws ModelFailure capped */
  admit: () => Promise<void>
  /** after it, however it ended */
  count: (config: ModelConfig, tokens: TokenCount) => Promise<void>
}

/** A meter of what nobody pays for: an administrator's trial, a measurement. */
export const noMeter: Meter = { admit: async () => undefined, count: async () => undefined }

/** Tokens of one call: what is more was not counted, by anybody. */
const mostTokens = 1_000_000_000

/** What an endpoint says that a call has used, where that can be; many say nothing, or zero: then what is estimated. */
export function tokensSaid(said: unknown, estimated: number): number {
  return typeof said === 'number' && Number.isInteger(said) && said > 0 && said <= mostTokens ? said : estimated
}

/** About how many tokens a text has, for calls that broke off before the endpoint said: more rather than fewer. */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u2e80-\uffff]/g)?.length ?? 0
  return wide + Math.ceil((text.length - wide) / 3)
}
