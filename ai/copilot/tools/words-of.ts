import type { ActivityKind, ActivityPurpose } from '#crm/activities/activity.schema.ts'
import type { BidResult } from '#crm/bids/bid.schema.ts'
import type { ContractCategory, ContractState } from '#crm/contracts/contract.schema.ts'
import type { PaymentKind } from '#crm/contracts/payment-plan.schema.ts'
import type { OpportunityStatus } from '#crm/opportunities/opportunity-list.schema.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'

// What the copilot calls the values of lists, as the screens do: app/i18n/copilot-words.test.ts holds the two together.

export const statusWords = {
  open: { zh: '进行中', en: 'open' },
  won: { zh: '已赢单', en: 'won' },
  lost: { zh: '已丢单', en: 'lost' },
} as const satisfies Record<OpportunityStatus, Bilingual>

export const resultWords = {
  pending: { zh: '进行中', en: 'running' },
  won: { zh: '中标', en: 'won' },
  lost: { zh: '失标', en: 'lost' },
  abandoned: { zh: '弃标', en: 'abandoned' },
} as const satisfies Record<BidResult, Bilingual>

export const stateWords = {
  draft: { zh: '草稿', en: 'draft' },
  'in-approval': { zh: '审批中', en: 'in approval' },
  approved: { zh: '已批准', en: 'approved' },
  signed: { zh: '已签订', en: 'signed' },
} as const satisfies Record<ContractState, Bilingual>

export const categoryWords = {
  equipment: { zh: '设备销售', en: 'equipment' },
  engineering: { zh: '工程成套', en: 'engineering' },
  'spare-parts': { zh: '备品备件', en: 'spare parts' },
  service: { zh: '技术服务', en: 'service' },
  purchase: { zh: '采购外协', en: 'purchase' },
} as const satisfies Record<ContractCategory, Bilingual>

export const paymentWords = {
  advance: { zh: '预付款', en: 'advance payment' },
  progress: { zh: '进度款', en: 'progress payment' },
  delivery: { zh: '发货款', en: 'payment on delivery' },
  acceptance: { zh: '验收款', en: 'payment on acceptance' },
  retention: { zh: '质保金', en: 'retention money' },
} as const satisfies Record<PaymentKind, Bilingual>

export const activityWords = {
  visit: { zh: '拜访', en: 'visit' },
  meeting: { zh: '会议', en: 'meeting' },
  call: { zh: '电话', en: 'call' },
} as const satisfies Record<ActivityKind, Bilingual>

export const purposeWords = {
  relationship: { zh: '客户关系', en: 'relationship' },
  technical: { zh: '技术交流', en: 'technical exchange' },
  commercial: { zh: '商务会谈', en: 'commercial talks' },
  'pre-bid': { zh: '标前会', en: 'pre-bid meeting' },
  'site-survey': { zh: '现场踏勘', en: 'site survey' },
} as const satisfies Record<ActivityPurpose, Bilingual>
