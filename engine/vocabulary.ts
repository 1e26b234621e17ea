import type { FactType } from './fact-types.ts'
import type { OperatorName } from './operators.ts'

/** A text in both languages of the product. */
export interface Bilingual {
  zh: string
  en: string
}

/** A value of an enumeration: compared by id, shown by label. */
export interface EnumValue {
  id: string
  labels: Bilingual
}

/** What a fact is asked about: visits *of which kind*. Every parameter of a fact must be given. */
export type FactParam =
  | { type: 'enum'; labels: Bilingual; values: readonly EnumValue[] }
  | { type: 'integer'; labels: Bilingual; min?: number; max?: number }

/** What evaluation and checking need to know of a fact. */
export interface FactDeclaration {
  id: string
  type: FactType
  /** what a value counts, e.g. `%`, `day`, `CNY`; a line that names another is refused */
  unit?: string
  /** may be missing; then a line under a negation has to say what empty means */
  nullable: boolean
  /** the ids that an enumeration knows; left out, any id is taken */
  values?: readonly { id: string }[]
  params?: Readonly<Record<string, FactParam>>
  /** fewer operators than the type allows */
  operators?: readonly OperatorName[]
}

/** Who may see the value: everyone who sees the record, those who may see cost, those who may see personal data. */
export type Sensitivity = 'open' | 'cost' | 'personal'

/** A fact as people read it. The nouns extend it by how it is loaded; the engine needs no more than this. */
export interface Fact extends FactDeclaration {
  sensitivity: Sensitivity
  /** the name; `{param}` stands for the label of a parameter's value */
  labels: Bilingual
  help: Bilingual
  values?: readonly EnumValue[]
  /** measure word of a count, Chinese `次`; in English the label already says what is counted */
  measure?: Bilingual
  /** how a yes and a no are said: "标前会已召开", "标前会未召开" */
  states?: { yes: Bilingual; no: Bilingual }
  /** id of the verb on screen that changes it, e.g. `activity.log`; null when nobody can change it */
  remedy: string | null
}

/** All facts about one subject, e.g. opportunities. `version` changes whenever the meaning of a fact does. */
export interface Vocabulary<F extends FactDeclaration = Fact> {
  subject: string
  version: string
  facts: readonly F[]
}

const indexes = new WeakMap<object, Map<string, FactDeclaration>>()

/** The fact of that id, or undefined. */
export function findFact<F extends FactDeclaration>(vocabulary: Vocabulary<F>, id: string): F | undefined {
  let index = indexes.get(vocabulary) as Map<string, F> | undefined
  if (!index) {
    index = new Map(vocabulary.facts.map((fact) => [fact.id, fact]))
    indexes.set(vocabulary, index)
  }
  return index.get(id)
}
