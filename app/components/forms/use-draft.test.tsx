import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { clearDrafts, draftText, useDraft } from './use-draft.ts'

function Minutes({ personId, form = 'activity.1' }: { personId: string; form?: string }) {
  const draft = useDraft({ personId, form })
  return (
    <form key={draft.key} onInput={draft.keep}>
      <textarea name="minutes" aria-label="minutes" defaultValue={draftText(draft, 'minutes')} />
      <input name="tags[]" aria-label="first tag" defaultValue={(draft.values?.['tags[]'] as string[])?.[0]} />
      <input name="tags[]" aria-label="second tag" defaultValue={(draft.values?.['tags[]'] as string[])?.[1]} />
      <button type="button" onClick={() => draft.clear()}>
        saved
      </button>
      <button type="button" onClick={() => draft.clear({ restart: true })}>
        throw away
      </button>
    </form>
  )
}

const field = (label = 'minutes') => screen.getByLabelText<HTMLInputElement>(label)
const type = (text: string, label?: string) => fireEvent.input(field(label), { target: { value: text } })
function visit(personId: string, form?: string) {
  cleanup()
  render(<Minutes personId={personId} form={form} />)
}

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.useRealTimers()
})

test('what was typed is there again after the page was left', () => {
  visit('zhou')
  type('节拍要求 90 次/分')
  type('压机', 'first tag')
  type('窑', 'second tag')
  visit('zhou')
  expect([field(), field('first tag'), field('second tag')].map(({ value }) => value)).toEqual([
    '节拍要求 90 次/分',
    '压机',
    '窑',
  ])
})

test('another person and another form start empty', () => {
  visit('zhou')
  type('给自己看的')
  visit('lin')
  expect(field().value).toBe('')
  visit('zhou', 'activity.2')
  expect(field().value).toBe('')
})

test('what was saved is not offered again, and stays on the screen', () => {
  visit('zhou')
  type('已保存')
  fireEvent.click(screen.getByText('saved'))
  expect(field().value).toBe('已保存')
  visit('zhou')
  expect(field().value).toBe('')
})

test('what was thrown away leaves the fields', () => {
  visit('zhou')
  type('不要了')
  visit('zhou')
  fireEvent.click(screen.getByText('throw away'))
  expect(field().value).toBe('')
})

test('signing out removes all drafts, and nothing else', () => {
  localStorage.setItem('theme', 'dark')
  visit('zhou')
  type('a')
  visit('lin')
  type('b')
  clearDrafts()
  expect(Object.keys(localStorage)).toEqual(['theme'])
})

test('a draft is kept for a week', () => {
  vi.useFakeTimers({ now: new Date('2026-11-25T08:00:00Z'), toFake: ['Date'] })
  visit('zhou')
  type('上周的')
  vi.setSystemTime(new Date('2026-12-02T07:59:00Z'))
  visit('zhou')
  expect(field().value).toBe('上周的')
  vi.setSystemTime(new Date('2026-12-02T08:01:00Z'))
  visit('zhou')
  expect(field().value).toBe('')
})

test('without a person, or without a store, typing goes on', () => {
  visit('')
  type('x')
  expect(Object.keys(localStorage)).toEqual([])
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  visit('zhou')
  type('y')
  expect(field().value).toBe('y')
  full.mockRestore()
})
