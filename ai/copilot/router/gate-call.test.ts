import { describe, expect, test } from 'vitest'
import { faultOf } from './gate-call.server.ts'
import { plainText } from './plain-text.ts'
import { readAmounts } from './read-amounts.ts'
import { readTimes } from './read-dates.ts'
import type { ReadQuestion } from './read-question.server.ts'
import { recordWords } from './record-words.ts'
import { refuseOutright } from './refuse-question.server.ts'

/** A Monday. */
const today = '2026-11-30'

function readOf(question: string): ReadQuestion {
  const plain = plainText(question)
  const times = readTimes(plain, today)
  const at = plain.indexOf('周启明')
  const people =
    at < 0
      ? []
      : [
          {
            id: 'p',
            name: { zh: '周启明', en: 'Zhou Qiming' },
            said: '周启明',
            orgs: [],
            many: 1,
            start: at,
            end: at + 3,
          },
        ]
  return {
    question,
    plain,
    masked: plain,
    times,
    amounts: readAmounts(plain),
    idle: null,
    people,
    called: null,
    isMine: /我/.test(plain),
    points: false,
    pieces: recordWords(plain, times),
  }
}

function fault(tool: string, given: Record<string, unknown>, question: string) {
  return faultOf({ tool, arguments: given }, readOf(question), today)
}

describe('a visit', () => {
  test.each([
    'did we visit Jinyue last week?',
    'who visited Jinyue this month?',
    'what changed on Jinyue since last week',
    'has anyone been to Jinyue since October',
    'how many times did we visit Jinyue',
    'when did we last see Feng at Jinyue',
    'was Jinyue visited last week',
    'we visited Jinyue last week, right?',
    'should I visit Jinyue next week',
    '上周去过晋岳吗',
    '上周去晋岳聊了什么',
    '这个月拜访过晋岳没有',
    '请问谁上个月去过晋岳',
    '最近一次拜访晋岳是什么时候',
    '帮我查一下上周去过晋岳没',
    '我们拜访晋岳几次了',
    '有没有人拜访过晋岳',
  ])('is not logged for a question: %s', (question) => {
    expect(fault('log_visit', {}, question)).toEqual({ is: 'asked' })
  })

  test.each([
    "don't log the visit to Jinyue yesterday",
    "you don't need to log yesterday's visit to Jinyue",
    'no need to record the call with Feng',
    '昨天拜访晋岳的事不用记',
    '今天去了晋岳,见了冯总,先不用登记',
    '下周三先不安排去晋岳',
  ])('is not logged where that is forbidden: %s', (question) => {
    expect(fault('log_visit', {}, question)).toEqual({ is: 'forbidden' })
  })

  test.each(['今天没去晋岳', 'I have not visited Jinyue this month'])('that there was none: %s', (question) => {
    expect(fault('log_visit', {}, question)).toEqual({ is: 'none' })
  })

  test.each([
    'ok can you log a visit to jinyue yesterday, we discussed the budget?',
    'visited jinyue today, feng asked when we can deliver',
    'met Feng at Jinyue today, he wants to know when we deliver?',
    'did a needs survey at the client today',
    'was there on the 3rd, manager Tan, spare parts',
    "didn't see the chairman, just his assistant, left the quote",
    "don't let me forget to log it: visited Jinyue, drawings",
    '今天去晋岳见了石处,他问什么时候能交货,下周三再去',
    '今天去了晋岳,客户说不要改图纸',
    '今天拜访了晋岳,没谈成什么,周五再去',
    '今天去晋岳没见到冯总,留了资料',
    '昨天去晋岳见了几个人,聊了预算',
    '帮我记一下今天拜访晋岳好吗',
    '能不能帮我把今天的拜访记上？见的是卢桥',
    '安排一下周三去晋岳拜访可以吗',
    '今天拜访晋岳见了冯总,聊了谁来安装。你觉得下次什么时候去?',
  ])('is logged of an account, or at a request: %s', (question) => {
    expect(fault('log_visit', {}, question)).toBeNull()
  })
})

describe('a change', () => {
  const amount = { field: 'amount', value: '130000000' }
  const odds = { field: 'win_probability', value: '70' }

  test.each([
    ['是不是该改成70%?', odds],
    ['赢率要不要调到70%', odds],
    ['赢率可以改成70%吗', odds],
    ['为什么赢率改成70%', odds],
    ['你觉得赢率改成70%怎么样', odds],
    ['should we set the probability to 70% or leave it?', odds],
    ['what if we set the probability to 70%', odds],
    ['is 70% probability right?', odds],
    ['谁把金额改成1.3亿的', amount],
    ['金额改成1.3亿了吗', amount],
    ['金额是1.3亿,要不要改?', amount],
    ['who changed the amount to 130 million', amount],
    ['did we change the amount to 130 million?', amount],
  ])('is not proposed for a question: %s', (question, given) => {
    expect(fault('change_field', given, question)).toEqual({ is: 'asked' })
  })

  test.each([
    ['晋岳165的金额不要改成1.3亿', amount],
    ['不要把晋岳165的金额改成1.3亿', amount],
    ["don't change the Jinyue amount to 130 million", amount],
    ['there is no need to change the amount to 130 million', amount],
    ['the amount should not be 130 million', amount],
    ['把金额改成1.2亿,不要改成1.3亿', amount],
    ['change the amount to 120 million rather than 130 million', amount],
    ['预算不用改,把金额改成1.3亿', { field: 'budget', value: '130000000' }],
    ['开标那天填错了，是9号不是6号', { field: 'bid_opens_on', value: '2026-12-06' }],
    ['赢率还不能改成70%', odds],
    ['never set the probability to 70%', odds],
    ['please do not set the probability to 70%', odds],
  ])('is not proposed to what is forbidden: %s', (question, given) => {
    expect(fault('change_field', given, question)).toEqual({ is: 'forbidden' })
  })

  test.each([
    ['金额改成1.3亿，签约日改到三月底', 'expected_sign_on', ['金额改成1.3亿', '签约日改到三月底']],
    [
      'set the probability to 70 and the budget to 120 million',
      'budget',
      ['set the probability to 70', 'the budget to 120 million'],
    ],
    ['把金额和预算都改成1.3亿', 'budget', ['把金额都改成1.3亿', '把预算都改成1.3亿']],
  ])('of two the person is asked which: %s', (question, field, parts) => {
    expect(fault('change_field', { field, value: 'x' }, question)).toEqual({ is: 'several', parts })
  })

  test.each([
    ['change_field', '赢率加10个点'],
    ['change_field', '签约日往后推两周'],
    ['change_field', 'delay the signing by two weeks'],
    ['change_field', '预算翻倍'],
    ['open_record', 'increase the Jinyue amount by 10%'],
    ['open_record', '晋岳165的价格打九折'],
  ])('by so much is not worked out: %s %s', (tool, question) => {
    expect(fault(tool, { field: 'amount', value: '10' }, question)).toEqual({ is: 'relative' })
  })

  test.each([
    ['could you change the amount to 130 million?', amount],
    ['change the amount to 130 million, would you?', amount],
    ["don't forget to change the amount to 130 million", amount],
    ['raise the amount by 10 million to 130 million', amount],
    ['能不能帮我把金额改成1.3亿', amount],
    ['帮我把金额改成1.3亿好吗', amount],
    ['金额不要改成1.2亿,改成1.3亿', amount],
    ['预算不用改,把金额改成1.3亿', amount],
    ['把赢率改成70%行不行', odds],
    ['please set the probability to 70%', odds],
    ['probability is 70 not 53, fix it', odds],
    ['赢率别写80了，太乐观，写70', odds],
    ['东岭也进来了，赢率降5个点，按70算', odds],
    ['客户问能不能推到三月底，签约日改到三月底', { field: 'expected_sign_on', value: '2027-03-31' }],
    ['签约时间推后一个月到2月底', { field: 'expected_sign_on', value: '2027-02-28' }],
  ])('is proposed where it is ordered: %s', (question, given) => {
    expect(fault('change_field', given, question)).toBeNull()
  })
})

describe('a list', () => {
  test.each([
    ['find_records', { stage: '投标' }, '不在投标阶段的商机', ['stage']],
    ['find_records', { stage: '投标' }, 'deals not yet in the bid stage', ['stage']],
    ['find_records', { status: 'won' }, '没有赢的商机有哪些', ['status']],
    ['find_records', { status: 'won' }, 'deals that we have not won', ['status']],
    ['find_records', { major: true }, '不是重点项目的列一下', ['major']],
    ['find_records', {}, '不是重点的', []],
    ['find_records', { customer: '晋岳' }, '除了晋岳还有哪些商机', ['customer']],
    ['find_records', { customer: '晋岳' }, '不包括晋岳的商机', ['customer']],
    ['find_records', { customer: 'Jinyue' }, 'deals other than Jinyue', ['customer']],
    ['find_records', { customer: 'Jinyue' }, 'deals without Jinyue', ['customer']],
    ['find_records', { owner: '周启明' }, '不是周启明的商机', ['owner']],
    ['find_records', { kind: 'customer', region: 'north' }, 'customers outside north china', ['region']],
    ['find_records', { kind: 'customer', industry: 'steel' }, 'non-steel customers', ['industry']],
    ['find_records', { kind: 'customer', grade: 'A' }, '不是A级的客户', ['grade']],
    ['find_records', { signing_before: '2026-12-31' }, 'deals not signing before 31 december', ['signing_before']],
    ['find_contracts', { state: 'in-approval' }, '不在审批中的合同', ['state']],
    ['find_contracts', { state: 'approved' }, 'contracts not approved yet', ['state']],
    ['find_contracts', { category: 'spare-parts' }, 'contracts that are not spare parts', ['category']],
    ['bids', { ask: 'list', customer: 'Jinyue' }, 'bids not for Jinyue', ['customer']],
    ['overdue_payments', { customer: '邯峰' }, '逾期款不是邯峰的有哪些', ['customer']],
    ['overdue_payments', {}, 'overdue payments except Hanfeng', []],
    ['pipeline_and_forecast', { owner: 'me' }, '除我之外部门的盘子', ['owner']],
  ])('is not the opposite of what was asked: %s %j %s', (tool, given, question, names) => {
    expect(fault(tool, given, question)).toEqual({ is: 'left-out', names })
  })

  test('of what was not visited is not one by the day of signing', () => {
    const question = 'which customers have NOT been visited this month'
    expect(fault('find_records', { signing_after: '2026-11-01' }, question)).toEqual({ is: 'idle' })
    expect(fault('find_records', { not_visited_days: 29 }, question)).toBeNull()
  })

  test.each([
    ['find_records', { stage: '投标' }, '是不是有商机在投标阶段'],
    ['find_records', { stage: '投标', not_visited_days: 20 }, '投标阶段20天没去的'],
    ['find_records', { owner: 'me' }, '我名下没签的项目'],
    ['find_records', { status: 'won' }, '有没有赢的单'],
    ['find_records', { kind: 'customer', industry: 'steel' }, '30天没拜访的钢铁客户'],
    ['find_records', { customer: '晋岳' }, '晋岳有没有商机'],
    ['find_records', { under_amount: 30_000_000 }, 'deals not over 30 million'],
    ['find_records', { signing_before: '2026-12-31' }, '不晚于12月31日签约的商机'],
    ['find_contracts', { state: 'unsigned', customer: 'Jinyue' }, 'contracts with Jinyue not signed yet'],
    ['find_contracts', { state: 'unsigned' }, '还没签的合同'],
    ['find_contracts', { flags: 'none', customer: 'Jinyue' }, 'contracts with Jinyue without flags'],
    ['find_contracts', { category: 'spare-parts' }, '这单除了供货合同,还有没有备件合同'],
    ['bids', { ask: 'list', result: 'pending' }, '还没开标的有哪几个'],
    ['bids', { ask: 'list', result: 'lost' }, '没中的标'],
    ['bids', { ask: 'reasons' }, 'apart from price, why do we lose tenders'],
    ['overdue_payments', { customer: '邯峰' }, '邯峰没付的逾期款'],
    ['overdue_payments', { customer: 'Jinyue' }, "hasn't Jinyue paid yet"],
    ['pipeline_and_forecast', {}, '半年之内预计签多少个,多少钱,不要明细'],
  ])('says by its arguments what is not there: %s %j %s', (tool, given, question) => {
    expect(fault(tool, given, question)).toBeNull()
  })
})

test('what is chat and a name alike is refused where it is the thing itself', () => {
  const isRefused = (question: string) => refuseOutright(plainText(question)) !== null
  for (const question of [
    '高铁轮轴那个项目怎么样',
    '比赛场馆的压机商机',
    '酒店管理集团的起重机合同签了吗',
    '足球场那单卡在哪',
    'how is the football stadium project doing',
    'which of my bids open next month? I need to book flights',
    '历史上跟晋岳签过哪些合同',
  ])
    expect(isRefused(question), question).toBe(false)
  for (const question of [
    '今晚足球几点开始',
    '帮我订明天去太原的高铁',
    '推荐个请客户吃饭的餐厅',
    '订个离晋岳项目近的酒店',
    '昨天比赛谁赢了',
    'book a hotel near the Jinyue project',
    'who won the football',
    'any good restaurant around here',
    '写首关于项目的诗',
    '今天项目现场天气怎么样',
  ])
    expect(isRefused(question), question).toBe(true)
})
