import type { EnumValue, Fact, Vocabulary } from '#engine/vocabulary.ts'
import type { BidResult } from './bid.schema.ts'

const results = [
  { id: 'pending', labels: { zh: '进行中', en: 'Running' } },
  { id: 'won', labels: { zh: '中标', en: 'Won' } },
  { id: 'lost', labels: { zh: '失标', en: 'Lost' } },
  { id: 'abandoned', labels: { zh: '弃标', en: 'Abandoned' } },
] as const satisfies readonly (EnumValue & { id: BidResult })[]

const nullable = { nullable: true, sensitivity: 'open', remedy: null } as const
const total = { nullable: false, sensitivity: 'open', remedy: null } as const

const facts = [
  {
    ...total,
    id: 'result',
    type: 'enum',
    values: results,
    labels: { zh: '投标结果', en: 'Result of the bid' },
    help: { zh: '进行中、中标、失标或弃标', en: 'Running, won, lost or abandoned' },
  },
  {
    ...nullable,
    id: 'daysSinceResult',
    type: 'days',
    unit: 'day',
    labels: { zh: '定标后的天数', en: 'Days since the result' },
    help: { zh: '从定标日到今天；没有结果的算没有', en: 'From the decision to today; none while there is no result' },
  },
  {
    ...total,
    id: 'reviewed',
    type: 'boolean',
    labels: { zh: '投标复盘', en: 'Post-mortem' },
    states: { yes: { zh: '复盘已提交', en: 'Submitted' }, no: { zh: '复盘没提交', en: 'Not submitted' } },
    help: { zh: '复盘是否已经提交', en: 'Whether its post-mortem was submitted' },
  },
  {
    ...nullable,
    id: 'daysToOpening',
    type: 'days',
    unit: 'day',
    labels: { zh: '距开标的天数', en: 'Days until the opening' },
    help: {
      zh: '今天到开标日，过了是负数；没填开标日的算没有',
      en: 'From today to the opening; negative when it has passed, none when its day is not known',
    },
  },
  {
    ...total,
    id: 'lateMilestones',
    type: 'number',
    measure: { zh: '项', en: '' },
    labels: { zh: '逾期的工作', en: 'Tasks that are late' },
    help: {
      zh: '进行中的投标里过了期限还没完成的工作',
      en: 'Tasks of a running bid that are not done though their day has passed',
    },
  },
  {
    ...nullable,
    id: 'daysLate',
    type: 'days',
    unit: 'day',
    labels: { zh: '工作逾期天数', en: 'Days a task is late' },
    help: {
      zh: '逾期最久的一项工作逾期的天数；没有逾期的算没有',
      en: 'Of the task that is late for longest; none when nothing is late',
    },
  },
] as const satisfies readonly Fact[]

export type BidFactId = (typeof facts)[number]['id']

/** Everything that rules can ask about a bid. The version rises whenever the meaning of a fact does. */
export const bidVocabulary: Vocabulary = { subject: 'bid', version: '1', facts }
