import { contractStates } from '#crm/contracts/contract.schema.ts'
import { type ContractFilter, contractSorts, costSorts } from '#crm/contracts/contract-list.schema.ts'
import type { CustomerFilter } from '#crm/customers/customer-list.schema.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import type { WarningFilter } from '#crm/warnings/warning.schema.ts'
import type { Scaled } from '#tests/factories/load-scaled.ts'

/** What people narrow the list of opportunities to; dates as days from today. */
export const opportunityFilters = (
  scaled: Scaled,
  day: (days: number) => string,
): Record<string, OpportunityFilter> => ({
  'all of them': { status: 'all' },
  mine: { mine: '1' },
  major: { major: '1' },
  'in a stage': { stage: ['product-project.bid'] },
  'in two stages': { stage: ['product-project.bid', 'product-project.contract'] },
  'of a department': { org: scaled.department },
  'of a person': { owner: scaled.rep },
  'of a customer': { customer: scaled.customer },
  'worth more than most': { min: '250000000' },
  'worth little': { max: '5000000' },
  'signing soon': { signFrom: day(0), signTo: day(30) },
  'silent for long': { idleSince: day(-195) },
  'silent for long, by activity': { idleSince: day(-195), sort: 'activity', dir: 'asc' },
  'a common word': { q: '液压机' },
  'a rare word': { q: 'OPP-2000-0031676' },
  'a word nobody used': { q: '不存在的' },
  'words of both fields': { q: '回转窑 滇岭水泥77' },
})

/** What people type when they want one record: common, rare, short, of several fields, a number, nothing that is there. */
export const soughtWords = [
  '液压机',
  '特钢',
  '晋岳',
  '窑',
  '加氢',
  '总经理',
  '经理 特钢',
  'OPP-2000-0031676',
  '滇岭水泥 回转窑',
  '不存在的',
  '鑫',
]

export const customerFilters = (scaled: Scaled): Record<string, CustomerFilter> => ({
  mine: { circle: 'mine' },
  'of the group': { circle: 'group' },
  'of an industry': { industry: ['steel'] },
  'of an industry and region': { circle: 'group', industry: ['steel'], region: ['east'] },
  'of a grade': { grade: ['A'] },
  'of a company': { org: scaled.company },
  'a common word': { q: '特钢' },
  'a rare word': { q: 'Customer 77' },
})

export const contractFilters = (scaled: Scaled, day: (days: number) => string): Record<string, ContractFilter> => ({
  ...Object.fromEntries(
    [...contractSorts, ...costSorts].flatMap((sort) =>
      (['asc', 'desc'] as const).map((dir) => [`by ${sort} ${dir}`, { sort, dir } satisfies ContractFilter]),
    ),
  ),
  mine: { mine: '1' },
  'of a customer': { customer: scaled.customer },
  'of an opportunity': { opportunity: scaled.opportunity },
  'of a kind': { category: ['equipment', 'service'] },
  ...Object.fromEntries(
    [...contractStates, 'unsigned' as const].flatMap((state) =>
      (['signed', 'amount'] as const).map((sort) => [`${state} by ${sort}`, { state, sort } satisfies ContractFilter]),
    ),
  ),
  'signed lately': { signedFrom: day(-90) },
  'with little left': { marginMax: '12', sort: 'margin' },
  'a common word': { q: '液压机' },
  'a rare word': { q: 'CON-2000-0031676' },
})

export const warningFilters = (scaled: Scaled): Record<string, WarningFilter> => ({
  mine: { who: 'mine' },
  'all of them': { who: 'all' },
  'those that rest as well': { who: 'all', resting: '1' },
  'of a person': { who: 'all', person: scaled.rep },
  'of a rule': { who: 'all', rule: 'WN-03' },
  'of a record': { who: 'all', record: scaled.opportunity },
})
