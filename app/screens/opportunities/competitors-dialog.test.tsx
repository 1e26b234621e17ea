import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { anOpportunityView } from '#tests/factories/an-opportunity-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { CompetitorsDialog } from './competitors-dialog.tsx'

const onClose = vi.fn()
const rivals = (...names: string[]) => names.map((typed) => ({ typed, name: { zh: typed, en: typed } }))
const open = (answers: unknown[], lists = [rivals('西马克')]) =>
  showScreen({
    load: () => anOpportunityView({ competitors: lists.length > 1 ? lists.shift() : lists[0] }),
    screen: (opportunity) => <CompetitorsDialog opportunity={opportunity} onClose={onClose} />,
    answers: { '/opportunities/press/competitors': answers },
  })
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '竞争对手' })
const write = (text: string) => fireEvent.change(field(), { target: { value: text } })
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }))
const conflict = data({ failed: { code: 'CONFLICT', details: {} } }, { status: 409 })

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.clearAllMocks()
})

test('the list is held against the one that was seen, also after the dialog was lost', async () => {
  await open([])
  write('西马克\n达涅利')
  cleanup()
  const { sent } = await open([{ done: true }], [rivals('西马克', '安德里茨')])
  await waitFor(() => expect(field().value).toBe('西马克\n达涅利'))
  save()
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([{ 'names[]': ['西马克', '达涅利'], 'base[]': ['西马克'] }])
  expect(localStorage.length).toBe(0)
})

test('somebody else’s list is shown beside one’s own, which may be kept against it', async () => {
  const { sent } = await open([conflict, { done: true }], [rivals('西马克'), rivals('安德里茨')])
  write('达涅利')
  save()
  const keep = await screen.findByRole('button', { name: '保留我的' })
  expect(keep.closest('[role=alert]')?.textContent).toContain('安德里茨')
  expect(field().value).toBe('达涅利')
  fireEvent.click(keep)
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent[1]).toEqual({ 'names[]': ['达涅利'], 'base[]': ['安德里茨'] })
})

test('theirs may be taken: nothing more is sent, and nothing is kept', async () => {
  const { sent } = await open([conflict], [rivals('西马克'), rivals('安德里茨')])
  write('达涅利')
  save()
  fireEvent.click(await screen.findByRole('button', { name: '用对方的' }))
  expect(onClose).toHaveBeenCalled()
  expect([sent.length, localStorage.length]).toEqual([1, 0])
})
