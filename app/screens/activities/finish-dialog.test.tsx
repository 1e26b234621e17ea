import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import type { ActivityView } from '#crm/activities/find-activities.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { FinishDialog } from './finish-dialog.tsx'

const said = (zh: string) => ({ zh, en: zh })
const contacts = [
  { id: 'feng', name: said('冯志远'), title: said('总经理'), level: 'executive' },
  { id: 'he', name: said('何静'), title: null, level: 'staff' },
]
const activity: ActivityView = {
  id: 'visit',
  kind: 'visit',
  purpose: 'relationship',
  status: 'planned',
  onDate: '2026-11-20',
  metLevel: 'executive',
  subject: said('拜访总经理'),
  minutes: null,
  person: { id: 'zhou', name: said('周启明') },
  contacts: contacts.slice(0, 1),
  version: 3,
}
const verb = '/opportunities/press/finish-activity'
const press = { type: 'opportunity', id: 'press' } as const
const onSaved = vi.fn()

function open(answers: unknown[] = [{ done: true }], versions = [3], known = contacts) {
  return showScreen({
    load: () => ({ ...activity, version: versions.length > 1 ? versions.shift() : versions[0] }) as ActivityView,
    screen: (planned) => (
      <FinishDialog record={press} contacts={known} activity={planned} onClose={() => {}} onSaved={onSaved} />
    ),
    answers: { [verb]: answers },
  })
}

const form = () => document.querySelector('form') as HTMLFormElement
const minutes = () => screen.getByLabelText<HTMLTextAreaElement>('纪要')

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.clearAllMocks()
})

test('Enter says that it took place: that is what the form sends by itself, and by its first button', async () => {
  const { sent } = await open()
  const [first] = [...document.querySelectorAll<HTMLButtonElement>('button')].filter((each) => each.type === 'submit')
  expect([first?.textContent, first?.form]).toEqual(['完成', form()])
  fireEvent.submit(form())
  await waitFor(() => expect(onSaved).toHaveBeenCalled())
  expect(sent).toEqual([expect.objectContaining({ outcome: 'done', onDate: '2026-11-25', version: '3' })])
})

test('calling off is asked once more, and keeps the day that was planned', async () => {
  const { sent } = await open()
  fireEvent.click(screen.getByRole('button', { name: '不做了' }))
  expect(sent).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '还要做' }))
  expect(screen.getByRole('button', { name: '完成' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '不做了' }))
  fireEvent.click(screen.getByRole('button', { name: '不做了' }))
  await waitFor(() => expect(onSaved).toHaveBeenCalled())
  expect(sent).toEqual([expect.objectContaining({ outcome: 'cancelled', onDate: '2026-11-20' })])
})

test('whom one meant to meet is ticked, also a contact beyond those that are listed', async () => {
  const { sent } = await open(undefined, undefined, contacts.slice(1))
  fireEvent.submit(form())
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ 'contactIds[]': ['feng'] })]))
})

test('minutes and ticks are there again when the dialog was lost, and gone when they are saved', async () => {
  await open()
  fireEvent.input(minutes(), { target: { value: '节拍要求 90 次/分' } })
  fireEvent.click(screen.getByLabelText(/冯志远/))
  fireEvent.click(screen.getByLabelText(/何静/))
  cleanup()
  const { sent } = await open()
  expect(minutes().value).toBe('节拍要求 90 次/分')
  fireEvent.submit(form())
  await waitFor(() => expect(onSaved).toHaveBeenCalled())
  expect(sent).toEqual([expect.objectContaining({ minutes: '节拍要求 90 次/分', 'contactIds[]': ['he'] })])
  expect(localStorage.length).toBe(0)
})

test('after a conflict the page is read again, and the second click goes through with what was typed', async () => {
  const conflict = data({ failed: { code: 'CONFLICT', details: {} } }, { status: 409 })
  const { sent } = await open([conflict, { done: true }], [3, 4])
  fireEvent.input(minutes(), { target: { value: '已谈妥' } })
  fireEvent.submit(form())
  await screen.findByText('别人刚刚改过，请看最新的再试')
  await waitFor(() => expect(document.querySelector<HTMLInputElement>('[name=version]')?.value).toBe('4'))
  fireEvent.submit(form())
  await waitFor(() => expect(onSaved).toHaveBeenCalled())
  expect(sent.map(({ version, minutes: typed }) => [version, typed])).toEqual([
    ['3', '已谈妥'],
    ['4', '已谈妥'],
  ])
})
