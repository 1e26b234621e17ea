import { z } from '#lib/zod.ts'
import type { CheckedLine, KnownFact, Operand } from './checked-condition.ts'
import { compareFacts } from './compare-facts.ts'
import { type Condition, factParamsSchema } from './condition.ts'
import { type FactParams, factKey } from './fact-key.ts'
import type { FactType, FactValue } from './fact-types.ts'
import { say } from './message.ts'
import { type OperatorName, operandShapeOf, operatorNames, operatorsOf } from './operators.ts'
import { parseFact, type ReadingContext } from './parse-fact.ts'
import { type Problem, problem } from './problem.ts'
import { type FactDeclaration, findFact, type Vocabulary } from './vocabulary.ts'

export interface CheckContext<F extends FactDeclaration> extends ReadingContext {
  vocabulary: Vocabulary<F>
  /** `rules eval` knows the types of facts, not their parameters: there any are taken */
  params: 'declared' | 'any'
}

const lineKeys = ['fact', 'operator', 'value', 'params', 'unit']
const referenceSchema = z.strictObject({ fact: z.string(), params: factParamsSchema.optional() })
const unitsOf: Partial<Record<FactType, string>> = { percentage: '%', days: 'day' }

/** Reads one line. Problems carry its place; a line with any is not given back. */
export function checkLine<F extends FactDeclaration>(
  source: Readonly<Record<string, unknown>>,
  place: string,
  context: CheckContext<F>,
): { line: CheckedLine<F> } | { problems: Problem[] } {
  const problems = Object.keys(source)
    .filter((key) => !lineKeys.includes(key))
    .map((key) => (key === 'priority' ? problem(place, 'priority') : problem(place, 'unknownKey', { key })))
  const known = findKnownFact(source, place, context)
  const operator = readOperator(source.operator, place)
  if ('code' in known) problems.push(known)
  if (typeof operator !== 'string') problems.push(operator)
  if ('code' in known || typeof operator !== 'string') return { problems }

  problems.push(...checkParams(known, source.params, place, context.params), ...checkUnit(known.fact, source, place))
  if (!(known.fact.operators ?? operatorsOf[known.fact.type]).includes(operator)) {
    const { id: fact, type } = known.fact
    return { problems: [...problems, problem(place, 'operatorNotForType', { fact, type, operator })] }
  }
  const operand = readOperand({ known, operator, value: source.value, place, context })
  if ('code' in operand) problems.push(operand)
  if ('code' in operand || problems.length > 0) return { problems }
  return { line: { kind: 'line', place, ...known, operator, operand, source: source as unknown as Condition } }
}

function findKnownFact<F extends FactDeclaration>(
  source: { fact?: unknown; params?: unknown },
  place: string,
  context: CheckContext<F>,
): KnownFact<F> | Problem {
  if (source.fact === undefined || source.fact === null || source.fact === '') {
    return problem(place, 'halfFilled', { part: say('check.part.fact') })
  }
  const fact = typeof source.fact === 'string' ? findFact(context.vocabulary, source.fact) : undefined
  if (!fact) return problem(place, 'unknownFact', { fact: String(source.fact) })
  if (source.params === undefined) return { fact, key: fact.id }
  const params = factParamsSchema.safeParse(source.params)
  if (!params.success) {
    const name = String(params.error.issues[0]?.path[0] ?? '')
    return problem(place, 'wrongParam', { fact: fact.id, name, value: short(source.params) })
  }
  return { fact, key: factKey({ fact: fact.id, params: params.data }), params: params.data }
}

function readOperator(operator: unknown, place: string): OperatorName | Problem {
  if (operator === undefined || operator === null || operator === '') {
    return problem(place, 'halfFilled', { part: say('check.part.operator') })
  }
  return (
    operatorNames.find((name) => name === operator) ?? problem(place, 'unknownOperator', { operator: short(operator) })
  )
}

function checkParams(known: KnownFact, written: unknown, place: string, mode: 'declared' | 'any'): Problem[] {
  if (mode === 'any') return []
  const declared = known.fact.params ?? {}
  const given: FactParams = known.params ?? {}
  const fact = known.fact.id
  const unknown = Object.keys((written as object | undefined) ?? {})
    .filter((name) => !Object.hasOwn(declared, name))
    .map((name) => problem(place, 'unknownParam', { fact, name }))
  const wrong = Object.entries(declared).flatMap(([name, param]) => {
    const value = given[name]
    if (value === undefined) return [problem(place, 'halfFilled', { part: say('check.part.param', { name }) })]
    const fits =
      param.type === 'enum'
        ? param.values.some(({ id }) => id === value)
        : Number.isSafeInteger(value) &&
          Number(value) >= (param.min ?? Number.NEGATIVE_INFINITY) &&
          Number(value) <= (param.max ?? Number.POSITIVE_INFINITY)
    return fits ? [] : [problem(place, 'wrongParam', { fact, name, value: short(value) })]
  })
  return [...unknown, ...wrong]
}

function checkUnit(fact: FactDeclaration, source: { unit?: unknown }, place: string): Problem[] {
  if (source.unit === undefined || source.unit === (fact.unit ?? unitsOf[fact.type])) return []
  return [problem(place, 'unknownUnit', { fact: fact.id, unit: short(source.unit) })]
}

interface OperandSource<F extends FactDeclaration> {
  known: KnownFact<F>
  operator: OperatorName
  value: unknown
  place: string
  context: CheckContext<F>
}

function readOperand<F extends FactDeclaration>(source: OperandSource<F>): Operand<F> | Problem {
  const { operator, value, place } = source
  const shape = operandShapeOf(operator)
  if (shape === 'none') {
    // json-rules-engine demands a value with every operator; one that says nothing is let through
    const says = value !== undefined && value !== null && value !== true && value !== ''
    return says ? problem(place, 'valueNotWanted', { operator }) : { kind: 'none' }
  }
  if (isBlank(value)) return problem(place, 'halfFilled', { part: say('check.part.value') })
  if (typeof value === 'object' && value !== null && 'fact' in value) return readReference(source)
  if (shape === 'one') {
    const read = readValue(source, value)
    return 'code' in read ? read : { kind: 'one', value: read }
  }
  if (!Array.isArray(value)) return problem(place, shape === 'range' ? 'rangeNeedsTwo' : 'listNeeded', { operator })
  if (shape === 'list' && value.length === 0) return problem(place, 'emptyList')
  if (shape === 'range' && value.length !== 2) return problem(place, 'rangeNeedsTwo', { operator })
  const items: FactValue[] = []
  for (const item of value) {
    const read = readValue(source, item)
    if ('code' in read) return read
    items.push(read)
  }
  const [low, high] = items
  if (shape === 'list' || !low || !high) return { kind: 'list', items }
  const order = compareFacts(low, high)
  if (order === null) return problem(place, 'mixedCurrencies')
  return order > 0 ? problem(place, 'reversedRange') : { kind: 'range', low, high }
}

function readValue<F extends FactDeclaration>(source: OperandSource<F>, wire: unknown): FactValue | Problem {
  const { fact } = source.known
  if (isBlank(wire)) return problem(source.place, 'halfFilled', { part: say('check.part.value') })
  const values = fact.values?.map(({ id }) => id)
  // a day may be asked of a moment and a moment of a day; a list is asked for an element
  const alternatives: FactType[] =
    fact.type === 'date' || fact.type === 'datetime'
      ? [fact.type, fact.type === 'date' ? 'datetime' : 'date']
      : [fact.type === 'list' ? 'text' : fact.type]
  const readings = alternatives.map((type) => parseFact(type, wire, { ...source.context, values }))
  const read = readings.find((reading) => reading.kind === 'value')
  if (read) return read.value
  const [first] = readings
  const reason = first?.kind === 'invalid' ? first.reason : ''
  return problem(source.place, 'wrongValueType', { fact: fact.id, type: fact.type, reason })
}

function readReference<F extends FactDeclaration>(source: OperandSource<F>): Operand<F> | Problem {
  const { known, operator, place, context } = source
  const written = referenceSchema.safeParse(source.value)
  if (
    !written.success ||
    operandShapeOf(operator) !== 'one' ||
    operator === 'contains' ||
    operator === 'doesNotContain'
  ) {
    return problem(place, 'referenceNotHere', { operator })
  }
  const other = findKnownFact(written.data, place, context)
  if ('code' in other) return other
  if (other.key === known.key) return problem(place, 'sameFact', { fact: known.fact.id })
  const [wrong] = checkParams(other, written.data.params, place, context.params)
  if (wrong) return wrong
  const moments: readonly FactType[] = ['date', 'datetime']
  const comparable =
    (other.fact.type === known.fact.type && other.fact.unit === known.fact.unit) ||
    (moments.includes(other.fact.type) && moments.includes(known.fact.type))
  if (!comparable) return problem(place, 'referenceType', { fact: known.fact.id, other: other.fact.id })
  return { kind: 'fact', ...other }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function short(value: unknown): string {
  // what is nested may be endless
  const text = typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
