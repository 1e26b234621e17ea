import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { useAskedFlag } from './use-asked-flag.ts'

const flagsOf = (...ids: string[]) => ids.map((id) => ({ id })) as FlagView[]
let went: number[] = []
let change: (flags: FlagView[]) => void

function Screen() {
  const [flags, setFlags] = useState(flagsOf('a', 'b', 'c'))
  change = setFlags
  const [onGo] = useState(() => (place: number) => void went.push(place))
  useAskedFlag({ flags, onGo })
  return <p>shown</p>
}

async function show(address: string) {
  went = []
  const router = createMemoryRouter([{ path: '/documents/v1', element: <Screen /> }], { initialEntries: [address] })
  render(<RouterProvider router={router} />)
  await screen.findByText('shown')
  return router
}

const aFrame = () => act(() => new Promise((done) => requestAnimationFrame(done)))

afterEach(cleanup)

test('the flag of the address is gone to, and another when the address names another', async () => {
  const router = await show('/documents/v1?flag=b')
  await waitFor(() => expect(went).toEqual([1]))
  await act(() => router.navigate('/documents/v1?flag=c'))
  await waitFor(() => expect(went).toEqual([1, 2]))
})

test('once: when flags come before it, whoever went on is left alone', async () => {
  await show('/documents/v1?flag=b')
  await waitFor(() => expect(went).toEqual([1]))
  act(() => change(flagsOf('new', 'a', 'b', 'c')))
  await aFrame()
  expect(went).toEqual([1])
})

test.each(['/documents/v1', '/documents/v1?flag=gone'])('nowhere by %s', async (address) => {
  await show(address)
  await aFrame()
  expect(went).toEqual([])
})
