import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clearDrafts } from '#app/components/forms/use-draft.ts'
import { anApprovalView } from '#tests/factories/an-approval-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { KeptLine } from './kept-line.tsx'
import { RequestScreen } from './request-screen.tsx'
import { useSendKept } from './use-send-kept.ts'

const now = '2026-11-25T04:10:00Z'
const unsent = data({ failed: { code: 'unsent', details: {} } }, { status: 503 })
const kept = '“同意”已记在这台设备上，连上网就自动送出'

/** The frame of every page, with a request in it. */
function Page() {
  useSendKept('zhou')
  return (
    <>
      <KeptLine />
      <RequestScreen approval={anApprovalView()} now={now} />
    </>
  )
}

const show = (...answers: unknown[]) =>
  showScreen({ screen: () => <Page />, answers: { '/approvals/r1/decide': answers } })

let online = true
const goOnline = () => {
  online = true
  window.dispatchEvent(new Event('online'))
}

beforeEach(() => {
  online = true
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  localStorage.clear()
})

/** Approves without a network. */
async function approveOffline() {
  online = false
  fireEvent.change(screen.getByLabelText('意见'), { target: { value: '行' } })
  fireEvent.click(screen.getByRole('button', { name: /^同意/ }))
  await screen.findByText(kept)
}

test('without a network a decision is kept and said; online again it goes out once, with the same key', async () => {
  const { sent } = await show(unsent, { done: true })
  await approveOffline()
  expect(screen.getByText('1 件决定还没送出，连上网就自动送出')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^同意/ })).toBeNull()
  expect(sent).toHaveLength(1)
  goOnline()
  goOnline()
  await screen.findByText('已送出：快锻机')
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  await waitFor(() => expect(screen.queryByText(kept)).toBeNull())
  expect(Object.keys(localStorage)).toEqual([])
})

test('it outlives the page, and goes out from whichever page is open', async () => {
  const first = await show(unsent)
  await approveOffline()
  cleanup()
  const again = await show({ done: true })
  expect(again.sent).toHaveLength(0)
  goOnline()
  await screen.findByText('已送出：快锻机')
  expect(again.sent[0]).toEqual(first.sent[0])
})

test('what has changed meanwhile is said, the page is loaded anew, and what was written stays', async () => {
  const withdrawn = data({ failed: { code: 'CONFLICT', details: { key: 'approval.withdrawn' } } }, { status: 409 })
  const { loads } = await show(unsent, withdrawn)
  await approveOffline()
  goOnline()
  await screen.findByText('没有送成：快锻机。已撤回，不用批了')
  await waitFor(() => expect(screen.queryByText(kept)).toBeNull())
  await waitFor(() => expect(loads()).toBe(2))
  expect(screen.getByLabelText<HTMLTextAreaElement>('意见').value).toBe('行')
})

test('what was refused is sent no more, and stands with the approvals until it was read, on other pages and later', async () => {
  const withdrawn = data({ failed: { code: 'CONFLICT', details: { key: 'approval.withdrawn' } } }, { status: 409 })
  await show(unsent, withdrawn)
  await approveOffline()
  goOnline()
  const words = /你离线时的决定没有生效。已撤回，不用批了/
  await screen.findByText(words)
  cleanup()
  const { sent } = await show({ done: true })
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getByRole('link', { name: '快锻机' }).getAttribute('href')).toBe('/approvals/r1')
  goOnline()
  fireEvent.click(screen.getByRole('button', { name: '知道了' }))
  await waitFor(() => expect(screen.queryByText(words)).toBeNull())
  expect(sent).toHaveLength(0)
})

test('as long as the server is away it stays kept, and can be sent by hand or thrown away', async () => {
  const { sent } = await show(unsent, unsent, unsent)
  await approveOffline()
  goOnline()
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(screen.getByText(kept)).toBeTruthy()
  // A click while it is on its way sends nothing more.
  await waitFor(() => {
    fireEvent.click(screen.getAllByRole('button', { name: '现在送出' })[1] as HTMLElement)
    expect(sent.length).toBeGreaterThan(2)
  })
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  fireEvent.click(screen.getByRole('button', { name: '不送了' }))
  await waitFor(() => expect(screen.getByRole('button', { name: /^同意/ })).toBeTruthy())
})

test('another person of the same browser sends nothing, and signing out leaves nothing', async () => {
  localStorage.setItem(
    'gantry.draft.lin.decision.r9',
    JSON.stringify({ requestId: 'r9', verb: 'decide', fields: { key: 'k' }, name: { zh: '别人的', en: '' } }),
  )
  const { sent } = await show({ done: true })
  localStorage.setItem('gantry.draft.zhou.decision.r8', 'no decision')
  goOnline()
  expect(screen.queryByText(/件决定还没送出/)).toBeNull()
  expect(sent).toHaveLength(0)
  clearDrafts()
  expect(Object.keys(localStorage)).toEqual([])
})
