import type { Bilingual } from '#engine/vocabulary.ts'

/** Kinds of clause that a seller of heavy equipment is hurt by, in the order in which contracts have them. */
export const clauseKinds = {
  'payment-schedule': { zh: '付款安排', en: 'Payment schedule' },
  'back-to-back': { zh: '背靠背付款', en: 'Back-to-back payment' },
  retention: { zh: '质保金', en: 'Retention money' },
  'price-adjustment': { zh: '价格调整', en: 'Price adjustment' },
  bonds: { zh: '保函', en: 'Bonds and guarantees' },
  'set-off': { zh: '直接扣款', en: 'Set-off' },
  'delay-damages': { zh: '逾期违约金', en: 'Delay damages' },
  'force-majeure': { zh: '延误免责', en: 'Excuses for delay' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  'performance-damages': { zh: '性能考核与退货', en: 'Performance damages and rejection' },
  warranty: { zh: '质保期', en: 'Warranty' },
  'liability-cap': { zh: '责任上限', en: 'Liability cap' },
  'consequential-loss': { zh: '间接损失', en: 'Consequential loss' },
  termination: { zh: '任意解除', en: 'Termination for convenience' },
  title: { zh: '所有权与风险', en: 'Title and risk' },
  'governing-law': { zh: '法律与争议', en: 'Governing law and disputes' },
  precedence: { zh: '文件效力', en: 'Order of precedence' },
  amounts: { zh: '金额不一致', en: 'Amounts that differ' },
  instructions: { zh: '对机器说的话', en: 'Text that speaks to a machine' },
} as const satisfies Record<string, Bilingual>

export type ClauseKind = keyof typeof clauseKinds
