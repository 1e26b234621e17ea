import type { Random } from '#prisma/seeds/random.ts'

interface NoteMatter {
  topic: string
  contact: string
  rival: string
  colleague: string
}

// People write notes in the language they work in: a note has no translation.
const followUps = [
  '{contact}提醒，{topic}是评审的重点，答辩材料要补数据。',
  '@{colleague} {topic}那页要改，对方要求把保证值写进技术附件。',
  '听{contact}说，{rival}上周也去做过交流，报的工期比我们短 20 天。',
  '设计院初稿已经把我们的基础图放进去了，载荷要在本周内确认。',
  '对方想分两期付款，首付 20%，需要先问财务能不能接受。',
  '@{colleague} 请核一下主要外购件的交货期，电机和减速机最长。',
  '可研评审推迟到下月初，{contact}让我们先把能耗测算补上。',
  '{rival}在当地有一台同类设备，去年出过事故，{contact}主动提起。',
  '{contact}对我们上一台设备的服务满意，愿意帮忙安排高层见面。',
  '预算口径是含税含安装，之前的报价不含基础，要重新对一遍。',
  '厂房行车只有 50 t，大件要分体运输，现场拼装费用没有列进去。',
  '对方要求样板工程考察，建议安排去德阳那条线，@{colleague} 帮忙联系。',
  '{topic}的偏差不大，技术部意见是可以响应。',
  '招标办透露评分办法：技术 45，商务 15，价格 40。',
  '{contact}下月轮岗，接任的人还没定，决策链要重新摸一遍。',
] as const
const wins = [
  { reason: 'service', text: '合同已签，预付款本周到账，主要是服务站和备件方案打动了他们。' },
  { reason: 'technology', text: '中标。{contact}说主要赢在{topic}和业绩，价格不是最低。' },
  { reason: 'delivery', text: '签了。比{rival}高 2.1%，靠交货期和服务站拿下。' },
  { reason: 'references', text: '中标。考察过德阳那条线以后就定了，{rival}没有同规格业绩。' },
] as const
const losses = [
  { reason: 'price', toRival: true, text: '失单。{rival}低我们 6.4%，{contact}说技术分其实我们领先。' },
  { reason: 'relationship', toRival: true, text: '客户把项目并到集团框架里采购，直接给了{rival}。' },
  { reason: 'budget-cut', toRival: false, text: '项目暂停，集团收紧投资，明年再看。' },
  { reason: 'payment-terms', toRival: true, text: '废标一次后重招，{rival}拿到了，主要差在付款条件。' },
] as const
const visitMinutes = [
  '参加：{contact}等。对方介绍了产线规划，重点问了{topic}。约定两周内给出方案初稿。',
  '{contact}认为{topic}是决定因素，希望提供同类机组的运行数据。预算在走流程。',
  '谈到{rival}，对方更看重长期服务。下一步：补充备件清单，约设备部门看现场。',
  '现场看了老设备，基础可以利用一部分。{contact}要求把停产时间压到 45 天以内。',
] as const
const meetingMinutes = [
  '逐条过了技术协议，{topic}有两处偏差待我方书面答复，其余接受。',
  '会上就{topic}讨论一个多小时，设计院支持我们的方案。遗留问题 3 项，周五前回复。',
  '{contact}主持。确认供货范围、接口和保证值，{topic}需要补计算书。',
  '参会人员对节拍测算有疑问，已约定提供仿真结果。',
] as const

const fill = (text: string, matter: NoteMatter) =>
  text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => matter[slot as keyof NoteMatter])

export function noteText(
  random: Random,
  kind: 'follow-up' | 'visit-minutes' | 'meeting-minutes',
  matter: NoteMatter,
): string {
  const texts = { 'follow-up': followUps, 'visit-minutes': visitMinutes, 'meeting-minutes': meetingMinutes }[kind]
  return fill(random.pick<string>(texts), matter)
}

export interface Ending {
  reason: string
  note: string
  lostTo: string | null
}

/** Why an opportunity ended, in the reason that is counted and in its owner's words. */
export function endingOf(random: Random, status: 'won' | 'lost', matter: NoteMatter): Ending {
  if (status === 'won') {
    const { reason, text } = random.pick<(typeof wins)[number]>(wins)
    return { reason, note: fill(text, matter), lostTo: null }
  }
  const { reason, text, toRival } = random.pick<(typeof losses)[number]>(losses)
  return { reason, note: fill(text, matter), lostTo: toRival ? matter.rival : null }
}
