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
]

const productProject = [
  ['lead-check', '线索验证', 'Lead check', 10, 10],
  ['needs', '需求确认', 'Needs', 25, 15],
  ['solution', '方案交流', 'Solution', 35, 45],
  ['pre-bid', '标前准备', 'Pre-bid', 55, 20],
  ['bid', '投标', 'Bid', 60, 15],
  ['negotiation', '商务谈判', 'Negotiation', 80, 20],
  ['signing', '合同签订', 'Signing', 95, 10],
] as const

/** In the order in which an opportunity goes through them. */
export const baseStages: readonly BaseStage[] = productProject.map(([step, nameZh, nameEn, chance, days]) => ({
  id: `product-project.${step}`,
  typeId: 'product-project',
  nameZh,
  nameEn,
  winProbability: chance,
  expectedDays: days,
}))

/** What the group has settled before anybody has settled anything. */
export const baseSettings = { timeZone: 'Asia/Shanghai', currency: 'CNY' } as const
