import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { WarningRows } from './warning-rows.tsx'

const said = (zh: string) => ({ zh, en: zh })
const id = '0f0c5a52-1f5f-4a0c-9b57-0f5b1e0f8a11'
const warning: WarningView = {
  id,
  version: 3,
  severity: 'risk',
  state: 'open',
  rule: { id: 'WN-03', name: said('预计签约日临近'), why: said('签约前两周要确认日期') },
  record: { type: 'opportunity', id: 'press', number: 'OPP-1', name: said('压机'), customer: said('特钢') },
  reason: [
    { label: said('距预计签约的天数'), value: said('10 天') },
    { label: said('毛利率'), value: null },
  ],
  openedOn: '2026-11-22',
  daysOpen: 3,
  restsUntil: null,
  person: { id: 'zhou', name: said('周启明') },
  handedBy: null,
  mayAct: true,
  mayHandOver: true,
}
const verb = (name: string) => `/warnings/${id}/${name}`
const conflict = data({ failed: { code: 'CONFLICT', details: {} } }, { status: 409 })

/** Each load gives the next state; the last one stays. */
function show(states: Partial<WarningView>[], answers: Record<string, unknown[]> = {}, withRecord = true) {
  return showScreen({
    load: () => [{ ...warning, ...(states.length > 1 ? states.shift() : states[0]) }],
    screen: (warnings) => <WarningRows warnings={warnings} label="预警" withRecord={withRecord} />,
    answers,
  })
}

/** Radix opens by pointer, not by click. */
function choose(name: string) {
  fireEvent.keyDown(screen.getByRole('button', { name: '稍后提醒：预计签约日临近' }), { key: 'Enter' })
  fireEvent.click(screen.getByRole('menuitem', { name }))
}

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

test('it says why, since when and about what; what the role may not see is named without its value', async () => {
  await show([{}])
  const row = screen.getByRole('listitem').textContent
  expect(row).toContain('有风险：预计签约日临近已 3 天')
  expect(row).toContain('距预计签约的天数：10 天，毛利率：按你的岗位不显示')
  expect(screen.getByRole('link', { name: '压机' }).getAttribute('href')).toBe('/opportunities/press')
})

test('what is said of a customer leads to the customer’s page, and names the company that has it', async () => {
  await show([{ record: { type: 'customer', id: 'steel', name: said('特钢'), company: said('锻压公司') } }])
  expect(screen.getByRole('listitem').textContent).toContain('特钢 锻压公司')
  expect(screen.getByRole('link', { name: '特钢' }).getAttribute('href')).toBe('/customers/steel')
})

test('whose it is and who gave it is said of others; a record out of sight is said to be', async () => {
  await show([
    {
      person: { id: 'lin', name: said('林岚') },
      handedBy: { id: 'xu', name: said('许若兰') },
      record: null,
      mayAct: false,
    },
  ])
  const row = screen.getByRole('listitem').textContent
  expect(row).toContain('已 3 天 · 在 林岚 手上 · 许若兰 转交')
  expect(row).toContain('这条记录不在你能看的范围里')
  expect(screen.queryByRole('button')).toBeNull()
})

test('until tomorrow or next Monday takes one choice, and can be taken back', async () => {
  const { sent } = await show([{}, { version: 4 }], {
    [verb('snooze')]: [{ done: true }],
    [verb('wake')]: [{ done: true }],
  })
  choose('下周一')
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }))
  await screen.findByText('已放回')
  expect(sent).toEqual([{ version: '3', until: '2026-11-30' }, { version: '4' }])
})

test('a choice that somebody was quicker than says so, and the row shows what is now', async () => {
  const { loads } = await show([{}, { version: 4, daysOpen: 4 }], { [verb('snooze')]: [conflict] })
  choose('明天')
  await screen.findByText('别人刚刚改过，请看最新的再试')
  await waitFor(() => expect(screen.getByRole('listitem').textContent).toContain('已 4 天'))
  expect(loads()).toBe(2)
})

test('a day of one’s own is asked for, and one that is not ahead stays in the field', async () => {
  const notAhead = data(
    { failed: { code: 'BAD_INPUT', details: { field: 'until', key: 'form.notAhead' } } },
    { status: 400 },
  )
  const { sent } = await show([{}], { [verb('snooze')]: [notAhead, { done: true }] })
  choose('选一天…')
  const field = await screen.findByLabelText<HTMLInputElement>('日期')
  expect([field.value, field.min]).toEqual(['2026-12-02', '2026-11-26'])
  fireEvent.input(field, { target: { value: '2026-11-25' } })
  fireEvent.submit(field.form as HTMLFormElement)
  await screen.findByText('要选今天以后的日子')
  expect(field.value).toBe('2026-11-25')
  fireEvent.input(field, { target: { value: '2026-11-27' } })
  fireEvent.submit(field.form as HTMLFormElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent.map(({ until }) => until)).toEqual(['2026-11-25', '2026-11-27'])
})

test('after a conflict the reason is still there, and the second try carries what is now', async () => {
  const { sent } = await show([{}, { version: 4 }], { [verb('dismiss')]: [conflict, { done: true }] })
  fireEvent.click(screen.getByRole('button', { name: '关闭：预计签约日临近' }))
  const reason = screen.getByLabelText<HTMLTextAreaElement>('为什么不用管')
  fireEvent.input(reason, { target: { value: '合同已在走流程' } })
  fireEvent.submit(reason.form as HTMLFormElement)
  await screen.findByText('别人刚刚改过，请看最新的再试')
  await waitFor(() => expect(document.querySelector<HTMLInputElement>('[name=version]')?.value).toBe('4'))
  fireEvent.submit(reason.form as HTMLFormElement)
  await screen.findByText('已关闭')
  expect(sent.map(({ version, reason: typed }) => [version, typed])).toEqual([
    ['3', '合同已在走流程'],
    ['4', '合同已在走流程'],
  ])
  expect(localStorage.length).toBe(0)
})

test('to be given to are offered those who may have this warning', async () => {
  const asked: string[] = []
  const receiver = { id: 'xu', name: said('许若兰'), title: null, org: said('自由锻营销部') }
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return Response.json({ people: [receiver] })
  })
  const { sent } = await show([{}], { [verb('hand-over')]: [{ done: true }] })
  fireEvent.click(screen.getByRole('button', { name: '转交：预计签约日临近' }))
  const field = await screen.findByRole('combobox')
  fireEvent.change(field, { target: { value: '许' } })
  fireEvent.click(await screen.findByRole('option', { name: /许若兰/ }))
  fireEvent.submit(field.closest('form') as HTMLFormElement)
  await screen.findByText('已转交，对方会收到通知')
  expect(new Set(asked.map((address) => address.split('?')[0]))).toEqual(new Set([verb('receivers')]))
  expect(sent).toEqual([expect.objectContaining({ to: 'xu', version: '3' })])
})

test('a reason that was never sent is there again', async () => {
  await show([{}])
  fireEvent.click(screen.getByRole('button', { name: '关闭：预计签约日临近' }))
  fireEvent.input(screen.getByLabelText('为什么不用管'), { target: { value: '写了一半' } })
  cleanup()
  await show([{}])
  fireEvent.click(screen.getByRole('button', { name: '关闭：预计签约日临近' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('为什么不用管').value).toBe('写了一半')
  expect(screen.getByText('上次没写完的内容还在')).toBeTruthy()
})

test('what rests says until when, and is shown again at once', async () => {
  const { sent } = await show(
    [{ state: 'resting', restsUntil: '2026-11-26' }],
    { [verb('wake')]: [{ done: true }] },
    false,
  )
  expect(screen.getByRole('listitem').textContent).toContain('明天再提醒')
  expect(screen.queryByRole('link')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '现在就看' }))
  await waitFor(() => expect(sent).toEqual([{ version: '3' }]))
})
