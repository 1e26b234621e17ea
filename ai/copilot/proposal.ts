import type { Bilingual } from '#crm/org/bilingual.ts'
import type { RecordRef } from './tool.ts'

/** A field of a proposal as its card shows it. Both values come from the database or the verb's own schema, never from a model's words. */
export interface ProposedField {
  name: string
  label: Bilingual
  /** as it stands in the record when the proposal was made; null where there is none */
  before: { value: string | null; shown: Bilingual } | null
  after: { value: string; shown: Bilingual }
}

/**
 * What the copilot would do, for a person to look at: nothing is changed before they confirm. Confirming reads the record again and
 * refuses if it moved; the record and the verb cannot be changed on the way, the values of the fields can.
 */
export interface ProposalDraft {
  verb: 'change_field' | 'log_visit'
  record: RecordRef
  /** the record's name, from the database */
  title: Bilingual
  /** of the record when it was read: another one at confirmation is a conflict */
  version: number
  fields: readonly ProposedField[]
}
