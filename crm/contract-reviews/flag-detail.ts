import type { Bilingual } from '#engine/vocabulary.ts'

interface Fact {
  fact: string
  value: string | number | boolean
  label: Bilingual
  /** the value as people read it */
  said: Bilingual
  /** what would be no risk; left out where the rule has no limit for it */
  accepted?: Bilingual
  at: { start: number; end: number } | null
}

/** What a rule's flag says beside where it stands, as the review found it; kept as it was said then. */
export interface RuleFlagDetail {
  name: Bilingual
  facts: readonly Fact[]
  notes: readonly Fact[]
  /** what trips the rule and why that matters, in a sentence */
  reason: Bilingual
  /** why it matters, where what trips it stands beside */
  why: Bilingual
  suggestion: Bilingual
  source: Bilingual
  method: string
  /** of the clause and of what was read in it; a decision about it holds for no other */
  grounds: string
  isHidden: boolean
  overriddenBy: { clause: string } | null
}

/** What a person said who set a flag by hand. */
export interface OwnFlagDetail {
  said: string
}

export type FlagDetail = RuleFlagDetail | OwnFlagDetail
