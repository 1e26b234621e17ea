import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { anOpportunityView, someContacts } from '#tests/factories/an-opportunity-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ActivityDialog } from './activity-dialog.tsx'
import { TimelineSection } from './timeline-section.tsx'

const onSaved = vi.fn()
const open = () =>
  showScreen({
    screen: () => (
      <ActivityDialog
        opportunityId="press"
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
  for (const count of [1, 2]) {
    submit()
    await waitFor(() => expect(new Set(notes.sent.map(({ id }) => id)).size).toBe(count))
    await screen.findByRole('button', { busy: false })
  }
  expect(notes.sent).toHaveLength(2)
})
