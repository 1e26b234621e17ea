import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { anApprovalView, aStepView, askedPeople, aTaskView } from '#tests/factories/an-approval-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { RequestScreen } from './request-screen.tsx'

const now = '2026-11-25T04:10:00Z'
const refused = (details: object) => data({ failed: { code: 'CONFLICT', details } }, { status: 409 })

function show(approval: ApprovalView | (() => ApprovalView), answers: Record<string, unknown[]> = {}) {
  return showScreen({
    load: typeof approval === 'function' ? approval : () => approval,
    screen: (loaded: ApprovalView) => <RequestScreen approval={loaded} now={now} />,
    answers,
    elsewhere: 'approvals',
  })
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const write = (text: string) => fireEvent.change(screen.getByLabelText('意见'), { target: { value: text } })
const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test('what is asked, the figures, what is unusual, who has said what, and why it came here', async () => {
  await show(anApprovalView())
  const page = document.body.textContent
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('快锻机，¥8,940 万')
  expect(page).toContain('周启明 请你批 · 合同')
  expect(page).toContain('今天 18:00 到期')
  expect(screen.getByText('毛利率').parentElement?.textContent).toBe('毛利率16.2%偏低')
  expect(screen.getByRole('region', { name: '不寻常的 1 处' }).textContent).toContain('毛利率 16.2%')
  const opinions = screen.getByRole('region', { name: '别人怎么说' }).textContent
  expect(opinions).toContain('周启明 提交时说明业主 12 月 1 日前要定。')
  expect(opinions).toContain('贺文澜 商务部部长同意再高就出局。')
  expect(opinions).toContain('欧阳慕容 单位负责人还没说')
  expect(opinions).not.toContain('吴建业')
  const [rail] = screen.getAllByRole('list', { name: '审批进度' })
  expect(within(rail as HTMLElement).getByText('你，分管副总')).toBeTruthy()
  // The rule that brought it here comes first.
  expect(rail?.nextElementSibling?.textContent).toBe(
    '毛利率低于 17%。 AR-12 集团规则合同类别是设备销售。 AR-51 本公司的规则一人不同意就结束',
  )
})

test('whoever does not see costs sees no margin, nor a place for one', async () => {
  const { subject, ...rest } = anApprovalView({ notables: [] })
  await show({
    ...rest,
    subject: { ...subject, margin: null },
    rows: [{ ruleId: null, version: null, level: 'group', name: subject.name, says: { zh: '按毛利水平', en: '' } }],
  })
  expect(screen.queryByText('毛利率')).toBeNull()
  expect(screen.getAllByText(/按毛利水平/)[0]?.textContent).toBe('按毛利水平  集团规则')
})

test('who stands up for whom, what a rejection does and to whom it goes next are said where it stands', async () => {
  const [first, second] = anApprovalView().steps
  const people = [askedPeople.wu, askedPeople.ouyang].map((one, at) => {
    return { ...one, title: null, away: null, why: at === 0 ? ('stand-up' as const) : ('role' as const) }
  })
  const running = aStepView({ ...second, people, endsOn: 'no-way-left', escalateTo: askedPeople.zhou })
  await show(anApprovalView({ steps: [aStepView({ ...first, escalateTo: askedPeople.he }), running] }))
  // On a desktop beneath the rail, on a phone with the steps.
  expect(screen.getAllByText('不同意的多到通不过才结束 · 过了时限转 周启明')).toHaveLength(2)
  expect(screen.queryByText(/过了时限转 贺文澜/)).toBeNull()
  expect(screen.getAllByText('由 吴建业 来批：本级没有别人能批，到上一级')).toHaveLength(2)
  expect(screen.getAllByText('本级没有别人能批，由上一级来批')).toHaveLength(1)
})

test('passed on to somebody who is asked already: said beside the name, and they are not offered', async () => {
  const people = ['欧阳慕容', '周启明', '贺文澜'].map((zh, at) => {
    return { id: ['ouyang', 'zhou', 'he'][at], name: { zh, en: zh }, title: null, org: { zh: '', en: '' } }
  })
  vi.stubGlobal('fetch', async () => Response.json({ people }))
  await show(anApprovalView(), {
    '/approvals/r1/delegate': [refused({ key: 'approval.ALREADY_ASKED', field: 'to' })],
  })
  fireEvent.click(button('转交'))
  const dialog = await screen.findByRole('dialog')
  const box = within(dialog).getByRole('combobox')
  fireEvent.change(box, { target: { value: '文' } })
  fireEvent.click(await screen.findByRole('option', { name: /贺文澜/ }))
  fireEvent.change(box, { target: { value: '文' } })
  const options = await screen.findAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('贺文澜')])
  fireEvent.click(options[0] as HTMLElement)
  fireEvent.click(within(dialog).getByRole('button', { name: '转交' }))
  await within(dialog).findByText('已经问过这个人了，请另选一人')
  vi.unstubAllGlobals()
})

test('a double click approves once, with a key; what was written goes with it', async () => {
  const { sent } = await show(anApprovalView(), { '/approvals/r1/decide': [{ done: true }] })
  write('行')
  fireEvent.click(button(/^同意/))
  fireEvent.click(button(/^同意/))
  await screen.findByText('已同意')
  expect(sent).toEqual([
    { decision: 'approve', task: '2', opinion: '行', key: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ])
  expect(screen.getByLabelText<HTMLTextAreaElement>('意见').value).toBe('')
})

test('whoever stood in is led back to what waits, as it is out of their sight', async () => {
  await show(anApprovalView(), { '/approvals/r1/decide': [{ done: true, gone: true }] })
  fireEvent.click(button(/^同意/))
  await screen.findByText('approvals')
  expect(screen.getByText('已同意')).toBeTruthy()
})

test('A approves, and is a letter while somebody types', async () => {
  const { sent } = await show(anApprovalView(), { '/approvals/r1/decide': [{ done: true }] })
  press('a', screen.getByLabelText('意见'))
  press('r', screen.getByLabelText('意见'))
  expect(screen.queryByRole('dialog')).toBeNull()
  press('a')
  await screen.findByText('已同意')
  expect(sent).toHaveLength(1)
})

test('R asks for the reason and to whom, with what was written already', async () => {
  const { sent } = await show(anApprovalView(), { '/approvals/r1/decide': [{ done: true }] })
  write('首付太低')
  press('r')
  const dialog = await screen.findByRole('dialog')
  const reason = within(dialog).getByLabelText<HTMLTextAreaElement>(/原因/)
  expect(reason.value).toBe('首付太低')
  await waitFor(() => expect(document.activeElement).toBe(reason))
  // Over the page the keys are the dialog's.
  press('a')
  fireEvent.change(within(dialog).getByLabelText('退回到'), { target: { value: '0' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '退回' }))
  await screen.findByText('已退回')
  expect(sent).toEqual([expect.objectContaining({ decision: 'send-back', to: '0', opinion: '首付太低', task: '2' })])
})

test('a rejection is confirmed; without a reason the server says so beside the field, and the dialog stays', async () => {
  const missing = data({ invalid: { opinion: ['form.required'] }, typed: {} }, { status: 400 })
  const { sent } = await show(anApprovalView(), { '/approvals/r1/decide': [missing, { done: true }] })
  fireEvent.click(button('不同意'))
  const dialog = await screen.findByRole('dialog', { name: '不同意，结束这次审批？' })
  const reason = within(dialog).getByLabelText(/原因/)
  fireEvent.change(reason, { target: { value: ' ' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '不同意' }))
  await within(dialog).findByText('要填')
  fireEvent.change(reason, { target: { value: '价格不成立' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '不同意' }))
  await screen.findByText('已表示不同意')
  expect(sent.map(({ opinion }) => opinion)).toEqual([' ', '价格不成立'])
})

test('withdrawn meanwhile: said in words, the page shows what is there, and nothing written is lost', async () => {
  const gone = anApprovalView({ state: 'withdrawn', mine: null, may: { ...anApprovalView().may, decide: false } })
  const pages = [anApprovalView(), gone]
  const { loads } = await show(() => pages.shift() ?? gone, {
    '/approvals/r1/decide': [refused({ key: 'approval.withdrawn', state: 'withdrawn' })],
  })
  write('同意，抓紧')
  fireEvent.click(button(/^同意/))
  const alert = (await screen.findByText('已撤回，不用批了')).closest('[role=alert]')
  await waitFor(() => expect(screen.queryByRole('button', { name: /^同意/ })).toBeNull())
  expect(screen.getByText('已撤回')).toBeTruthy()
  expect(alert?.isConnected).toBe(true)
  expect(alert?.textContent).toBe('已撤回，不用批了你写的意见还在：同意，抓紧')
  expect(loads()).toBe(2)
})

test('somebody was faster, and what was submitted has moved', async () => {
  await show(anApprovalView(), {
    '/approvals/r1/decide': [
      refused({ key: 'approval.TASK_CLOSED', by: askedPeople.ouyang }),
      { done: true, voided: true },
      refused({ key: 'approval.SOMETHING_NEW' }),
    ],
  })
  const alert = async (text: string) => {
    fireEvent.click(button(/^同意/))
    expect((await screen.findByText(text)).closest('[role=alert]')).toBeTruthy()
  }
  await alert('欧阳慕容 先办了这一步，请看最新的进度')
  await alert('内容改过，或者商机已丢单，这次审批已失效')
  await alert('没有办成，请看最新的进度再试')
})

test('sent again after a failure it bears the same key; said otherwise, another', async () => {
  const broken = data({ failed: { code: 'DATABASE_GONE', details: {} } }, { status: 503 })
  const { sent } = await show(anApprovalView(), { '/approvals/r1/decide': [broken] })
  for (const [times, opinion] of ['好', '好', '很好'].entries()) {
    write(opinion)
    fireEvent.click(button(/^同意/))
    await waitFor(() => expect(sent).toHaveLength(times + 1))
    await screen.findByText('数据库没有回应，内容还在，请再试一次')
  }
  const [first, second, third] = sent.map(({ key }) => key)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('whoever submitted it cannot decide, and can take it back', async () => {
  const own = anApprovalView({
    mine: null,
    may: { decide: false, whyNot: 'own-request', sendBackTo: [], withdraw: true, resubmit: false, assign: [] },
  })
  const { sent } = await show(own, { '/approvals/r1/withdraw': [{ done: true }] })
  expect(screen.queryByRole('button', { name: /^同意/ })).toBeNull()
  expect(screen.getByText('这是你自己提的，要由别人来批')).toBeTruthy()
  fireEvent.click(button('撤回'))
  const dialog = await screen.findByRole('dialog')
  fireEvent.click(within(dialog).getByRole('button', { name: '撤回' }))
  await screen.findByText('已撤回，可以修改')
  expect(sent).toEqual([{ key: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
})

test('sent back, it leads to where it is submitted again; a task without anybody is assigned', async () => {
  const may = { decide: false, whyNot: null, sendBackTo: [], withdraw: false, resubmit: true, assign: [4] }
  const nobody = aStepView({ state: 'running', tasks: [aTaskView({ number: 4, holder: null, title: null })] })
  await show(anApprovalView({ state: 'returned', mine: null, may, steps: [nobody] }))
  expect(screen.getByRole('link', { name: '再次提交' }).getAttribute('href')).toBe('/contracts/c1/submit')
  expect(screen.getAllByText('没有人，等系统管理员指定').length).toBeGreaterThan(0)
  fireEvent.click(button('指定审批人'))
  expect(await screen.findByRole('combobox')).toBeTruthy()
})

test('somebody who cannot be given a task is refused beside the field, in words', async () => {
  const may = { decide: false, whyNot: null, sendBackTo: [], withdraw: false, resubmit: false, assign: [4] }
  await show(anApprovalView({ mine: null, may }), {
    '/approvals/r1/assign': [refused({ key: 'approval.SUBMITTER_ASKED', field: 'to' })],
  })
  fireEvent.click(button('指定审批人'))
  const dialog = await screen.findByRole('dialog')
  fireEvent.submit(dialog.querySelector('form') as HTMLFormElement)
  expect((await within(dialog).findAllByText('这是提交人自己，请另选一人')).length).toBe(1)
})

test('the review of each document stands beside the decision, with the way to each flag', async () => {
  const attachment = {
    versionId: 'v9',
    documentName: '技术附件',
    number: 1,
    state: 'done',
    flags: 0,
    decided: 0,
    high: 0,
    first: [],
  }
  await show(
    anApprovalView({
      reviews: [
        attachment,
        {
          versionId: 'v2',
          documentName: '买方稿',
          number: 2,
          state: 'done',
          flags: 31,
          decided: 12,
          high: 1,
          first: [
            {
              id: 'f1',
              name: { zh: '违约金没有封顶', en: '' },
              severity: 'high',
              clause: '第 9.2 条',
              quote: '累计不设上限',
            },
          ],
        },
      ],
    }),
  )
  const review = screen.getByRole('region', { name: '合同评审' })
  expect(review.textContent).toContain('技术附件 V1没有找到问题')
  // On a phone and on a desktop.
  expect(screen.getAllByRole('link', { name: /^技术附件/ })).toHaveLength(3)
  expect(review.textContent).toContain('31 处问题，12 处有定论')
  expect(
    within(review)
      .getByRole('link', { name: /违约金没有封顶/ })
      .getAttribute('href'),
  ).toBe('/documents/v2?flag=f1')
})

test('an exception says which stage it is to enter', async () => {
  const { subject } = anApprovalView()
  const stage = { from: { zh: '技术交流', en: '' }, to: { zh: '投标', en: '' } }
  await show(
    anApprovalView({
      subject: { ...subject, type: 'stage-exception', margin: null, advanceShare: null, stage },
      opens: false,
    }),
  )
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('快锻机，例外进入“投标”')
  expect(screen.getByText('技术交流 → 投标')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /商机/ })).toBeNull()
})
