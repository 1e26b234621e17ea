import type { ContactRow } from '#prisma/seeds/dataset.ts'
import type { Bilingual } from '#prisma/seeds/demo/products/product-range.ts'
import type { Random } from '#prisma/seeds/random.ts'

const executiveConcerns: readonly Bilingual[] = [
  ['关注节拍与能耗', 'cycle time and energy'],
  ['看重工期与付款节奏', 'schedule and payment terms'],
  ['问到同类机组业绩', 'asked for references of the same kind'],
  ['谈集团明年投资计划', "next year's investment plan"],
  ['希望先看样板工程', 'wants to see a reference plant first'],
  ['担心停产窗口太短', 'worried about the short shutdown'],
  ['强调售后响应时间', 'stressed response time of service'],
]
const executiveOutcomes: readonly Bilingual[] = [
  ['认可本次方案', 'likes our layout'],
  ['同意安排技术交流', 'agreed to a technical exchange'],
  ['要求月底前出报价', 'wants a quotation by the end of the month'],
  ['倾向两家比选', 'leans to a choice of two'],
  ['预算已列入明年', 'budget is in for next year'],
  ['请我方再报一次工期', 'asked us to state the schedule again'],
]
const managerMatters: readonly Bilingual[] = [
  ['现有设备故障率高，备件难买', 'existing machine fails often, spares are hard to get'],
  ['厂房高度与行车条件', 'height of the shop and crane conditions'],
  ['招标方式与评分办法', 'form of tender and scoring'],
  ['对上一台设备评价不错', 'good word for the last machine'],
  ['车间改造窗口与停产计划', 'revamp window and shutdown plan'],
  ['可研报告已送审', 'feasibility study is under review'],
  ['采购流程与入围条件', 'procurement procedure and shortlist'],
  ['公辅条件与接口划分', 'utilities and split of interfaces'],
]
const firstVisits: readonly Bilingual[] = [
  ['了解现有产线与改造意向', 'existing line and plans'],
  ['看现场，拿到产品大纲', 'saw the site, got the product mix'],
  ['介绍同类业绩，对方有意向', 'presented references, there is interest'],
  ['核实项目真实性与资金来源', 'checked that the project is real and funded'],
]
const commercialMatters: readonly Bilingual[] = [
  ['价格澄清与分项报价', 'Price clarification and breakdown'],
  ['付款比例与保函', 'Payment shares and guarantees'],
  ['质保期与违约责任', 'Warranty and liquidated damages'],
  ['交货期与分批发运', 'Delivery and partial shipments'],
  ['技术附件与供货范围', 'Technical annex and scope of supply'],
]
const siteMatters: readonly Bilingual[] = [
  ['地勘报告还没有，先按邻厂资料估桩基', 'no soil report yet, piles estimated after the neighbour plant'],
  ['进厂道路限重 60 t，大件走水运', 'access road takes 60 t, heavy lifts go by water'],
  ['双回路供电明年一季度才到位', 'second power feed comes in the first quarter only'],
  ['旧厂房要拆，拆除归谁没有定', 'old shop must come down, by whom is open'],
  ['用地红线收窄，总图要重排', 'the plot has become narrower, the layout must change'],
]
const consortiumMatters: readonly Bilingual[] = [
  ['联合体协调会：土建、安装与主机的界面', 'Consortium meeting: interfaces of civil works, erection and machines'],
  ['与设计院谈分工：初设归谁、谁盖章', 'Split with the design institute: who draws, who signs'],
  ['安装分包三家询价，工期差 40 天', 'Three erectors asked, 40 days between their schedules'],
  ['联合体协议第二稿：连带责任与出资比例', 'Consortium agreement, second draft: joint liability and shares'],
]
const callMatters: readonly Bilingual[] = [
  ['立项批复进度', 'project approval'],
  ['招标文件编制进度', 'progress of the tender documents'],
  ['预算批复', 'budget approval'],
  ['可研评审时间', 'date of the feasibility review'],
  ['图纸资料补充', 'missing drawings'],
  ['现场停产计划', 'shutdown plan of the plant'],
]
const careMatters: readonly Bilingual[] = [
  ['回访在用设备，运行正常', 'Follow-up on machines in use, all running'],
  ['年度备件计划沟通', "Next year's spares plan"],
  ['建厂纪念日祝贺', 'Congratulations on the anniversary of the plant'],
  ['新任领导拜访', 'Courtesy visit to the new management'],
  ['满意度回访', 'Satisfaction follow-up'],
]
const audiences: readonly Bilingual[] = [
  ['设备处', 'equipment dept.'],
  ['设计院', 'the design institute'],
  ['技术部', 'engineering dept.'],
  ['规划处', 'planning dept.'],
]

/** `总经理冯国梁` / `GM Feng Guoliang`. */
export function addressed(contact: ContactRow): Bilingual {
  return [contact.title + contact.name, `${contact.title_latin} ${contact.name_latin}`]
}

const join = (pattern: Bilingual, ...parts: readonly Bilingual[]): Bilingual => {
  const filled = (language: 0 | 1) =>
    parts.reduce((text, part, place) => text.replaceAll(`{${place}}`, part[language]), pattern[language] as string)
  return [filled(0), filled(1)]
}

export const subjects = {
  firstVisit: (random: Random, contact: ContactRow) =>
    join(['初访{0}：{1}', 'First visit to {0}: {1}'], addressed(contact), random.pick(firstVisits)),
  executiveVisit: (random: Random, contact: ContactRow) =>
    join(
      ['{0}：{1}，{2}', '{0}: {1}; {2}'],
      addressed(contact),
      random.pick(executiveConcerns),
      random.pick(executiveOutcomes),
    ),
  managerVisit: (random: Random, contact: ContactRow) =>
    join(['{0}：{1}', '{0}: {1}'], addressed(contact), random.pick(managerMatters)),
  technical: (random: Random, topic: Bilingual, round: number) => {
    const seats = String(random.between(4, 12))
    const pattern = random.pick<Bilingual>([
      ['{0}交流，{1} {2} 人参加', 'Talk on {0}, {2} from {1}'],
      ['{0}答辩，{1} {2} 人参加', 'Defended {0} before {2} from {1}'],
      ['第 {3} 轮方案评审：{0}', 'Solution review {3}: {0}'],
    ])
    return join(pattern, topic, random.pick(audiences), [seats, seats], [String(round), String(round)])
  },
  technicalPlanned: (topic: Bilingual) => join(['{0}技术澄清（线上）', 'Technical clarification, online: {0}'], topic),
  preBid: (random: Random, topic: Bilingual) =>
    join(
      random.pick<Bilingual>([
        ['标前会：价格策略、{0}、付款条件', 'Pre-bid meeting: price strategy, {0}, payment terms'],
        ['标前会：对手分析、{0}、风险清单', 'Pre-bid meeting: competitors, {0}, list of risks'],
        ['标前会：成本复核、{0}、偏差表', 'Pre-bid meeting: cost review, {0}, deviations'],
      ]),
      topic,
    ),
  preBidPlanned: (topic: Bilingual) => join(['标前会（待开）：{0}', 'Pre-bid meeting: {0}'], topic),
  commercial: (random: Random): Bilingual => random.pick(commercialMatters),
  siteSurvey: (): Bilingual => ['现场踏勘：基础、行车与运输通道', 'Site survey: foundations, cranes, access'],
  ownerVisit: (random: Random, contact: ContactRow) =>
    join(['踏勘厂址，{0}陪同：{1}', 'Walked the site with {0}: {1}'], addressed(contact), random.pick(siteMatters)),
  consortium: (random: Random): Bilingual => random.pick(consortiumMatters),
  call: (random: Random) => join(['电话跟进：{0}', 'Call: {0}'], random.pick(callMatters)),
  care: (random: Random): Bilingual => random.pick(careMatters),
  visitPlanned: (random: Random, contact: ContactRow) =>
    join(
      ['拜访{0}：{1}', 'Visit {0}: {1}'],
      addressed(contact),
      random.pick(managerMatters.slice(1, 3).concat(managerMatters.slice(4))),
    ),
  executivePlanned: (contact: ContactRow) =>
    join(['拜访{0}，争取高层支持', 'Visit {0} to win support'], addressed(contact)),
} as const
