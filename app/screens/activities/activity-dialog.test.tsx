import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { TimelineSection } from '#app/screens/opportunities/timeline-section.tsx'
import type { Company } from '#crm/customers/list-companies.server.ts'
import { anOpportunityView, someContacts } from '#tests/factories/an-opportunity-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ActivityDialog } from './activity-dialog.tsx'

const onSaved = vi.fn()
const open = () =>
  showScreen({
    screen: () => (
      <ActivityDialog
        record={{ type: 'opportunity', id: 'press' }}
        contacts={someContacts}
        kind="visit"
        purpose="relationship"
        onClose={() => {}}
        onSaved={onSaved}
      />
    ),
    answers: { '/opportunities/press/log-activity': [{ done: true }] },
  })
const submit = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement)
const subject = () => screen.getByLabelText<HTMLInputElement>(/主题/)

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.clearAllMocks()
  vi.unstubAllGlobals()
})

test('what was typed, whom one met and the id are there again when the dialog was lost', async () => {
  await open()
  const id = document.querySelector<HTMLInputElement>('[name=id]')?.value
  fireEvent.input(subject(), { target: { value: '看现场' } })
  fireEvent.click(screen.getByLabelText(/冯志远/))
  cleanup()
  const { sent } = await open()
  await waitFor(() => expect(subject().value).toBe('看现场'))
  submit()
  await waitFor(() => expect(onSaved).toHaveBeenCalled())
  expect(sent).toEqual([expect.objectContaining({ id, subject: '看现场', 'contactIds[]': ['feng'] })])
  expect(localStorage.length).toBe(0)
})

test('with a customer it is logged for the person’s company, which is asked for where there are several', async () => {
  const presses = { id: 'presses', name: { zh: '锻压公司', en: 'Forging' } }
  const mills = { id: 'mills', name: { zh: '轧机公司', en: 'Mills' } }
  const show = (companies: Company[]) =>
    showScreen({
      screen: () => (
        <ActivityDialog
          record={{ type: 'customer', id: 'jinyue' }}
          companies={companies}
          contacts={someContacts}
          kind="visit"
          purpose="relationship"
          onClose={() => {}}
          onSaved={onSaved}
        />
      ),
      answers: { '/customers/jinyue/log-activity': [{ done: true }] },
    })
  const one = await show([presses])
  submit()
  await waitFor(() => expect(one.sent).toEqual([expect.objectContaining({ orgId: 'presses', kind: 'visit' })]))
  expect(one.sent[0]).not.toHaveProperty('opportunityId')
  cleanup()
  const two = await show([presses, mills])
  fireEvent.change(screen.getByLabelText('单位'), { target: { value: 'mills' } })
  submit()
  await waitFor(() => expect(two.sent).toEqual([expect.objectContaining({ orgId: 'mills' })]))
})

test('without TLS, where a browser makes no UUIDs, activities and notes have ids of their own', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const { sent } = await open()
  submit()
  await waitFor(() => expect(sent[0]?.id).toMatch(/^[0-9a-f-]{36}$/))
  cleanup()
  const may = { note: true } as never
  const notes = await showScreen({
    screen: () => (
      <TimelineSection opportunity={anOpportunityView()} timeline={{ entries: [], older: null }} may={may} />
    ),
    answers: { '/opportunities/press/note': [{ done: true }] },
  })
  const next = () => document.querySelector<HTMLInputElement>('[name=id]')?.value
  const first = next()
  submit()
  // The form is the next note's as soon as this one was answered: sent before that, it would be the same note again.
  await waitFor(() => expect(next()).not.toBe(first))
  const second = next()
  submit()
  await waitFor(() => expect(notes.sent.map(({ id }) => id)).toEqual([first, second]))
})
