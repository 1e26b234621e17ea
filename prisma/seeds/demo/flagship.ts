import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { ContactRow } from '#prisma/seeds/dataset.ts'
import { yuan } from './major-amount.ts'
import type { Plan } from './plan.ts'
import { rangeOf } from './products/product-ranges.ts'
import type { Deed, Opening, Step } from './step.ts'

/**
 * The press for Jinyue Special Steel, the opportunity on which the product is shown: twelve days in the pre-bid stage, its
 * pre-bid meeting not held, one executive visit of two.
 */
export const flagshipNumber = 'OPP-2026-0417'

const owner = '周启明'

export function flagshipPlan(today: CalendarDate): Plan {
  return {
    key: flagshipNumber,
    typeId: 'product-project',
    department: 'forging/open-die',
    customer: '晋岳特钢集团',
    owner,
    name: ['165MN 快锻液压机组', '165MN fast forging press'],
    product: ['快锻机 1，操作机 2', '1 press, 2 manipulators'],
    topics: rangeOf('forging/open-die').topics,
    amount: 12_680,
    isMajor: true,
    stage: 3,
    status: 'open',
    stale: false,
    missing: ['pre-bid', 'executive'],
    entries: [92, 84, 68, 12].map((ago) => addDays(today, -ago)),
    closedOn: null,
    expectedSignOn: addDays(today, 54),
    winProbability: 65,
  }
}

export function flagshipLife(options: {
  plan: Plan
  today: CalendarDate
  customerId: string
  contacts: readonly ContactRow[]
}): { opening: Opening; steps: Step[] } {
  const { plan, today, customerId, contacts } = options
  const day = (offset: number) => addDays(today, offset)
  const met = (name: string): ContactRow => {
    const contact = contacts.find((candidate) => candidate.name === name)
    if (!contact) throw new Error(`nobody called ${name} at ${plan.customer}`)
    return contact
  }
  const step = (offset: number, minute: number, deed: Deed, by = owner): Step => ({
    ...deed,
    on: day(offset),
    minute,
    by,
  })
  const chain = (
    offset: number,
    name: string,
    role: 'decides' | 'evaluates' | 'influences',
    attitude: 'supports' | 'opposes',
  ) => step(offset, 610, { does: 'set-decision-member', contactId: met(name).id, role, attitude })

  const opening: Opening = {
    key: plan.key,
    number: flagshipNumber,
    typeId: plan.typeId,
    department: plan.department,
    customerId,
    owner,
    name: plan.name,
    product: null,
    amount: yuan(12_000),
    expectedSignOn: day(33),
    on: day(-92),
    minute: 615,
  }
  const steps: Step[] = [
    step(-88, 640, {
      does: 'log-done',
      activity: {
        key: 'first-visit',
        kind: 'visit',
        purpose: 'relationship',
        subject: [
          '初访工艺主任何一鸣：80MN 快锻机产能已满',
          'First visit to Head of process He Yiming: the 80MN press is at its limit',
        ],
        contacts: [met('何一鸣')],
        minutes: '看了 80MN 快锻车间，钢锭最大 45 t，新产线按 60 t 考虑。何一鸣愿意提供产品大纲。',
      },
    }),
    step(-84, 1000, { does: 'promote', to: 'product-project.needs' }),
    step(-80, 560, { does: 'write-note', text: '集团董事会已原则同意新建 165MN 产线，可研由设计院编制，月底送审。' }),
    step(-75, 600, {
      does: 'log-done',
      activity: {
        key: 'equipment-visit',
        kind: 'visit',
        purpose: 'relationship',
        subject: [
          '设备处长石敬川：确认产品大纲与厂房条件',
          'Head of equipment Shi Jingchuan: product mix and shop conditions',
        ],
        contacts: [met('石敬川')],
      },
    }),
    step(-68, 995, { does: 'promote', to: 'product-project.solution' }),
    step(-66, 525, { does: 'add-to-team', person: '韩世杰', role: 'technical' }),
    step(-62, 650, { does: 'change', columns: { product: plan.product[0], product_latin: plan.product[1] } }),
    step(
      -55,
      840,
      {
        does: 'log-done',
        activity: {
          key: 'technical-1',
          kind: 'meeting',
          purpose: 'technical',
          subject: [
            '机组总体方案交流，设计院与设备处 9 人参加',
            'Overall layout, nine from the design institute and equipment dept.',
          ],
          contacts: [met('石敬川'), met('何一鸣')],
        },
      },
      '韩世杰',
    ),
    chain(-48, '冯国梁', 'decides', 'supports'),
    step(-46, 700, { does: 'change', columns: { budget: yuan(13_500) } }),
    chain(-40, '陆桥', 'influences', 'supports'),
    chain(-40, '顾蓉', 'evaluates', 'opposes'),
    chain(-40, '何一鸣', 'evaluates', 'supports'),
    step(-35, 630, {
      does: 'log-done',
      activity: {
        key: 'equipment-visit-2',
        kind: 'visit',
        purpose: 'relationship',
        subject: [
          '设备处长石敬川：备件与检修周期，要求 48 小时响应',
          'Head of equipment Shi Jingchuan: spares and overhaul, wants response in 48 hours',
        ],
        contacts: [met('石敬川')],
      },
    }),
    step(
      -33,
      860,
      {
        does: 'log-done',
        activity: {
          key: 'technical-2',
          kind: 'meeting',
          purpose: 'technical',
          subject: ['锻造频次与能耗计算，技术部 7 人参加', 'Stroke rate and energy, seven from engineering dept.'],
          contacts: [met('何一鸣')],
        },
      },
      '韩世杰',
    ),
    step(-25, 690, { does: 'change', columns: { expected_sign_on: plan.expectedSignOn } }),
    step(
      -20,
      850,
      {
        does: 'log-done',
        activity: {
          key: 'technical-3',
          kind: 'meeting',
          purpose: 'technical',
          subject: ['操作机同步控制答辩，设备处 6 人参加', 'Manipulator sync control, six from equipment dept.'],
          contacts: [met('石敬川')],
          minutes: '同步误差按 ±2 mm 答辩，设备处希望收紧到 ±1 mm，需补仿真。节拍 90 次/分无异议。',
        },
      },
      '韩世杰',
    ),
    step(-15, 660, { does: 'change', columns: { amount: yuan(plan.amount) } }),
    step(-12, 1025, { does: 'promote', to: 'product-project.pre-bid' }),
    step(-11, 525, { does: 'add-to-team', person: '邵东升', role: 'headquarters' }),
    step(-11, 526, { does: 'add-to-team', person: '贺文澜', role: 'commercial' }),
    step(-11, 527, { does: 'add-to-team', person: '钱卫国', role: 'production' }),
    step(-10, 600, { does: 'change', columns: { bid_opens_on: day(21) } }),
    step(-10, 615, {
      does: 'set-competitors',
      names: [
        ['东岭重机', 'Dongling HI'],
        ['Hartwig', 'Hartwig'],
      ],
    }),
    step(-9, 870, {
      does: 'log-done',
      activity: {
        key: 'executive-visit',
        kind: 'visit',
        purpose: 'relationship',
        subject: [
          '总经理冯国梁：关注节拍与能耗，认可本次方案',
          'GM Feng Guoliang: cycle time and energy; likes our layout',
        ],
        contacts: [met('冯国梁')],
        minutes: '节拍要求 90 次/分，能耗按吨锻件计。总经理同意 12 月初安排副总见面。',
      },
    }),
    step(-6, 680, { does: 'change', columns: { win_probability: 60 } }),
    step(
      -3,
      940,
      {
        does: 'plan',
        forDay: day(2),
        activity: {
          key: 'technical-4',
          kind: 'meeting',
          purpose: 'technical',
          subject: ['第二轮技术澄清（线上）', 'Second technical clarification (online)'],
          contacts: [met('石敬川')],
        },
      },
      '韩世杰',
    ),
    step(-1, 1040, { does: 'change', columns: { win_probability: 65 } }),
    step(
      -1,
      1062,
      { does: 'write-note', text: '@周启明 设备处要求压机与操作机同步误差不大于 ±1 mm，答辩材料第 14 页要改。' },
      '韩世杰',
    ),
  ]
  return { opening, steps }
}
