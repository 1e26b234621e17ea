/** What somebody who is asked in the demonstration says, in order; whoever comes after them is waited for. */
export interface DemoSaying {
  decision: 'approve' | 'send-back' | 'reject'
  opinion: string | null
}

const yes = (opinion: string | null = null): DemoSaying => ({ decision: 'approve', opinion })

/** One contract each: what its owner wrote, and how far it has come. */
export const demoApprovals: readonly { note: string; said: readonly DemoSaying[] }[] = [
  { note: '客户周五定标，价格已经谈到底了。', said: [] },
  { note: '交期客户不再让步，产能已和制造部对过。', said: [yes('付款节点可以接受。')] },
  { note: '和去年那台同一配置，成本按最新报价核过。', said: [yes(), yes('毛利偏薄，铸件价要锁住。')] },
  {
    note: '客户要求本月签，请尽快。',
    said: [yes(), { decision: 'send-back', opinion: '质保期写成 24 个月，先和客户谈回 18 个月。' }],
  },
  // More than any way asks.
  { note: '老客户，条款沿用框架协议。', said: Array.from({ length: 9 }, () => yes()) },
  {
    note: '预付款只谈到 10%，想先占住名额。',
    said: [{ decision: 'reject', opinion: '预付款太低，垫资压力大，重新谈。' }],
  },
]
