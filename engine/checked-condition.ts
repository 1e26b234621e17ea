import type { Condition } from './condition.ts'
import type { FactParams } from './fact-key.ts'
import type { FactValue } from './fact-types.ts'
import type { OperatorName, RightSide } from './operators.ts'
import type { FactDeclaration } from './vocabulary.ts'

/** A fact that a line asks for, found in the vocabulary. */
export interface KnownFact<F extends FactDeclaration = FactDeclaration> {
  fact: F
  key: string
  params?: FactParams
}

/** The right side of a line, read into typed values. */
export type Operand<F extends FactDeclaration = FactDeclaration> =
  | { kind: 'none' }
  | { kind: 'one'; value: FactValue }
  | { kind: 'range'; low: FactValue; high: FactValue }
  | { kind: 'list'; items: readonly FactValue[] }
  | ({ kind: 'fact' } & KnownFact<F>)

export interface CheckedLine<F extends FactDeclaration = FactDeclaration> extends KnownFact<F> {
  kind: 'line'
  place: string
  operator: OperatorName
  operand: Operand<F>
  /** as stored */
  source: Condition
}

export interface CheckedGroup<F extends FactDeclaration = FactDeclaration> {
  kind: 'all' | 'any' | 'not'
  place: string
  /** never empty; exactly one under `not` */
  children: readonly CheckedNode<F>[]
}

/** A condition that may be evaluated: every fact known, every operator allowed, every value read. */
export type CheckedNode<F extends FactDeclaration = FactDeclaration> = CheckedLine<F> | CheckedGroup<F>

/** What an operator sees on its right, once the facts are known. */
export function rightSideOf(operand: Operand, valueAt: (key: string) => FactValue | null): RightSide {
  switch (operand.kind) {
    case 'none':
      return null
    case 'one':
      return operand.value
    case 'range':
      return [operand.low, operand.high]
    case 'list':
      return operand.items
    case 'fact':
      return valueAt(operand.key)
  }
}
