/** A record on which a rule failed. The others went on. */
export interface SweepFault {
  recordId: string | null
  reason: string
}

/** What a sweep did by one rule. */
export interface SweptRule {
  ruleId: string
  /** the version that was asked; null: none is in force, or none that can be read */
  version: number | null
  found: number
  opened: number
  closed: number
  /** it would have opened more than it may at once, and did nothing */
  held: boolean
  faults: SweepFault[]
}
