/** What a model is asked for: to talk, to read facts out of texts, to make vectors of them. */
export const modelRoles = ['chat', 'extraction', 'embedding'] as const
export type ModelRole = (typeof modelRoles)[number]

/** How far a role may go. */
export interface ModelLimits {
  /** of one answer */
  maxTokens: number
  /** for one answer, to its end */
  timeoutMs: number
  /** what a million tokens cost, in minor units of the group's currency; 0 where nobody has said */
  priceIn: number
  priceOut: number
  /** tokens that one person may use on one day; null: as many as they like */
  capTokens: number | null
  /** the same in minor units of the group's currency */
  capMoney: number | null
}

/** What holds until an administrator says otherwise. */
export const usualLimits: ModelLimits = {
  maxTokens: 2000,
  timeoutMs: 60_000,
  priceIn: 0,
  priceOut: 0,
  capTokens: null,
  capMoney: null,
}

/** A model by which a role is done, and how far it may go. */
export interface ModelConfig extends ModelLimits {
  role: ModelRole
  /** of an endpoint that speaks OpenAI's protocol, as `https://models.example.com/v1` */
  baseUrl: string
  /** null where the endpoint asks for none */
  apiKey: string | null
  model: string
}

/** Tokens that went in and came out of one call. */
export interface TokenCount {
  tokensIn: number
  tokensOut: number
}

/** What tokens cost, in millionths of a minor unit: prices are by the million, so this is exact. */
export function costOf({ tokensIn, tokensOut }: TokenCount, { priceIn, priceOut }: ModelLimits): number {
  return tokensIn * priceIn + tokensOut * priceOut
}
