import type { Fact, Vocabulary } from '#engine/vocabulary.ts'

const facts = [
  {
    id: 'daysOverdue',
    type: 'days',
    unit: 'day',
    nullable: true,
    sensitivity: 'open',
    labels: { zh: '逾期天数', en: 'Days overdue' },
    help: {
      zh: '从应收日算起；没到期的、已到账的和未签订的合同算没有',
      en: 'Since the day on which it was due; none when it is not due yet, has come in, or the contract is not signed',
    },
    remedy: null,
  },
  {
    id: 'share',
    type: 'percentage',
    unit: '%',
    nullable: false,
    sensitivity: 'open',
    labels: { zh: '收款比例', en: 'Share' },
    help: { zh: '这一笔占合同金额的比例', en: 'Of the contract’s amount' },
    remedy: null,
  },
  {
    id: 'amount',
    type: 'money',
    unit: 'CNY',
    nullable: false,
    sensitivity: 'open',
    labels: { zh: '应收金额', en: 'Amount due' },
    help: { zh: '这一笔应收多少，按合同币种', en: 'What is to be paid, in the contract’s currency' },
    remedy: null,
  },
] as const satisfies readonly Fact[]

export type PaymentLineFactId = (typeof facts)[number]['id']

/** What rules can ask about a line of a contract's payment plan. The version rises whenever the meaning of a fact does. */
export const paymentLineVocabulary: Vocabulary = { subject: 'payment-line', version: '1', facts }
