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

/** About how many tokens a text has, for calls that broke off before the endpoint said: more rather than fewer. */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u2e80-\uffff]/g)?.length ?? 0
  return wide + Math.ceil((text.length - wide) / 3)
}
