import type { Fact, Vocabulary } from '#engine/vocabulary.ts'

const noHelp = { zh: '', en: '' }

/** A small vocabulary with a fact of every type, for tests of the engine: deals about presses. */
export const pressVocabulary: Vocabulary = {
  subject: 'opportunity',
  version: '2027-01',
  facts: [
    {
      id: 'amount',
      type: 'money',
      nullable: true,
      sensitivity: 'open',
      labels: { zh: '预计金额', en: 'Expected amount' },
      help: noHelp,
      remedy: 'opportunity.edit',
    },
    {
      id: 'budget',
      type: 'money',
      nullable: true,
      sensitivity: 'open',
      labels: { zh: '客户预算', en: 'Customer budget' },
      help: noHelp,
      remedy: null,
    },
    {
      id: 'isMajor',
      type: 'boolean',
      nullable: false,
      sensitivity: 'open',
      labels: { zh: '重大商机', en: 'Major opportunity' },
      help: noHelp,
      remedy: null,
    },
    {
      id: 'preBidMeetingHeld',
      type: 'boolean',
      nullable: false,
      sensitivity: 'open',
      labels: { zh: '标前会', en: 'Pre-bid meeting' },
      help: { zh: '重大商机须在开标前 10 天开完。', en: 'Major deals hold it ten days before opening.' },
      states: {
        yes: { zh: '标前会已召开', en: 'Pre-bid meeting held' },
        no: { zh: '标前会未召开', en: 'Pre-bid meeting not held' },
      },
      remedy: 'activity.log',
    },
    {
      id: 'visitsSinceStageEntry',
      type: 'number',
      nullable: false,
      sensitivity: 'open',
      labels: { zh: '{level}拜访', en: '{level} visits' },
      help: { zh: '进入本阶段以来完成的拜访。', en: 'Visits done since this stage was entered.' },
      measure: { zh: '次', en: 'visits' },
      params: {
        level: {
          type: 'enum',
          labels: { zh: '对方层级', en: 'Level met' },
          values: [
            { id: 'executive', labels: { zh: '高层', en: 'Executive' } },
            { id: 'manager', labels: { zh: '中层', en: 'Manager' } },
          ],
        },
      },
      remedy: 'activity.log',
    },
    {
      id: 'competitors',
      type: 'list',
      nullable: true,
      sensitivity: 'open',
      labels: { zh: '竞争对手', en: 'Competitors' },
      help: noHelp,
      remedy: 'competitor.set',
    },
    {
      id: 'grade',
      type: 'enum',
      nullable: true,
      sensitivity: 'open',
      labels: { zh: '客户等级', en: 'Customer grade' },
      help: noHelp,
      values: [
        { id: 'a', labels: { zh: 'A 级', en: 'A' } },
        { id: 'b', labels: { zh: 'B 级', en: 'B' } },
        { id: 'c', labels: { zh: 'C 级', en: 'C' } },
      ],
      remedy: 'customer.edit',
    },
    {
      id: 'expectedSigning',
      type: 'date',
      nullable: true,
      sensitivity: 'open',
      labels: { zh: '预计签约', en: 'Expected signing' },
      help: noHelp,
      remedy: 'opportunity.edit',
    },
    {
      id: 'lastContact',
      type: 'datetime',
      nullable: true,
      sensitivity: 'open',
      labels: { zh: '最近联系', en: 'Last contact' },
      help: noHelp,
      remedy: 'activity.log',
    },
    {
      id: 'daysInStage',
      type: 'days',
      unit: 'day',
      nullable: false,
      sensitivity: 'open',
      labels: { zh: '本阶段停留', en: 'Days in stage' },
      help: noHelp,
      remedy: null,
    },
    {
      id: 'marginPercent',
      type: 'percentage',
      unit: '%',
      nullable: true,
      sensitivity: 'cost',
      labels: { zh: '毛利率', en: 'Margin' },
      help: noHelp,
      remedy: 'quote.edit',
    },
    {
      id: 'remark',
      type: 'text',
      nullable: true,
      sensitivity: 'personal',
      labels: { zh: '备注', en: 'Remark' },
      help: noHelp,
      remedy: 'opportunity.edit',
    },
  ] satisfies Fact[],
}

export const everyoneMayRead = () => true
export const onlyOpen = ({ sensitivity }: Fact) => sensitivity === 'open'
