import type { Fact, Vocabulary } from '#engine/vocabulary.ts'

const nullable = { nullable: true, sensitivity: 'open' } as const
const total = { nullable: false, sensitivity: 'open' } as const

const facts: readonly Fact[] = [
  {
    ...total,
    id: 'category',
    type: 'enum',
    labels: { zh: '合同类别', en: 'Category' },
    help: { zh: '合同是关于什么的', en: 'What the contract is about' },
    values: [
      { id: 'equipment', labels: { zh: '设备销售', en: 'equipment' } },
      { id: 'engineering', labels: { zh: '工程成套', en: 'engineering' } },
      { id: 'spare-parts', labels: { zh: '备品备件', en: 'spare parts' } },
      { id: 'service', labels: { zh: '技术服务', en: 'service' } },
      { id: 'purchase', labels: { zh: '采购外协', en: 'purchase' } },
    ],
    remedy: null,
  },
  {
    ...nullable,
    id: 'amount',
    type: 'money',
    unit: 'CNY',
    labels: { zh: '合同金额', en: 'Contract amount' },
    help: {
      zh: '按当天汇率折成集团本位币；没有汇率的币种算没有填',
      en: 'In the group’s currency, by the rate of the day; missing where there is no rate',
    },
    remedy: 'edit.amount',
  },
  {
    ...total,
    id: 'currency',
    type: 'text',
    labels: { zh: '合同币种', en: 'Contract currency' },
    help: { zh: '合同写明的币种，三个大写字母', en: 'Of the contract, in three capital letters' },
    remedy: null,
  },
  {
    ...total,
    id: 'isMajor',
    type: 'boolean',
    labels: { zh: '重大合同', en: 'Major contract' },
    states: {
      yes: { zh: '是重大合同', en: 'Major contract' },
      no: { zh: '不是重大合同', en: 'Not a major contract' },
    },
    help: { zh: '金额达到集团的重大线', en: 'Its amount reaches the group’s line for major ones' },
    remedy: null,
  },
  {
    nullable: true,
    sensitivity: 'cost',
    id: 'margin',
    type: 'percentage',
    unit: '%',
    labels: { zh: '毛利率', en: 'Margin' },
    help: {
      zh: '金额减去成本明细之和，占金额的百分比；没有成本明细算没有填',
      en: 'The amount less all cost lines, as a percentage of it; missing without cost lines',
    },
    remedy: 'contract.set-costs',
  },
  {
    ...nullable,
    id: 'advanceShare',
    type: 'percentage',
    unit: '%',
    labels: { zh: '签约时到期的比例', en: 'Due at signing' },
    help: {
      zh: '付款计划里签约时到期的比例；没有计划算没有填',
      en: 'The share of the payment plan that falls due at signing; missing without a plan',
    },
    remedy: 'contract.set-payment-plan',
  },
  {
    ...total,
    id: 'highFlags',
    type: 'number',
    measure: { zh: '处', en: '' },
    labels: { zh: '没有排除的高风险条款', en: 'High-risk flags not dismissed' },
    help: {
      zh: '最新一版文件里，没有人排除的高风险标记',
      en: 'High flags of the newest document version that nobody has dismissed',
    },
    remedy: null,
  },
  {
    ...total,
    id: 'openFlags',
    type: 'number',
    measure: { zh: '处', en: '' },
    labels: { zh: '还没有处理的标记', en: 'Flags not decided' },
    help: {
      zh: '最新一版文件里，没有人处理过的标记',
      en: 'Flags of the newest document version that nobody has decided about',
    },
    remedy: null,
  },
  {
    ...total,
    id: 'reviewed',
    type: 'boolean',
    labels: { zh: '合同审查', en: 'Contract review' },
    states: { yes: { zh: '已经审查', en: 'Reviewed' }, no: { zh: '还没有审查', en: 'Not reviewed' } },
    help: { zh: '有文件，并且最新一版已经审完', en: 'It has a document, and the review of its newest version is done' },
    remedy: null,
  },
  {
    ...nullable,
    id: 'daysToSigning',
    type: 'days',
    unit: 'day',
    labels: { zh: '距计划签订的天数', en: 'Days until the planned signing' },
    help: {
      zh: '今天到计划签订日，过了是负数；签了或没有计划算没有填',
      en: 'From today to the planned day; negative when past; missing once signed or when none is planned',
    },
    remedy: 'contract.change',
  },
  {
    ...nullable,
    id: 'daysToDelivery',
    type: 'days',
    unit: 'day',
    labels: { zh: '距交货的天数', en: 'Days until delivery' },
    help: { zh: '今天到交货日，过了是负数', en: 'From today to the day of delivery; negative when past' },
    remedy: 'contract.change',
  },
  {
    ...total,
    id: 'state',
    type: 'enum',
    labels: { zh: '合同状态', en: 'State' },
    help: { zh: '从草稿到签订', en: 'From draft to signed' },
    values: [
      { id: 'draft', labels: { zh: '草稿', en: 'draft' } },
      { id: 'in-approval', labels: { zh: '审批中', en: 'in approval' } },
      { id: 'approved', labels: { zh: '已批准', en: 'approved' } },
      { id: 'signed', labels: { zh: '已签订', en: 'signed' } },
    ],
    remedy: null,
  },
]

/** Everything that rules can ask about a contract. The version rises whenever the meaning of a fact does. */
export const contractVocabulary: Vocabulary = { subject: 'contract', version: '1', facts }
