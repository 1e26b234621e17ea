import type { ApprovalRow, ApprovalStepView, ApprovalTaskView, ApprovalView } from '#crm/approvals/approval-views.ts'

const said = (zh: string) => ({ zh, en: zh })
const person = (id: string, name: string) => ({ id, name: said(name) })

/** People of a request: who submits it, who has decided, and whose turn it is. */
export const askedPeople = {
  zhou: person('zhou', '周启明'),
  he: person('he', '贺文澜'),
  wu: person('wu', '吴建业'),
  ouyang: person('ouyang', '欧阳慕容'),
}

export function aTaskView(parts: Partial<ApprovalTaskView> = {}): ApprovalTaskView {
  return {
    number: 1,
    round: 1,
    holder: askedPeople.he,
    title: said('商务部部长'),
    cause: 'route',
    state: 'open',
    decidedBy: null,
    opinion: null,
    askedAt: '2026-11-25T01:10:00Z',
    dueAt: null,
    decidedAt: null,
    ...parts,
  }
}

export function aStepView(parts: Partial<ApprovalStepView> = {}): ApprovalStepView {
  return {
    key: 'sales',
    name: said('商务'),
    level: 'group',
    ruleId: 'AR-12',
    hours: 8,
    passes: 'all',
    endsOn: 'first-rejection',
    escalateTo: null,
    state: 'to-come',
    people: [],
    tasks: [],
    ...parts,
  }
}

/** A contract that the reader, second in line, is asked to approve; every part can be set otherwise. */
export function anApprovalView(parts: Partial<ApprovalView> = {}): ApprovalView {
  const { zhou, wu, ouyang } = askedPeople
  return {
    id: 'r1',
    version: 3,
    state: 'running',
    subject: {
      type: 'contract',
      id: 'c1',
      number: 'CT-2026-0001',
      name: said('快锻机'),
      customer: said('晋岳特钢'),
      org: { id: 'forging', name: said('锻压公司') },
      amount: '89400000.00',
      currency: 'CNY',
      category: 'equipment',
      advanceShare: 20,
      margin: { cost: '74917200.00', margin: '14482800.00', percent: '16.20' },
      stage: null,
    },
    note: '业主 12 月 1 日前要定。',
    submitter: zhou,
    submittedAt: '2026-11-25T01:10:00Z',
    closedAt: null,
    rows: [
      {
        ruleId: 'AR-51',
        version: 1,
        level: 'organisation',
        name: said('设备合同'),
        says: said('合同类别是设备销售。'),
      },
      { ruleId: 'AR-12', version: 3, level: 'group', name: said('低毛利大额'), says: said('毛利率低于 17%。') },
    ],
    steps: [
      aStepView({
        state: 'done',
        level: 'organisation',
        ruleId: 'AR-51',
        tasks: [aTaskView({ state: 'approved', opinion: '再高就出局。', decidedAt: '2026-11-25T01:52:00Z' })],
      }),
      aStepView({
        key: 'head',
        name: said('分管副总'),
        state: 'running',
        tasks: [
          aTaskView({ number: 2, holder: wu, title: said('集团分管副总') }),
          aTaskView({ number: 3, holder: ouyang, title: said('单位负责人') }),
        ],
      }),
    ],
    notables: [{ kind: 'low-margin', severity: 'watch', value: 16.2, says: null }],
    history: [{ at: '2026-11-25T01:10:00Z', by: zhou, standsInFor: null, what: 'submitted', to: null, opinion: null }],
    reviews: [],
    mine: { task: 2, dueAt: '2026-11-25T10:00:00Z', standsInFor: null },
    may: {
      decide: true,
      whyNot: null,
      sendBackTo: [{ step: 0, name: said('商务') }],
      withdraw: false,
      resubmit: false,
      assign: [],
    },
    opens: true,
    ...parts,
  }
}

/** A row of the inbox that waits for the reader; every part can be set otherwise. */
export function anApprovalRow(parts: Partial<ApprovalRow> = {}): ApprovalRow {
  return {
    requestId: 'r1',
    task: 2,
    subject: {
      type: 'contract',
      name: said('快锻机'),
      customer: said('晋岳特钢'),
      amount: '89400000.00',
      currency: 'CNY',
    },
    state: 'running',
    submitter: askedPeople.zhou,
    submittedAt: '2026-11-25T01:10:00Z',
    at: '2026-11-25T01:10:00Z',
    dueAt: null,
    standsInFor: null,
    assign: false,
    notables: [],
    own: null,
    ...parts,
  }
}
