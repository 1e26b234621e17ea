import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { NotificationView } from '#crm/notifications/find-notifications.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { InboxScreen } from './inbox-screen.tsx'

const said = (zh: string) => ({ zh, en: zh })
const until = '2026-11-25T01:00:00.000Z'
const told: NotificationView & { kind: 'warning' } = {
  kind: 'warning',
  id: 'n1',
  at: '2026-11-25T00:30:00.000Z',
  read: false,
  handed: true,
  warning: {
    id: 'w1',
    version: 2,
    severity: 'watch',
    state: 'open',
    rule: { id: 'WN-01', name: said('商机久未跟进'), why: said('会凉') },
    record: { type: 'opportunity', id: 'press', number: 'OPP-1', name: said('压机'), customer: said('特钢') },
    reason: [{ label: said('距上次跟进的天数'), value: said('15 天') }],
    openedOn: '2026-11-25',
    daysOpen: 0,
    restsUntil: null,
    person: { id: 'zhou', name: said('周启明') },
    handedBy: { id: 'xu', name: said('许若兰') },
    mayAct: true,
    mayHandOver: true,
  },
}

const mentioned: NotificationView = {
  kind: 'mention',
  id: 'n3',
  at: '2026-11-25T00:30:00.000Z',
  read: false,
  mention: {
    by: { id: 'xu', name: said('许若兰') },
    text: '@周启明 这条能谈吗',
    flag: { id: 'f1', name: said('质保金过高'), clause: '第九条' },
    versionId: 'v1',
    document: '买方稿',
  },
}

function show(rows: NotificationView[], unread: number, elsewhere = 'opportunities/press') {
  return showScreen({
    screen: () => <InboxScreen rows={rows} older={null} paged={false} unread={unread} until={until} />,
    answers: { '/inbox/read': [{ done: true }] },
    elsewhere,
  })
}

afterEach(cleanup)

test('who handed what over, about which record and why; read by itself, or all that the page showed', async () => {
  const { sent } = await show([told], 1)
  const row = screen.getByRole('listitem').textContent
  expect(row).toContain('未读：商机久未跟进今天 08:30')
  expect(row).toContain('许若兰 把预警转交给你')
  expect(row).toContain('距上次跟进的天数：15 天')
  fireEvent.click(screen.getByRole('button', { name: '标为已读：商机久未跟进' }))
  await waitFor(() => expect(sent).toEqual([{ id: 'n1' }]))
  fireEvent.click(screen.getByRole('button', { name: '全部标为已读' }))
  await waitFor(() => expect(sent).toEqual([{ id: 'n1' }, { until }]))
})

test('opening the record reads it', async () => {
  const { sent } = await show([told], 1)
  fireEvent.click(screen.getByRole('link', { name: '压机' }))
  await waitFor(() => expect(sent).toEqual([{ id: 'n1' }]))
  await screen.findByText('opportunities/press')
})

test('what one was told of a customer names it and leads to its page', async () => {
  const record = { type: 'customer', id: 'steel', name: said('特钢'), company: said('锻压公司') } as const
  await show([{ ...told, warning: told.warning && { ...told.warning, record } }], 1)
  expect(screen.getByRole('listitem').textContent).toContain('特钢 锻压公司')
  expect(screen.getByRole('link', { name: '特钢' }).getAttribute('href')).toBe('/customers/steel')
})

test('who mentioned one, of what in which document, leads to the flag and reads it', async () => {
  const { sent } = await show([mentioned], 1, 'documents/v1')
  const row = screen.getByRole('listitem').textContent
  expect(row).toContain('未读：许若兰 在评论里提到你')
  expect(row).toContain('质保金过高 第九条 · 买方稿')
  expect(row).toContain('@周启明 这条能谈吗')
  const link = screen.getByRole('link', { name: '质保金过高' })
  expect(link.getAttribute('href')).toBe('/documents/v1?flag=f1')
  fireEvent.click(link)
  await waitFor(() => expect(sent).toEqual([{ id: 'n3' }]))
  await screen.findByText('documents/v1')
})

test('a comment that is out of sight says so', async () => {
  await show([{ ...mentioned, mention: null }], 1)
  expect(screen.getByRole('listitem').textContent).toContain('提到你的这条评论已不在你能看的范围里')
  expect(screen.queryByRole('link')).toBeNull()
})

const forwarded: NotificationView = {
  kind: 'forward',
  id: 'n9',
  at: '2026-11-25T00:30:00.000Z',
  read: false,
  forward: { by: { id: 'xu', name: said('许若兰') }, note: '看第二段', article: { id: 'a1', title: '压机选型' } },
}

test('who forwarded an article, and what they wrote with it; it leads there and reads it, and out of sight says so', async () => {
  const { sent } = await show([forwarded], 1, 'knowledge/articles/a1')
  const row = screen.getByRole('listitem').textContent
  expect(row).toContain('未读：许若兰 转给你一篇文章')
  expect(row).toContain('看第二段')
  fireEvent.click(screen.getByRole('link', { name: '压机选型' }))
  await waitFor(() => expect(sent).toEqual([{ id: 'n9' }]))
  await screen.findByText('knowledge/articles/a1')
  cleanup()
  await show([{ ...forwarded, forward: null }], 1)
  expect(screen.getByRole('listitem').textContent).toContain('转给你的这篇文章已不在你能看的范围里')
  expect(screen.queryByRole('link')).toBeNull()
})

const asked: NotificationView & { kind: 'approval' } = {
  kind: 'approval',
  id: 'n4',
  at: '2026-11-25T00:30:00.000Z',
  read: false,
  asked: true,
  reminder: false,
  assign: false,
  waits: true,
  approval: {
    id: 'r1',
    type: 'contract',
    name: said('压机供货合同'),
    customer: said('特钢'),
    submitter: { id: 'zhou', name: said('周启明') },
    state: 'running',
  },
}

test('who asks for which approval leads to the request and reads it', async () => {
  const { sent } = await show([asked], 1, 'approvals/r1')
  expect(screen.getByRole('listitem').textContent).toContain('未读：周启明 请你批：压机供货合同')
  const link = screen.getByRole('link', { name: '去审批' })
  expect(link.getAttribute('href')).toBe('/approvals/r1')
  fireEvent.click(link)
  await waitFor(() => expect(sent).toEqual([{ id: 'n4' }]))
  await screen.findByText('approvals/r1')
})

test('whoever is named as a stand-in reads for whom and when, and is led to where it stands', async () => {
  const by = { id: 'xu', name: said('许若兰') }
  const standIn = { id: 'wu', name: said('吴建业') }
  const delegation = { by, standIn, fromDay: '2026-11-25', untilDay: '2026-11-28', ended: false }
  const named = { kind: 'delegation', id: 'n9', at: asked.at, read: false, over: null, delegation } as const
  const over = { ...named, delegation: { ...delegation, ended: true } }
  const ends = (['for-them', 'for-me'] as const).map((which) => ({ ...over, id: which, over: which }))
  await show([named, { ...over, id: 'n10' }, ...ends], 4)
  const [first, ended, forThem, forMe] = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(first).toMatch(/许若兰 请你代批，.* 至 2026-11-28/)
  expect(ended).toContain('已提前结束')
  expect(forThem).toContain('不用再替 许若兰 代批了')
  expect(forMe).toContain('吴建业 不再替你代批')
  const [link] = screen.getAllByRole('link', { name: '看代批安排' })
  expect(link?.getAttribute('href')).toBe('/approvals/away')
})

test('what nobody decides is to be assigned, and leads to where it is', async () => {
  await show(
    [
      { ...asked, assign: true },
      { ...asked, id: 'n5', assign: true, waits: false },
    ],
    2,
  )
  const [waits, over] = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(waits).toContain('没有人批，请指定：压机供货合同')
  expect(over).toContain('已经有人了')
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['去指定', '看审批'])
})

test('a reminder says so, a task that waits no more is over, and what is out of sight shows nothing of it', async () => {
  await show(
    [
      { ...asked, reminder: true },
      { ...asked, id: 'n5', waits: false },
      { ...asked, id: 'n6', approval: null },
    ],
    3,
  )
  const [reminder, over, gone] = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(reminder).toContain('要到时间了：周启明 提的 压机供货合同')
  expect(over).toContain('不用你批了')
  expect(gone).toContain('这项审批已不在你能看的范围里')
  expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['去审批', '看审批'])
})

test.each([
  ['approved', '已批准：压机供货合同', '例外已批准：压机供货合同'],
  ['returned', '退回给你：压机供货合同', '例外退回给你：压机供货合同'],
  ['rejected', '不同意：压机供货合同', '例外没有批准：压机供货合同'],
  ['voided', '批准已失效：压机供货合同', '例外的审批已失效：压机供货合同'],
] as const)('what has become of one’s own request: %s', async (state, contract, exception) => {
  const own = { ...asked, asked: false, waits: false }
  const of = (type: 'contract' | 'stage-exception', id: string): NotificationView => ({
    ...own,
    id,
    approval: own.approval && { ...own.approval, type, state },
  })
  await show([of('contract', 'n7'), of('stage-exception', 'n8')], 2)
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(rows).toEqual([expect.stringContaining(contract), expect.stringContaining(exception)])
  expect(rows.join()).not.toContain('不用你批了')
})

test('what is read asks for nothing; a warning that was closed or is out of sight says so', async () => {
  const closed = told.warning && { ...told.warning, state: null }
  await show(
    [
      { ...told, read: true, handed: false, warning: closed },
      { ...told, id: 'n2', read: true, warning: null },
    ],
    0,
  )
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('已关闭'),
    expect.stringContaining('这条预警已不在你能看的范围里'),
  ])
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('收件箱 没有未读')
})

test('nothing yet says what will come', async () => {
  await show([], 0)
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('还没有通知')
})
