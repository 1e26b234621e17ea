import type { CheckedNode } from './checked-condition.ts'
import { compileToSql } from './compile-to-sql.ts'
import type { FactValue } from './fact-types.ts'
import { type Bind, boundForm, missingForm } from './sql-form.ts'
import type { FactDeclaration } from './vocabulary.ts'

/** A condition with one record's values, to be evaluated. */
export interface SqlCase<F extends FactDeclaration = FactDeclaration> {
  condition: CheckedNode<F>
  /** by key of the fact; null is missing */
  values: ReadonlyMap<string, FactValue | null>
}

/**
 * One statement that answers many conditions over rows known beforehand: a column a case, `true` or `false`, as only a true
 * condition counts. For holding the evaluators against each other; a sweep says facts by columns instead.
 */
export function statementFor(cases: readonly SqlCase[]): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const bind: Bind = (value, type) => {
    values.push(value)
    return `$${values.length}::${type}`
  }
  const columns = cases.map(({ condition, values: known }) => {
    const expression = compileToSql({
      condition,
      bind,
      formOf: ({ fact, key }) => {
        const value = known.get(key) ?? null
        return value === null ? missingForm(fact.type) : boundForm(value, bind)
      },
    })
    return `(${expression}) IS TRUE`
  })
  return { text: `SELECT ARRAY[${columns.join(', ')}]::boolean[] AS results`, values }
}
