import type { KnownFact, Operand } from './checked-condition.ts'
import { formatValue, labelOf } from './format-value.ts'
import { join, type MessageKey, say } from './message.ts'
import type { PushedOperator } from './operators.ts'
import type { Bilingual, Fact } from './vocabulary.ts'

/** Whether a reader may see the values of a fact; for one who may not, sentences go without figures. */
export type MayRead = (fact: Fact) => boolean

/** What a line asks of a fact, apart from how it is stored. */
export interface Demand {
  known: KnownFact<Fact>
  operator: PushedOperator
  operand: Operand<Fact>
}

/** A line in words: "毛利率不低于 8%", "Margin: at least 8%". */
export function sayLine(demand: Demand, mayRead: MayRead): Bilingual {
  const { known, operator, operand } = demand
  const label = labelOf(known)
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return say(`line.${operator}`, { label })
  if (!mayReadDemand(demand, mayRead)) return say('line.hidden', { label })
  if (known.fact.type === 'boolean' && (operator === 'equal' || operator === 'notEqual')) {
    const asked = operand.kind === 'one' && operand.value.type === 'boolean' ? operand.value.boolean : null
    if (asked !== null) return sayState(known, operator === 'equal' ? asked : !asked)
  }
  if (operator === 'between' || operator === 'notBetween') return say(`line.${operator}`, { label, ...ends(demand) })
  if (operator === 'in' && known.fact.type === 'boolean') return say('line.boolean', { label, value: choices(demand) })
  if (operator === 'in' || operator === 'notIn') return say(`line.${operator}`, { label, values: choices(demand) })
  const value = formatRight(demand)
  if (operator === 'contains' || operator === 'doesNotContain') {
    return say(`line.${operator}.${known.fact.type === 'list' ? 'list' : 'text'}`, { label, value })
  }
  return say(`line.${operator}.${wordingOf(known.fact)}`, { label, value })
}

/** How a yes or a no of this fact is said: "标前会未召开". */
export function sayState(known: KnownFact<Fact>, state: boolean): Bilingual {
  const said = state ? known.fact.states?.yes : known.fact.states?.no
  return said ?? say('line.boolean', { label: labelOf(known), value: say(state ? 'value.yes' : 'value.no') })
}

/** What is asked, without the name of the fact: "不低于 8%", "at least 8%". */
export function sayAsk(demand: Demand): Bilingual {
  const { known, operator } = demand
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return say(`ask.${operator}`)
  if (operator === 'between' || operator === 'notBetween') return say(`ask.${operator}`, ends(demand))
  if (operator === 'in' || operator === 'notIn') return say(`ask.${operator}`, { values: choices(demand) })
  const value = formatRight(demand)
  if (operator === 'equal' || operator === 'notEqual' || operator === 'contains' || operator === 'doesNotContain') {
    return say(`ask.${operator}`, { value })
  }
  return say(`ask.${operator}.${wordingOf(known.fact)}`, { value })
}

/** May the reader see both sides? A figure compared with a hidden one gives it away. */
export function mayReadDemand({ known, operand }: Demand, mayRead: MayRead): boolean {
  return mayRead(known.fact) && (operand.kind !== 'fact' || mayRead(operand.fact))
}

/** True for things that are counted one by one, of which a demand reads "1 of 2". */
export function isCounted(fact: Pick<Fact, 'type' | 'measure'>): boolean {
  return fact.type === 'number' && fact.measure !== undefined
}

type Wording = MessageKey extends infer K ? (K extends `line.equal.${infer W}` ? W : never) : never

/** How values of a fact are compared in words: more and less, later and earlier. */
export function wordingOf(fact: Pick<Fact, 'type' | 'measure'>): Wording {
  switch (fact.type) {
    case 'number':
      return isCounted(fact) ? 'count' : 'amount'
    case 'money':
    case 'percentage':
      return 'amount'
    case 'days':
      return 'count'
    case 'date':
    case 'datetime':
      return 'time'
    default:
      return 'word'
  }
}

function formatRight({ known, operand }: Demand): Bilingual {
  if (operand.kind === 'fact') return labelOf(operand)
  return operand.kind === 'one' ? formatValue(operand.value, known.fact) : { zh: '', en: '' }
}

function ends({ known, operand }: Demand): { low: Bilingual; high: Bilingual } {
  if (operand.kind !== 'range') throw new Error('A range needs two ends')
  return { low: formatValue(operand.low, known.fact), high: formatValue(operand.high, known.fact) }
}

function choices({ known, operand }: Demand): Bilingual {
  if (operand.kind !== 'list') throw new Error('A choice needs a list')
  const values = operand.items.map((item) => formatValue(item, known.fact))
  const last = values.at(-1)
  if (!last || values.length === 1) return last ?? { zh: '', en: '' }
  return say('value.or', { first: join(values.slice(0, -1), 'value.separator'), last })
}
