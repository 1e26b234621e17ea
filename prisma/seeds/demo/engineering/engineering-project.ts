import type { Plan } from '#prisma/seeds/demo/plan.ts'
import type { Bilingual } from '#prisma/seeds/demo/products/product-range.ts'

export type EngineeringProject = readonly [
  name: Bilingual,
  scope: Bilingual,
  customer: string,
  department: string,
  owner: string,
  status: Plan['status'],
  stage: number,
  /** 万元 (10,000 CNY) */
  amount: number,
  /** lacks nothing for its next stage */
  ready?: 'ready',
]

/** What is argued about when a plant is sold and not a machine. */
export const topics: readonly Bilingual[] = [
  ['土建与主机基础接口', 'interface of civil works and machine foundations'],
  ['公辅能源介质平衡', 'balance of utilities'],
  ['总图与厂内物流', 'site layout and logistics'],
  ['能评与环评指标', 'energy and environmental limits'],
  ['性能考核办法', 'rules of the performance tests'],
  ['设计院与总包分工', 'split between design institute and contractor'],
  ['联动试车与达产计划', 'commissioning and ramp-up'],
]

/** Position of each stage, as a plan counts them. */
export const stages = { check: 0, study: 1, concept: 2, consortium: 3, bid: 4, talks: 5, signing: 6 } as const
