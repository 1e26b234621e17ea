/** A way of selling that every installation starts with. */
export interface BaseType {
  id: string
  nameZh: string
  nameEn: string
}

/** A stage that every installation starts with; its id is `<type>.<step>`. */
export interface BaseStage {
  id: string
  typeId: string
  nameZh: string
  nameEn: string
  /** points, 0 to 100 */
  winProbability: number
  expectedDays: number
}

export const baseTypes: readonly BaseType[] = [
  { id: 'product-project', nameZh: '产品项目型', nameEn: 'Product project' },
  { id: 'engineering-project', nameZh: '工程项目型', nameEn: 'Engineering project' },
]

type Steps = readonly (readonly [step: string, nameZh: string, nameEn: string, chance: number, days: number])[]

const productProject = [
  ['lead-check', '线索验证', 'Lead check', 10, 10],
  ['needs', '需求确认', 'Needs', 25, 15],
  ['solution', '方案交流', 'Solution', 35, 45],
  ['pre-bid', '标前准备', 'Pre-bid', 55, 20],
  ['bid', '投标', 'Bid', 60, 15],
  ['negotiation', '商务谈判', 'Negotiation', 80, 20],
  ['signing', '合同签订', 'Signing', 95, 10],
] as const satisfies Steps

// A whole plant is sold from its feasibility on: the site decides before the machines do, and it takes twice as long.
const engineeringProject = [
  ['opportunity-check', '机会甄别', 'Opportunity check', 5, 20],
  ['feasibility', '可研与踏勘', 'Feasibility and survey', 15, 60],
  ['concept', '总体方案', 'Overall concept', 30, 60],
  ['consortium', '联合体与分包', 'Consortium', 45, 45],
  ['bid', '投标', 'Bid', 55, 30],
  ['contract-talks', '合同谈判', 'Contract talks', 75, 45],
  ['signing', '合同签订', 'Signing', 95, 15],
] as const satisfies Steps

const stagesOf = (typeId: string, steps: Steps): BaseStage[] =>
  steps.map(([step, nameZh, nameEn, winProbability, expectedDays]) => ({
    id: `${typeId}.${step}`,
    typeId,
    nameZh,
    nameEn,
    winProbability,
    expectedDays,
  }))

/** In the order in which an opportunity goes through them. */
export const productStages: readonly BaseStage[] = stagesOf('product-project', productProject)

/** The stages of all types, each in its order. */
export const baseStages: readonly BaseStage[] = [
  ...productStages,
  ...stagesOf('engineering-project', engineeringProject),
]

/** What the group has settled before anybody has settled anything. */
export const baseSettings = { timeZone: 'Asia/Shanghai', currency: 'CNY' } as const
