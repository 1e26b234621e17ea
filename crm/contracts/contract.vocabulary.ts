import type { EnumValue, Fact, Vocabulary } from '#engine/vocabulary.ts'
import type { ContractCategory, ContractState } from './contract.schema.ts'

const categories = [
  { id: 'equipment', labels: { zh: '设备销售', en: 'Equipment' } },
  { id: 'engineering', labels: { zh: '工程成套', en: 'Engineering' } },
  { id: 'spare-parts', labels: { zh: '备品备件', en: 'Spare parts' } },
  { id: 'service', labels: { zh: '技术服务', en: 'Service' } },
  { id: 'purchase', labels: { zh: '采购外协', en: 'Purchase' } },
] as const satisfies readonly (EnumValue & { id: ContractCategory })[]

const states = [
  { id: 'draft', labels: { zh: '草稿', en: 'Draft' } },
  { id: 'in-approval', labels: { zh: '审批中', en: 'In approval' } },
  { id: 'approved', labels: { zh: '已批准', en: 'Approved' } },
  { id: 'signed', labels: { zh: '已签订', en: 'Signed' } },
] as const satisfies readonly (EnumValue & { id: ContractState })[]

const nullable = { nullable: true, sensitivity: 'open', remedy: null } as const
const total = { nullable: false, sensitivity: 'open', remedy: null } as const
const places = { zh: '处', en: '' }

const facts = [
  {
    ...total,
    id: 'category',
    type: 'enum',
    values: categories,
    labels: { zh: '合同类别', en: 'Category' },
    help: { zh: '合同是关于什么的', en: 'What the contract is about' },
  },
  {
    ...nullable,
    id: 'amount',
    type: 'money',
    unit: 'CNY',
    labels: { zh: '合同金额', en: 'Contract amount' },
    help: {
      zh: '按当日汇率折成集团本币；没有汇率的算没有',
      en: 'In the group’s currency, by the rate of the day; none where there is no rate',
    },
  },
  {
    ...total,
    id: 'currency',
    type: 'text',
    labels: { zh: '币种', en: 'Currency' },
    help: { zh: '合同用的币种，如 CNY、USD', en: 'The currency of the contract, e.g. CNY or USD' },
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
  },
  {
    ...nullable,
    sensitivity: 'cost',
    id: 'margin',
    type: 'percentage',
    unit: '%',
    labels: { zh: '毛利率', en: 'Margin' },
    help: { zh: '由成本行算出；没有成本行的算没有', en: 'Reckoned from the cost lines; none where there are none' },
  },
  {
    ...nullable,
    id: 'advanceShare',
    type: 'percentage',
    unit: '%',
    labels: { zh: '预付款比例', en: 'Advance' },
    help: {
      zh: '收款计划里预付款占合同金额的比例；没有计划的算没有',
      en: 'The share of the amount that the payment plan asks for at signing; none without a plan',
    },
  },
  {
    ...nullable,
    id: 'highFlags',
    type: 'number',
    measure: places,
    labels: { zh: '未排除的高风险标记', en: 'High flags not dismissed' },
    help: {
      zh: '各份合同文件最新版里没有人排除的高风险标记；没有全部审查完的算没有',
      en: 'High flags of the newest versions of its documents that nobody dismissed; none unless all are reviewed',
    },
  },
  {
    ...nullable,
    id: 'openFlags',
    type: 'number',
    measure: places,
    labels: { zh: '未处理的标记', en: 'Undecided flags' },
    help: {
      zh: '各份合同文件最新版里还没有人处理的标记；没有全部审查完的算没有',
      en: 'Flags of the newest versions of its documents about which nobody has decided; none unless all are reviewed',
    },
  },
  {
    ...total,
    id: 'reviewed',
    type: 'boolean',
    labels: { zh: '合同审查', en: 'Contract review' },
    states: { yes: { zh: '合同已审查', en: 'Reviewed' }, no: { zh: '合同未审查', en: 'Not reviewed' } },
    help: {
      zh: '有合同文件，且每一份的最新版都审查完了',
      en: 'It has documents, and the newest version of each has been reviewed',
    },
  },
  {
    ...nullable,
    id: 'daysToSigning',
    type: 'days',
    unit: 'day',
    labels: { zh: '距计划签订的天数', en: 'Days until the planned signing' },
    help: {
      zh: '今天到计划签订日，过了是负数；已签订的算没有',
      en: 'From today to the planned signing day; negative when it has passed, none once signed',
    },
  },
  {
    ...nullable,
    id: 'daysToDelivery',
    type: 'days',
    unit: 'day',
    labels: { zh: '距交货的天数', en: 'Days until delivery' },
    help: { zh: '今天到交货日，过了是负数', en: 'From today to the delivery day; negative when it has passed' },
  },
  {
    ...total,
    id: 'state',
    type: 'enum',
    values: states,
    labels: { zh: '合同状态', en: 'State' },
    help: { zh: '草稿、审批中、已批准或已签订', en: 'Draft, in approval, approved or signed' },
  },
] as const satisfies readonly Fact[]

export type ContractFactId = (typeof facts)[number]['id']

/** Everything that rules can ask about a contract. The version rises whenever the meaning of a fact does. */
export const contractVocabulary: Vocabulary = { subject: 'contract', version: '2', facts }
