import { act, cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider, useLoaderData } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLive } from './use-live.ts'

/** The browser's own, which a test answers for. */
class Line extends EventTarget {
  static opened: Line[] = []
  closed = false
  readonly address: string
  constructor(address: string) {
    super()
    this.address = address
    Line.opened.push(this)
  }
  close() {
    this.closed = true
  }
  say(event: string, data: string, lastEventId = data) {
    act(() => {
      this.dispatchEvent(new MessageEvent(event, { data, lastEventId }))
    })
  }
}

let upTo: string
let loads: number

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Line)
  Line.opened = []
  upTo = '100'
  loads = 0
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  hide(false)
})

function hide(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

async function open({ ask }: { ask?: boolean } = {}): Promise<Line> {
  const live = { topics: ['opportunity'] as const, ...(ask === undefined ? {} : { ask }) }
  const Page = () => {
    const { news, show } = useLive(live, useLoaderData<string>())
    return (
      <main>
        <button type="button" onClick={show}>
          {news ? 'new' : 'old'}
        </button>
        <input />
        <div role="listbox" aria-label="people" hidden />
      </main>
    )
  }
  const loader = () => {
    loads += 1
    return upTo
  }
  const router = createMemoryRouter([{ path: '/', element: <Page />, loader, hydrateFallbackElement: <></> }])
  render(<RouterProvider router={router} />)
  // The line is opened by an effect, which may come after the button.
  const line = await vi.waitFor(() => {
    const [opened] = Line.opened
    if (!opened) throw new Error('no line was opened')
    return opened
  })
  screen.getByRole('button')
  expect(line.address).toBe('/live?topics=opportunity&from=100')
  return line
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const button = () => screen.getByRole('button').textContent

test('a page that others changed loads itself anew, once', async () => {
  const line = await open()
  upTo = '106'
  line.say('news', '105', '106')
  await pass(5_000)
  expect(loads).toBe(2)
  expect(button()).toBe('old')
  await pass(10_000)
  expect(loads).toBe(2)
})

test('what the page already holds is no news: one’s own change', async () => {
  const line = await open()
  line.say('news', '99', '120')
  await pass(5_000)
  expect(loads).toBe(1)
  expect(button()).toBe('old')
})

test('a page that asks shows what is new only when it is told to', async () => {
  const line = await open({ ask: true })
  upTo = '106'
  line.say('news', '105', '106')
  await pass(10_000)
  expect([loads, button()]).toEqual([1, 'new'])
  await act(async () => screen.getByRole('button').click())
  await pass(1)
  expect([loads, button()]).toEqual([2, 'old'])
})

test('nothing moves while somebody types', async () => {
  const line = await open()
  upTo = '106'
  screen.getByRole('textbox').focus()
  line.say('news', '105', '106')
  await pass(10_000)
  expect([loads, button()]).toEqual([1, 'new'])
  screen.getByRole('textbox').blur()
  await pass(2_000)
  expect([loads, button()]).toEqual([2, 'old'])
})

test('nothing moves while a list is open; one that is shut stands in the page and holds nothing', async () => {
  const line = await open()
  const list = screen.getByRole('listbox', { hidden: true })
  list.hidden = false
  upTo = '106'
  line.say('news', '105', '106')
  await pass(10_000)
  expect([loads, button()]).toEqual([1, 'new'])
  list.hidden = true
  await pass(2_000)
  expect([loads, button()]).toEqual([2, 'old'])
})

test('a tab that nobody looks at gives its line back, and goes on from where it was told', async () => {
  const line = await open()
  line.say('here', '149', '150')
  hide(true)
  expect(line.closed).toBe(true)
  hide(false)
  expect(Line.opened[1]?.address).toBe('/live?topics=opportunity&from=150')
})

test('signed out elsewhere, the page asks its door, which leads to sign-in', async () => {
  const line = await open()
  line.say('ended', '149')
  await pass(1)
  expect(line.closed).toBe(true)
  expect(loads).toBe(2)
})
