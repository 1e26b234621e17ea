import { expect, test } from 'vitest'
import { beyondCall } from './beyond-call.server.ts'

const today = '2026-11-30'
const beyond = (question: string, tool: string, given: Record<string, unknown> = {}) =>
  beyondCall({ question, call: { tool, arguments: given }, today })

test.each([
  ['今年比去年多签了多少', 'find_contracts'],
  ['第三季度签约同比怎么样', 'pipeline_and_forecast'],
  ['did we sign more than last year', 'find_contracts'],
  ['how many bids did we lose compared with 2025', 'bids', { ask: 'list' }],
  ['平均每个商机多少钱', 'pipeline_and_forecast'],
  ['what is our average deal size', 'find_records'],
  ['谁批的晋岳的合同', 'find_contracts', { customer: '晋岳特钢集团' }],
  ['who approved the Anlan contract', 'open_record', { record: 'CON-1' }],
  ['上周我拜访了哪些客户', 'my_day', { only: 'visits' }],
  ['which customers did I visit last week', 'my_day', { only: 'visits' }],
  ['上周我拜访了哪些客户', 'find_records', { kind: 'customer' }],
  ['上个月的预警有哪些', 'my_day', { only: 'warnings' }],
  ['今年新增的客户', 'find_records', { kind: 'customer' }],
  ['合同里罚金上限超过20%的有哪些', 'find_contracts'],
  ['哪份合同没有质保条款', 'find_contracts'],
  ['which contracts have a warranty over 24 months', 'overdue_payments', { over_days: 720 }],
  ['华东的合同有哪些', 'find_contracts'],
  ['钢铁行业今年能签多少', 'pipeline_and_forecast'],
  ['中标率，只看工程项目', 'bids', { ask: 'reasons' }],
  ['win rate with steel customers', 'bids', { ask: 'reasons' }],
  ['一个亿以上的商机今年能签多少', 'pipeline_and_forecast'],
  ['上个月到期没付的款', 'overdue_payments'],
] as const)('%s, of %s: said to be beyond it', (question, tool, given?: Record<string, unknown>) => {
  const says = beyond(question, tool, given)
  expect(says?.zh).toMatch(/\p{Script=Han}/u)
  expect(says?.en).toMatch(/[a-z]/)
})

test.each([
  ['今年签了哪些合同', 'find_contracts'],
  ['超过三周没拜访的客户', 'find_records', { kind: 'customer', not_visited_days: 21 }],
  ['which customers has nobody visited for a month', 'find_records', { kind: 'customer', not_visited_days: 30 }],
  ['丢标时我们比中标价平均高多少', 'bids', { ask: 'reasons' }],
  ['我们跟东岭比，赢面怎么样', 'bids', { ask: 'reasons', competitor: '东岭重机' }],
  ['有什么等我审批的', 'my_day', { only: 'approvals' }],
  ['昨天有什么合同送来要我批', 'my_day', { only: 'approvals' }],
  ['not again like last week: any warnings at the moment?', 'my_day', { only: 'warnings' }],
  ['这周要拜访谁', 'my_day', { only: 'visits' }],
  ['条款有高风险标记的合同', 'find_contracts', { flags: 'high' }],
  ['中亚矿业的合同', 'find_contracts', { customer: '中亚矿业' }],
  ['西北的钢厂客户有哪几家，我下个月出差顺路去', 'find_records', { kind: 'customer', region: 'northwest' }],
  ['steel mill tenders: why do we lose them', 'bids', { ask: 'reasons', product: 'mill' }],
  ['质保金逾期没付的', 'overdue_payments'],
  ['逾期45天以上的款', 'overdue_payments', { over_days: 45 }],
  ['平均交货期一般多长', 'search_knowledge', { query: '平均交货期' }],
] as const)('%s, of %s: answered', (question, tool, given?: Record<string, unknown>) => {
  expect(beyond(question, tool, given)).toBeNull()
})
