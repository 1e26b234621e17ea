/** In what two wordings of one company's name may differ. */
export const wordings = ['writing', 'brackets', 'script', 'legal-form', 'order'] as const
export type Wording = (typeof wordings)[number]

/** Why two names may be one company's. `part` is what one of the two has more, in its normal form. */
export interface LikenessReason {
  kind: 'same-name' | Wording | 'longer' | 'shorter' | 'one-character' | 'latin-name' | 'credit-code' | 'other-code'
  part?: string
}

export interface Likeness {
  /** likely: one name in two wordings. similar: worth a look, usually a sister or a branch */
  level: 'likely' | 'similar'
  reasons: LikenessReason[]
}
