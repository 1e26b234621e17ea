import type { Dimension } from './post-mortem.schema.ts'

interface Labels {
  zh: string
  en: string
}

interface FactorDefinition {
  id: string
  /** the dimension in which it is shown and said */
  dimension: Dimension
  /** reckoned from data, or said by people */
  origin: 'reckoned' | 'said'
  /** of what is reckoned, what the value counts */
  unit?: 'percent' | 'times' | 'days' | 'offers'
  /** in the words of the trade, when it holds and when it does not */
  holds: Labels
  not: Labels
}

const said = (id: string, dimension: Dimension, holds: [string, string], not: [string, string]) =>
  ({
    id,
    dimension,
    origin: 'said',
    holds: { zh: holds[0], en: holds[1] },
    not: { zh: not[0], en: not[1] },
  }) as const

/**
 * What may have decided a bid. Those that are reckoned are said in SQL in _reckoned-factors.server.ts; those that are said are
 * said by whoever writes the post-mortem.
 */
export const factors = [
  {
    id: 'technical-exchanges',
    dimension: 'technical',
    origin: 'reckoned',
    unit: 'times',
    holds: { zh: '标前技术交流 3 次以上', en: 'Three technical exchanges or more before the bid' },
    not: { zh: '标前技术交流不到 3 次', en: 'Fewer than three technical exchanges before the bid' },
  },
  said(
    'performance-deviation',
    'technical',
    ['性能保证值有偏离', 'Performance guarantee deviates'],
    ['性能保证值无偏离', 'Performance guarantee as asked'],
  ),
  said(
    'reference-seen',
    'technical',
    ['看过同型设备', 'Saw the same machine at work'],
    ['没看过同型设备', 'Did not see the same machine'],
  ),
  said(
    'same-reference',
    'technical',
    ['有同型业绩', 'We have the same machine in service'],
    ['没有同型业绩', 'No machine of the same kind in service'],
  ),
  said(
    'payment-deviation',
    'commercial',
    ['付款条件有偏离', 'Payment terms deviate'],
    ['付款条件无偏离', 'Payment terms as asked'],
  ),
  said(
    'delivery-met',
    'commercial',
    ['交货期不晚于要求', 'Delivery no later than asked'],
    ['交货期晚于要求', 'Delivery later than asked'],
  ),
  said(
    'local-service',
    'commercial',
    ['当地有服务站', 'Service station nearby'],
    ['当地没有服务站', 'No service station nearby'],
  ),
  {
    id: 'competitor-present',
    dimension: 'commercial',
    origin: 'reckoned',
    holds: { zh: '{{name}}在场', en: '{{name}} bids' },
    not: { zh: '{{name}}不在场', en: '{{name}} does not bid' },
  },
  {
    id: 'price-over-lowest',
    dimension: 'price',
    origin: 'reckoned',
    unit: 'percent',
    holds: { zh: '比最低价高 5% 以上', en: 'More than 5% above the lowest' },
    not: { zh: '比最低价高不到 5%', en: 'At most 5% above the lowest' },
  },
  {
    id: 'cost-settled-late',
    dimension: 'price',
    origin: 'reckoned',
    unit: 'days',
    holds: { zh: '开标前不到 10 天才定成本', en: 'Cost settled less than ten days before opening' },
    not: { zh: '开标前 10 天以上定成本', en: 'Cost settled ten days or more before opening' },
  },
  {
    id: 'many-offers',
    dimension: 'price',
    origin: 'reckoned',
    unit: 'offers',
    holds: { zh: '4 家以上投标', en: 'Four offers or more' },
    not: { zh: '不到 4 家投标', en: 'Fewer than four offers' },
  },
  said(
    'purchased-dear',
    'price',
    ['外购件贵', 'Purchased parts are dear'],
    ['外购件不贵', 'Purchased parts are not dear'],
  ),
  {
    id: 'executive-visits',
    dimension: 'relationship',
    origin: 'reckoned',
    unit: 'times',
    holds: { zh: '高层拜访 2 次以上', en: 'Two executive visits or more' },
    not: { zh: '高层拜访不到 2 次', en: 'Fewer than two executive visits' },
  },
  {
    id: 'decider-supports',
    dimension: 'relationship',
    origin: 'reckoned',
    holds: { zh: '决策人支持', en: 'The decision maker supports us' },
    not: { zh: '决策人不支持', en: 'The decision maker does not support us' },
  },
  said(
    'took-part-in-specification',
    'relationship',
    ['参与过招标规格书', 'Took part in the specification'],
    ['没参与招标规格书', 'No part in the specification'],
  ),
  said('returning-customer', 'relationship', ['老客户', 'A returning customer'], ['新客户', 'A new customer']),
  said(
    'design-institute-recommends',
    'relationship',
    ['设计院推荐我方', 'The design institute recommends us'],
    ['设计院不推荐我方', 'The design institute does not recommend us'],
  ),
] as const satisfies readonly FactorDefinition[]

type Factor = (typeof factors)[number]
export type FactorId = Factor['id']
export type SaidFactor = Extract<Factor, { origin: 'said' }>['id']
export type ReckonedFactor = Exclude<FactorId, SaidFactor>

const idsOf = <T extends FactorId>(some: readonly Factor[]) => some.map(({ id }) => id) as [T, ...T[]]
export const factorIds = idsOf<FactorId>(factors)
export const saidFactors = idsOf<SaidFactor>(factors.filter(({ origin }) => origin === 'said'))

const byId = new Map<string, FactorDefinition>(factors.map((factor) => [factor.id, factor]))

/** What a factor is; unknown ones, as an older version of the catalogue may have stored them, are null. */
export function factorOf(id: string): FactorDefinition | null {
  return byId.get(id) ?? null
}
