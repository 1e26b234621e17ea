import type { ToolCall } from '#ai/copilot/answer.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { CalendarDate } from '#lib/clock.ts'
import { rangeOf } from './argument-parts.server.ts'
import { readTraitsOfWhose } from './customer-traits.ts'
import { plainText } from './plain-text.ts'
import { readAmounts } from './read-amounts.ts'
import { lying, readTimes } from './read-dates.ts'
import { mendTyping } from './record-words.ts'

// What a question asks beyond the call that was made of it. Tools count, sum and list; they hold no two times against each other, and
// do not say who approved something: answered all the same, such a question gets a true figure of something else.

interface Said {
  plain: string
  call: ToolCall
  today: CalendarDate
}

interface Beyond {
  tools: readonly string[]
  asks: (said: Said) => boolean
  says: Bilingual
}

const has = (pattern: RegExp) => (said: Said) => pattern.test(said.plain)
const lists = ['find_records', 'find_contracts', 'pipeline_and_forecast', 'overdue_payments']
const given = ({ call }: Said, ...names: string[]) => names.some((name) => call.arguments[name] !== undefined)
/** A record that was named may be called by the words of a region. */
const isNamed = (said: Said) =>
  given(said, 'customer', 'opportunity', 'contract', 'bid', 'record', 'words', 'product', 'competitor')

const comparison =
  /比(去年|上年|前年|往年|同期|上半年|上?一?个?(月|季度|周)|上个?(月|季度|周|星期)|第?[一二三四]季度|\d{1,2}月|\d{2,4}年).{0,12}(多|少|高|低|好|差|强|增|减|涨|降|怎么|如何)|同比|环比|(跟|和|与)(去年|上年|前年|往年|上个?(月|季度)|同期).{0,6}比|比\p{Script=Han}{2,4}(多|少)(签|赢|中|卖|做|收)|\bcompar(e|ed|ing|ison)\b|\bthan (last|the (last|previous)|a year|in (q[1-4]|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december)|q[1-4]|20\d\d)\b|year[- ]on[- ]year|\byoy\b|\bgrowth\b|\b(vs|versus)\.? (last|the (last|previous)|q[1-4]|20\d\d)/u
const approver =
  /谁(来|在|给|最后|最终)?(审批|批准|批(?![评量发次])|签批)|审批人(是谁|有谁|有哪)|被谁.{0,3}批|\bwho (has |had |is |finally |already )?(approv|authori[sz]|sign(ed|s)? (it |this |that )?off)|approved by wh/
const tookPlace =
  /(拜访|走访|见|去|跑|聊)(过|了)(哪|谁|几|多少|什么)|\b(did|have|had) (i|we) (already )?(visit|visited|see|seen|meet|met|call|called)\b|\b(i|we) (visited|met|saw)\b/
const now = /现在|目前|眼下|当前|今天|\b(at the moment|right now|now|currently|today)\b/
const isOfClause =
  /背靠背|back-to-back|罚金|违约金|罚款|赔偿|责任(上限|限额|条款)|质保(期|条款|责任|(?!金))|保修|仲裁|管辖|争议解决|不可抗力|知识产权|保密|适用法律|预付款?.{0,3}(比例|百分)|毛利|\bpenalt|\bliabilit|\bwarrant|liquidated damage|\barbitrat|governing law|force majeure|confidential|\bmargins?\b|\d\s?(%|percent|per cent)|百分之/
const anyClause = /条款|\bclauses?\b/

const ofClauses: Bilingual = {
  zh: '我不能按条款的内容或毛利来找合同；可以列出条款审查标了风险的合同，条款本身在合同文件的页面上看。',
  en: 'I cannot find contracts by what their clauses say, or by margin; I can list those in which the clause review marked risks. The clauses stand on the page of the document.',
}

const beyond: readonly Beyond[] = [
  {
    tools: [...lists, 'bids'],
    asks: has(comparison),
    says: {
      zh: '我不把两段时间或两个人放在一起比，请分开问，比如“今年签了哪些合同”。',
      en: 'I do not hold two times or two people against each other: ask for each by itself, such as “contracts signed this year”.',
    },
  },
  {
    tools: [...lists, 'bids'],
    // Of bids that were looked back at the median is told.
    asks: (said) =>
      said.call.arguments.ask !== 'reasons' &&
      /平均|均价|均值|人均|中位数|\baverages?\b|\bavg\b|\bmedian\b/.test(said.plain),
    says: {
      zh: '我不算平均数，可以说有几个、合计多少。',
      en: 'I do not work out averages; I can tell how many there are and what they come to.',
    },
  },
  {
    tools: [...lists, 'bids', 'open_record', 'my_day', 'what_blocks_stage'],
    asks: has(approver),
    says: {
      zh: '我说不出是谁审批的；合同或商机的页面上有审批经过。我可以说合同的状态，和等您审批的有哪些。',
      en: 'I cannot tell who approves or approved something: the page of the contract or opportunity shows how it went. I can tell the state of contracts, and what waits for your approval.',
    },
  },
  {
    tools: ['my_day'],
    asks: (said) => {
      const times = readTimes(said.plain, said.today).map((time) => lying(time, 'coming'))
      const isPast = times.length > 0 && times.every(({ to }) => to < said.today)
      // What came in yesterday waits today, and is told.
      const isOfNow = said.call.arguments.only === 'approvals' || now.test(said.plain)
      return tookPlace.test(said.plain) || (isPast && !isOfNow)
    },
    says: {
      zh: '我只说现在的预警、等您审批的和计划中的拜访，不说过去的。某个客户最近一次活动可以问这个客户。',
      en: 'I tell warnings and approvals as they stand now and visits that are planned, not those of the past. When a customer was last visited you can ask of that customer.',
    },
  },
  {
    tools: ['find_records'],
    asks: (said) => tookPlace.test(said.plain) && !given(said, 'not_visited_days'),
    says: {
      zh: '我不能按做过的拜访来列；可以列出多久没有拜访的商机和客户。',
      en: 'I cannot list by visits that took place; I can list opportunities and customers that had none for some time.',
    },
  },
  {
    tools: ['find_records'],
    asks: (said) =>
      said.call.arguments.kind === 'customer' &&
      !given(said, 'not_visited_days', 'signing_after', 'signing_before') &&
      Object.keys(rangeOf({ times: readTimes(said.plain, said.today), plain: said.plain }, 'told')).length > 0,
    says: {
      zh: '客户不能按时间来列；可以列出多久没有拜访的客户，或者某段时间要签约的商机。',
      en: 'Customers cannot be listed by time; I can list those without a visit for some time, or opportunities to be signed within one.',
    },
  },
  {
    tools: ['overdue_payments'],
    asks: (said) =>
      isOfClause.test(said.plain) &&
      !/逾期|欠|到期|没付|未付|没收|回款|催|overdue|owe|unpaid|late|\bdue\b/.test(said.plain),
    says: ofClauses,
  },
  {
    tools: ['find_contracts'],
    asks: (said) => isOfClause.test(said.plain) || (anyClause.test(said.plain) && !given(said, 'flags')),
    says: ofClauses,
  },
  {
    tools: ['find_contracts', 'pipeline_and_forecast', 'overdue_payments'],
    asks: (said) => {
      const { region, industry, grade } = readTraitsOfWhose(said.plain)
      return industry !== undefined || grade !== undefined || (region !== undefined && !isNamed(said))
    },
    says: {
      zh: '这里不能按客户的地区、行业或等级来查；可以先按它们列客户，再问其中一个客户。',
      en: 'This cannot be narrowed by region, industry or grade of customers: list the customers by them, and then ask of one of those.',
    },
  },
  {
    tools: ['bids'],
    asks: (said) => {
      const { industry, grade } = readTraitsOfWhose(said.plain)
      const type = /工程项目|产品项目|工程类|\bengineering (projects?|bids?|tenders?)|\bproduct projects?/.test(
        said.plain,
      )
      return industry !== undefined || grade !== undefined || type
    },
    says: {
      zh: '投标不能按项目类型、客户行业或等级来看；可以按客户、客户地区、产品、竞争对手、负责人、开标日看。',
      en: 'Bids cannot be narrowed by type of project, industry or grade of customers; they can be by customer, region, product, competitor, owner or day of opening.',
    },
  },
  {
    tools: ['pipeline_and_forecast'],
    asks: (said) =>
      readAmounts(said.plain).length > 0 || /重大(商机|项目|单)|\bmajor (deals?|opportunit|projects?)/.test(said.plain),
    says: {
      zh: '管道和预测不能按金额或是否重大来看；可以按这些列商机，列表有合计。',
      en: 'Pipeline and forecast cannot be narrowed by amount, or to major opportunities: list opportunities by these, the list has their total.',
    },
  },
  {
    tools: ['overdue_payments'],
    asks: (said) => {
      const times = readTimes(said.plain, said.today).map((time) => lying(time, 'past'))
      return (
        !given(said, 'over_days') &&
        times.length > 0 &&
        times.every(({ to, side }) => to < said.today && side === 'within')
      )
    },
    says: {
      zh: '逾期款不能按哪段时间到期来查；可以按逾期多少天查，列表里有到期日。',
      en: 'Overdue payments cannot be narrowed by when they fell due; they can be by days overdue, and the list has the day.',
    },
  },
]

/** What was asked and the call does not tell, in words for whoever asked; null where the call answers what was asked. */
export function beyondCall({
  question,
  call,
  today,
}: {
  question: string
  call: ToolCall
  today: CalendarDate
}): Bilingual | null {
  const said = { plain: mendTyping(plainText(question)), call, today }
  return beyond.find(({ tools, asks }) => tools.includes(call.tool) && asks(said))?.says ?? null
}
