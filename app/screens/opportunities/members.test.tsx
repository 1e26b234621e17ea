import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { anOpportunityView, someContacts } from '#tests/factories/an-opportunity-view.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ChainDialog } from './chain-dialog.tsx'
import { ChainSection } from './chain-section.tsx'
import { TeamDialog } from './team-dialog.tsx'
import { TeamSection } from './team-section.tsx'

const said = (zh: string) => ({ zh, en: zh })
const onClose = vi.fn()
const may = { edit: true, staff: true } as never
const refused = data({ failed: { code: 'FORBIDDEN', details: {} } }, { status: 403 })
const opportunity = anOpportunityView({
  team: [{ id: 'ning', name: said('宁致远'), title: null, role: 'legal' }],
  decisionChain: [
    { contactId: 'feng', name: said('冯志远'), title: null, level: 'executive', role: 'decides', attitude: 'neutral' },
  ],
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.clearAllMocks()
  vi.unstubAllGlobals()
})

test.each([
  ['team', TeamSection, '工作组', '移除 宁致远'],
  ['decision-chain', ChainSection, '决策链', '移除 冯志远'],
] as const)('a removal from the %s that is refused says so', async (verb, Section, title, remove) => {
  const { sent } = await showScreen({
    screen: () => <Section opportunity={opportunity} may={may} onOpen={() => {}} />,
    answers: { [`/opportunities/press/${verb}`]: [refused] },
  })
  const shut = screen.queryByRole('button', { name: new RegExp(`^${title}`), expanded: false })
  if (shut) fireEvent.click(shut)
  fireEvent.click(screen.getByRole('button', { name: remove }))
  const alert = await screen.findByText('你能看，但不能改这条记录')
  expect(alert.closest('[role=alert]')).not.toBeNull()
  expect(sent).toHaveLength(1)
})

test('whom one was adding to the team is there again when the dialog was lost', async () => {
  const people = [{ id: 'lin', name: said('林工'), title: null, org: said('锻压') }]
  vi.stubGlobal('fetch', async () => Response.json({ people }))
  const open = () =>
    showScreen({
      screen: () => <TeamDialog opportunityId="press" onClose={onClose} />,
      answers: { '/opportunities/press/team': [{ done: true }] },
    })
  await open()
  fireEvent.input(screen.getByLabelText('角色'), { target: { value: 'legal' } })
  fireEvent.click(screen.getByRole('combobox', { name: '人' }))
  fireEvent.click(await screen.findByRole('option', { name: /林工/ }))
  cleanup()
  const { sent } = await open()
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('combobox', { name: '人' }).value).toBe('林工'))
  fireEvent.submit(document.querySelector('form') as HTMLFormElement)
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([expect.objectContaining({ intent: 'add', personId: 'lin', role: 'legal' })])
  expect(localStorage.length).toBe(0)
})

test('whom one was adding to the decision chain is there again when the dialog was lost', async () => {
  const open = () =>
    showScreen({
      screen: () => <ChainDialog opportunity={opportunity} contacts={someContacts} onClose={onClose} />,
      answers: { '/opportunities/press/decision-chain': [{ done: true }] },
    })
  await open()
  const dialog = within(screen.getByRole('dialog'))
  fireEvent.input(dialog.getByLabelText('联系人'), { target: { value: 'he' } })
  fireEvent.input(dialog.getByLabelText('态度'), { target: { value: 'opposes' } })
  cleanup()
  const { sent } = await open()
  fireEvent.submit(document.querySelector('form') as HTMLFormElement)
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([{ intent: 'set', contactId: 'he', role: 'decides', attitude: 'opposes' }])
  expect(localStorage.length).toBe(0)
})
