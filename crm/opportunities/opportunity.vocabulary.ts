import { industryWords, regionWords } from '#crm/customers/customer-words.ts'
import type { EnumValue, Fact, Vocabulary } from '#engine/vocabulary.ts'
import { baseStages, baseTypes } from '#prisma/seeds/base/opportunity-types.ts'

/** Kinds of activity that gates count. One activity may be of several: an executive visit is a visit. */
export const countedActivities = [
  { id: 'contact', labels: { zh: '拜访或会议', en: 'Visits or meetings' } },
  { id: 'visit', labels: { zh: '拜访', en: 'Visits' } },
  { id: 'manager-visit', labels: { zh: '中层以上拜访', en: 'Manager visits' } },
  { id: 'executive-visit', labels: { zh: '高层拜访', en: 'Executive visits' } },
  { id: 'technical-exchange', labels: { zh: '技术交流', en: 'Technical exchanges' } },
  { id: 'pre-bid-meeting', labels: { zh: '标前会', en: 'Pre-bid meetings' } },
  { id: 'commercial-meeting', labels: { zh: '商务会谈', en: 'Commercial meetings' } },
] as const satisfies readonly EnumValue[]
export type CountedActivity = (typeof countedActivities)[number]['id']

const typeWords = baseTypes.map(({ id, nameZh, nameEn }): EnumValue => ({ id, labels: { zh: nameZh, en: nameEn } }))
/** Stages of different types bear the same name. */
const stageWords = baseStages.map(({ id, typeId, nameZh, nameEn }): EnumValue => {
  const type = baseTypes.find((one) => one.id === typeId)
  return { id, labels: { zh: `${nameZh}（${type?.nameZh}）`, en: `${nameEn} (${type?.nameEn})` } }
})

const nullable = { nullable: true, sensitivity: 'open' } as const
const total = { nullable: false, sensitivity: 'open' } as const
const times = { zh: '次', en: '' }
const people = { zh: '人', en: '' }

const facts = [
  {
    ...total,
    id: 'type',
    type: 'enum',
    values: typeWords,
    labels: { zh: '商机类型', en: 'Type of opportunity' },
    help: { zh: '卖一台产品，还是一个工程', en: 'Whether a machine is sold, or a whole plant' },
    remedy: null,
  },
  {
    ...total,
    id: 'stage',
    type: 'enum',
    values: stageWords,
    labels: { zh: '阶段', en: 'Stage' },
    help: { zh: '商机走到的阶段', en: 'The stage that the opportunity has come to' },
    remedy: null,
  },
  {
    ...total,
    id: 'industry',
    type: 'enum',
    values: industryWords,
    labels: { zh: '客户行业', en: 'Customer’s industry' },
    help: { zh: '客户主数据里的行业', en: 'The line of business of the customer' },
    remedy: null,
  },
  {
    ...total,
    id: 'region',
    type: 'enum',
    values: regionWords,
    labels: { zh: '客户地区', en: 'Customer’s region' },
    help: { zh: '客户主数据里的地区', en: 'Where the customer is' },
    remedy: null,
  },
  {
    ...nullable,
    id: 'amount',
    type: 'money',
    unit: 'CNY',
    labels: { zh: '预计金额', en: 'Expected amount' },
    help: { zh: '预计签约的合同金额', en: 'What the contract is expected to be worth' },
    remedy: 'edit.amount',
  },
  {
    ...nullable,
    id: 'worth',
    type: 'money',
    unit: 'CNY',
    labels: { zh: '折成本币的预计金额', en: 'Expected amount in the group’s currency' },
    help: {
      zh: '预计金额按当日汇率折成集团本币；没有汇率的算没有',
      en: 'The expected amount by the rate of the day; none where there is no rate',
    },
    remedy: null,
  },
  {
    ...nullable,
    id: 'budget',
    type: 'money',
    unit: 'CNY',
    labels: { zh: '客户预算', en: 'Customer’s budget' },
    help: { zh: '客户为这个项目批下来的预算', en: 'What the customer has set aside for the project' },
    remedy: 'edit.budget',
  },
  {
    ...nullable,
    id: 'expectedSignOn',
    type: 'date',
    labels: { zh: '预计签约日', en: 'Expected signing date' },
    help: { zh: '预计签合同的日子', en: 'The day on which the contract should be signed' },
    remedy: 'edit.expectedSignOn',
  },
  {
    ...nullable,
    id: 'bidOpensOn',
    type: 'date',
    labels: { zh: '开标日', en: 'Bid opening date' },
    help: { zh: '招标文件里的开标日', en: 'The day of the opening, from the tender documents' },
    remedy: 'edit.bidOpensOn',
  },
  {
    ...nullable,
    id: 'tenderNumber',
    type: 'text',
    labels: { zh: '招标编号', en: 'Tender number' },
    help: { zh: '招标公告上的编号', en: 'The number in the tender notice' },
    remedy: 'edit.tenderNumber',
  },
  {
    ...nullable,
    id: 'product',
    type: 'text',
    labels: { zh: '产品', en: 'Product' },
    help: { zh: '报什么产品，几台套', en: 'What is offered, and how many' },
    remedy: 'edit.product',
  },
  {
    ...total,
    id: 'winProbability',
    type: 'percentage',
    unit: '%',
    labels: { zh: '赢率', en: 'Win probability' },
    help: { zh: '负责人估的赢率', en: 'The owner’s estimate' },
    remedy: 'edit.winProbability',
  },
  {
    ...total,
    id: 'isMajor',
    type: 'boolean',
    labels: { zh: '重大商机', en: 'Major opportunity' },
    states: {
      yes: { zh: '是重大商机', en: 'Major opportunity' },
      no: { zh: '不是重大商机', en: 'Not a major opportunity' },
    },
    help: { zh: '金额达到集团的重大线', en: 'Its amount reaches the group’s line for major ones' },
    remedy: null,
  },
  {
    ...total,
    id: 'competitors',
    type: 'list',
    labels: { zh: '竞争对手', en: 'Competitors' },
    help: { zh: '还有谁在投', en: 'Who else bids' },
    remedy: 'competitors',
  },
  {
    ...total,
    id: 'decisionChainMembers',
    type: 'number',
    measure: people,
    labels: { zh: '决策链', en: 'People in the decision chain' },
    help: { zh: '客户方参与决策的人数', en: 'How many at the customer take part in the decision' },
    remedy: 'decision-chain',
  },
  {
    ...total,
    id: 'decisionMakers',
    type: 'number',
    measure: people,
    labels: { zh: '拍板人', en: 'Decision makers' },
    help: { zh: '决策链里能拍板的人数', en: 'How many in the decision chain have the last word' },
    remedy: 'decision-chain',
  },
  {
    ...total,
    id: 'teamMembers',
    type: 'number',
    measure: people,
    labels: { zh: '工作组成员', en: 'Team members' },
    help: { zh: '负责人以外的工作组人数', en: 'How many work on it beside the owner' },
    remedy: 'team',
  },
  {
    ...total,
    id: 'activitiesSinceStageEntry',
    type: 'number',
    measure: times,
    labels: { zh: '{kind}', en: '{kind}' },
    help: {
      zh: '进入本阶段以来做过的次数；升迁以前已经记过的不再算',
      en: 'Counted since this stage began; what was logged before it is not counted again',
    },
    params: {
      kind: { type: 'enum', labels: { zh: '种类', en: 'Kind' }, values: countedActivities },
    },
    remedy: 'activity.log',
  },
  {
    ...total,
    id: 'daysInStage',
    type: 'days',
    unit: 'day',
    labels: { zh: '在本阶段的天数', en: 'Days in this stage' },
    help: { zh: '进入本阶段到今天', en: 'From the day the stage was entered until today' },
    remedy: null,
  },
  {
    ...total,
    id: 'daysOverStage',
    type: 'days',
    unit: 'day',
    labels: { zh: '超出本阶段预计的天数', en: 'Days over what this stage should take' },
    help: {
      zh: '在本阶段的天数减去预计天数，没到是负数',
      en: 'Days in this stage less those expected; negative before',
    },
    remedy: 'promote',
  },
  {
    ...total,
    id: 'daysSinceLastActivity',
    type: 'days',
    unit: 'day',
    labels: { zh: '距上次跟进的天数', en: 'Days since the last activity' },
    help: { zh: '从来没有跟进的，从建商机那天算', en: 'Where there was none, since the opportunity was opened' },
    remedy: 'activity.log',
  },
  {
    ...nullable,
    id: 'daysToNextPlanned',
    type: 'days',
    unit: 'day',
    labels: { zh: '距计划跟进的天数', en: 'Days until the next planned activity' },
    help: {
      zh: '今天到最近一次计划的跟进，过了是负数',
      en: 'From today to the nearest planned one; negative when it has passed',
    },
    remedy: 'activity.log',
  },
  {
    ...nullable,
    id: 'daysToSigning',
    type: 'days',
    unit: 'day',
    labels: { zh: '距预计签约的天数', en: 'Days until the expected signing' },
    help: {
      zh: '今天到预计签约日，过了是负数',
      en: 'From today to the expected signing date; negative when it has passed',
    },
    remedy: 'edit.expectedSignOn',
  },
  {
    ...nullable,
    id: 'daysToBidOpening',
    type: 'days',
    unit: 'day',
    labels: { zh: '距开标的天数', en: 'Days until the bid opening' },
    help: { zh: '今天到开标日，过了是负数', en: 'From today to the opening; negative when it has passed' },
    remedy: null,
  },
] as const satisfies readonly Fact[]

export type OpportunityFactId = (typeof facts)[number]['id']

/** Everything that rules can ask about an opportunity. The version rises whenever the meaning of a fact does. */
export const opportunityVocabulary: Vocabulary = { subject: 'opportunity', version: '4', facts }
