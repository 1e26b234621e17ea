import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { PromoteButton } from './promote-button.tsx'

const gate = (version: number) =>
  ({ to: { id: 'bid', name: { zh: '投标', en: 'Bid' } }, version }) as unknown as GateView

afterEach(cleanup)

test('after a conflict the page is read again, and the second click goes through', async () => {
  const versions = [1, 2]
  const conflict = data({ failed: { code: 'CONFLICT', details: {} } }, { status: 409 })
  const { sent } = await showScreen({
    load: () => gate(versions.shift() ?? 2),
    screen: (loaded) => <PromoteButton opportunityId="press" gate={loaded} onOpen={() => {}} />,
    answers: { '/opportunities/press/promote': [conflict, { promoted: { stageId: 'bid' } }] },
  })
  const button = () => screen.getByRole('button', { name: '升迁到“投标”' })
  fireEvent.click(button())
  await screen.findByText('别人刚刚改过，请看最新的再试')
  await waitFor(() => expect(document.querySelector<HTMLInputElement>('[name=version]')?.value).toBe('2'))
  fireEvent.click(button())
  await screen.findByText('已升迁到“投标”')
  expect(sent.map(({ version }) => version)).toEqual(['1', '2'])
})
