import type { CheckedLine, CheckedNode, KnownFact, Operand } from './checked-condition.ts'
import type { FactValue } from './fact-types.ts'
import { negationOf, type OperatorName } from './operators.ts'
import { type Bind, boundForm, type SqlForm } from './sql-form.ts'
import type { FactDeclaration } from './vocabulary.ts'

export interface CompileToSqlOptions<F extends FactDeclaration> {
  /** as `checkCondition` reads it */
  condition: CheckedNode<F>
  /** how a fact is said in the statement that the condition becomes part of */
  formOf: (fact: KnownFact<F>) => SqlForm
  bind: Bind
}

/**
 * A condition as an SQL expression: true, false or null exactly where `decide` finds it true, false or unknown. SQL's own
 * logic is Kleene's, so groups and negations stay what they are.
 */
export function compileToSql<F extends FactDeclaration>(options: CompileToSqlOptions<F>): string {
  const { condition } = options
  if (condition.kind === 'line') return compileLine(condition, options)
  const children = condition.children.map((child) => compileToSql({ ...options, condition: child }))
  if (condition.kind === 'not') return `(NOT ${children[0]})`
  return `(${children.join(condition.kind === 'all' ? ' AND ' : ' OR ')})`
}

function compileLine<F extends FactDeclaration>(line: CheckedLine<F>, options: CompileToSqlOptions<F>): string {
  return compare(line.operator, options.formOf(line), { operand: line.operand as Operand<F>, ...options })
}

interface Right<F extends FactDeclaration> extends CompileToSqlOptions<F> {
  operand: Operand<F>
}

function compare<F extends FactDeclaration>(operator: OperatorName, have: SqlForm, right: Right<F>): string {
  switch (operator) {
    case 'isEmpty':
      return isEmpty(have)
    case 'equal':
      return ordered(have, '=', only(right))
    case 'lessThan':
      return ordered(have, '<', only(right))
    case 'greaterThan':
      return ordered(have, '>', only(right))
    case 'between': {
      const { operand, bind } = right
      if (operand.kind !== 'range') throw misread(operator, operand)
      const [low, high] = [boundForm(operand.low, bind), boundForm(operand.high, bind)]
      return `(${ordered(have, '>=', low)} AND ${ordered(have, '<=', high)})`
    }
    case 'in':
      return oneOf(have, right)
    case 'contains':
      return contains(have, only(right))
    default:
      return `(NOT ${compare(negationOf[operator] as OperatorName, have, right)})`
  }
}

function only<F extends FactDeclaration>({ operand, formOf, bind }: Right<F>): SqlForm {
  if (operand.kind === 'fact') return formOf(operand)
  if (operand.kind === 'one') return boundForm(operand.value, bind)
  throw misread('comparison', operand)
}

type Comparison = '=' | '<' | '>' | '>=' | '<='

/** What `compareFacts` says of two values; amounts in different currencies and values of different types are unknown. */
function ordered(a: SqlForm, operator: Comparison, b: SqlForm): string {
  if ('decimal' in a && a.type === b.type) return `(${a.decimal} ${operator} ${b.decimal})`
  if (a.type === 'money' && b.type === 'money') {
    const sameCurrency = `${a.currency} IS NOT DISTINCT FROM ${b.currency}`
    return `(CASE WHEN ${sameCurrency} THEN ${a.minor} ${operator} ${b.minor} END)`
  }
  if (a.type === 'datetime' && b.type === 'datetime') return `(${a.nanos} ${operator} ${b.nanos})`
  if ('day' in a && 'day' in b) return `(${a.day} ${operator} ${b.day})`
  // The collation goes by code points, whatever the database's own.
  if ('text' in a && 'text' in b) return `(${a.text} COLLATE "C" ${operator} ${b.text})`
  if (a.type === 'boolean' && b.type === 'boolean') return `(${a.boolean} ${operator} ${b.boolean})`
  return 'NULL::boolean'
}

function oneOf<F extends FactDeclaration>(have: SqlForm, { operand, bind }: Right<F>): string {
  if (operand.kind !== 'list') throw misread('in', operand)
  const { items } = operand
  const all = (kind: FactValue['type']) => items.every(({ type }) => type === kind)
  if ('text' in have && (all('text') || all('enum'))) {
    return `(${have.text} = ANY (${bind(texts(items), 'text[]')}))`
  }
  return `(${items.map((item) => ordered(have, '=', boundForm(item, bind))).join(' OR ')})`
}

function texts(items: readonly FactValue[]): string[] {
  return items.flatMap((item) => ('text' in item ? [item.text] : []))
}

function contains(have: SqlForm, part: SqlForm): string {
  if (!('text' in part)) return 'NULL::boolean'
  if (have.type === 'list') return `(${part.text} = ANY (${have.items}))`
  return 'text' in have ? `(strpos(${have.text} COLLATE "C", ${part.text}) > 0)` : 'NULL::boolean'
}

function isEmpty(have: SqlForm): string {
  if (have.type === 'list') return `(coalesce(cardinality(${have.items}), 0) = 0)`
  if ('text' in have) return `(coalesce(${have.text}, '') = '')`
  if ('decimal' in have) return `(${have.decimal} IS NULL)`
  if (have.type === 'money') return `(${have.minor} IS NULL)`
  if (have.type === 'boolean') return `(${have.boolean} IS NULL)`
  return `(${have.type === 'datetime' ? have.nanos : have.day} IS NULL)`
}

function misread(operator: string, operand: Operand): Error {
  return new Error(`A checked line with ${operator} has no operand of kind ${operand.kind}`)
}
