import type { Fact, Vocabulary } from '#engine/vocabulary.ts'

const facts = [
  {
    id: 'grade',
    type: 'enum',
    nullable: true,
    sensitivity: 'open',
    values: [
      { id: 'A', labels: { zh: 'A 级', en: 'Grade A' } },
      { id: 'B', labels: { zh: 'B 级', en: 'Grade B' } },
      { id: 'C', labels: { zh: 'C 级', en: 'Grade C' } },
      { id: 'D', labels: { zh: 'D 级', en: 'Grade D' } },
    ],
    labels: { zh: '客户等级', en: 'Grade' },
    help: { zh: '本公司给客户定的等级', en: 'The grade that the company gives the customer' },
    remedy: null,
  },
  {
    id: 'daysSinceLastVisit',
    type: 'days',
    unit: 'day',
    nullable: false,
    sensitivity: 'open',
    labels: { zh: '距上次拜访的天数', en: 'Days since the last visit' },
    help: { zh: '从来没有拜访的，从建立客户关系那天算', en: 'Where there was none, since the relationship began' },
    remedy: null,
  },
  {
    id: 'daysToNextPlanned',
    type: 'days',
    unit: 'day',
    nullable: true,
    sensitivity: 'open',
    labels: { zh: '距计划联系的天数', en: 'Days until the next planned contact' },
    help: {
      zh: '今天到最近一次计划的拜访、会议或电话，过了是负数；商机上的计划不算',
      en: 'From today to the nearest planned visit, meeting or call; negative when it has passed. Plans of opportunities do not count',
    },
    remedy: null,
  },
  {
    id: 'openOpportunities',
    type: 'number',
    nullable: false,
    sensitivity: 'open',
    measure: { zh: '个', en: '' },
    labels: { zh: '在跟商机', en: 'Open opportunities' },
    help: { zh: '本公司在这个客户上的商机', en: 'Those of the company with this customer' },
    remedy: null,
  },
] as const satisfies readonly Fact[]

export type RelationshipFactId = (typeof facts)[number]['id']

/** What rules can ask about a company's relationship with a customer. The version rises whenever the meaning of a fact does. */
export const relationshipVocabulary: Vocabulary = { subject: 'customer-relationship', version: '1', facts }
