import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ForwardButton } from './forward-dialog.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('an article goes to somebody out of those who read it, with a word about it, and it is said to whom', async () => {
  const asked: string[] = []
  const said = (text: string) => ({ zh: text, en: text })
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return Response.json({ people: [{ id: 'xu', name: said('许若兰'), title: null, org: said('自由锻营销部') }] })
  })
  const verb = '/knowledge/articles/a1/forward'
  const { sent } = await showScreen({
    screen: () => <ForwardButton article={{ id: 'a1', title: '压机选型' }} />,
    answers: { [verb]: [{ done: true }] },
  })
  fireEvent.click(screen.getByRole('button', { name: '转发' }))
  const field = await screen.findByRole('combobox')
  fireEvent.change(field, { target: { value: '许' } })
  fireEvent.click(await screen.findByRole('option', { name: /许若兰/ }))
  fireEvent.input(screen.getByLabelText('附一句话（可不填）'), { target: { value: '看第二段' } })
  fireEvent.submit(field.closest('form') as HTMLFormElement)
  await screen.findByText('已转给许若兰')
  expect(new Set(asked.map((address) => address.split('?')[0]))).toEqual(new Set(['/knowledge/articles/a1/readers']))
  expect(sent).toEqual([expect.objectContaining({ to: 'xu', note: '看第二段' })])
})
