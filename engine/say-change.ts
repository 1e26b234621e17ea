import type { FactChange } from './change-sets.ts'
import type { FactValue } from './fact-types.ts'
import { formatValue, labelOf } from './format-value.ts'
import { join, say } from './message.ts'
import { isEmptyFact, type PushedOperator } from './operators.ts'
import { type Demand, isCounted, type MayRead, mayReadDemand, sayAsk, sayState } from './say-line.ts'
import type { Bilingual, Fact } from './vocabulary.ts'

/** A fact that stands in the way, in words. `have` and `need` are null for one who may not see the fact. */
export interface SaidChange {
  text: Bilingual
  have: Bilingual | null
  need: Bilingual | null
}

/** "高层拜访 1 次，要求 2 次", "Executive visits: 1 of 2"; without figures for one who may not see them. */
export function sayChange(
  change: Pick<FactChange<Fact>, 'known' | 'demands'>,
  current: FactValue | null,
  mayRead: MayRead,
): SaidChange {
  const { known } = change
  const demands: Demand[] = change.demands.map((demand) => ({ known, ...demand }))
  const label = labelOf(known)
  if (demands.some((demand) => !mayReadDemand(demand, mayRead))) {
    return { text: say(hiddenKey(demands, current), { label }), have: null, need: null }
  }
  const have = formatValue(current, known.fact)
  const need = join(demands.map(sayAsk), 'ask.and')
  return { text: sentence({ demands, current, have, need }, known.fact, label), have, need }
}

function sentence(
  said: { demands: readonly Demand[]; current: FactValue | null; have: Bilingual; need: Bilingual },
  fact: Fact,
  label: Bilingual,
): Bilingual {
  const { demands, current, have, need } = said
  const [only] = demands.length === 1 ? demands : []
  if (isEmptyFact(current)) {
    const asked = demands.filter(({ operator }) => operator !== 'isNotEmpty')
    if (asked.length === 0 || fact.type === 'boolean') return say('change.empty', { label })
    return say('change.emptyAsked', { label, ask: join(asked.map(sayAsk), 'ask.and') })
  }
  if (current?.type === 'boolean') {
    const known = demands[0]?.known
    if (known && fact.states) return sayState(known, current.boolean)
    return say('change.boolean', { label, have, ask: need })
  }
  if (only?.operator === 'greaterThanInclusive' && isCounted(fact) && only.operand.kind === 'one') {
    return say('change.counted', { label, have, ask: formatValue(only.operand.value, fact) })
  }
  const word = fact.type === 'text' || fact.type === 'enum' || fact.type === 'list'
  return say(word ? 'change.askedWord' : 'change.asked', { label, have, ask: need })
}

const belowOperators: readonly PushedOperator[] = ['greaterThan', 'greaterThanInclusive']
const aboveOperators: readonly PushedOperator[] = ['lessThan', 'lessThanInclusive']

/** Whether a hidden fact is empty stays hidden too. */
function hiddenKey(demands: readonly Demand[], current: FactValue | null) {
  if (current === null) return 'change.hidden'
  if (demands.every(({ operator }) => belowOperators.includes(operator))) return 'change.below'
  if (demands.every(({ operator }) => aboveOperators.includes(operator))) return 'change.above'
  return demands.every(({ operator }) => operator === 'between') ? 'change.outside' : 'change.hidden'
}
