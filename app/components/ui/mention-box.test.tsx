import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { MentionBox } from './mention-box.tsx'
import type { ComboboxOption } from './use-options.ts'

const people: ComboboxOption[] = [
  { value: 'xu', label: '许若兰', note: '营销部' },
  { value: 'zhou', label: '周启明', note: '营销部' },
  { value: 'zhou2', label: '周启明', note: '制造部' },
]

beforeAll(async () => {
  await makeI18n('zh-CN')
})
afterEach(cleanup)

/** The box in a form; what the form would send, and what people were asked for. */
function show() {
  const asked: string[] = []
  const fetcher = async (query: string) => {
    asked.push(query)
    return people.filter(({ label }) => label.includes(query))
  }
  render(
    <form>
      <MentionBox name="text" mentionsName="mentions[]" label="评论" listLabel="同事" fetcher={fetcher} />
    </form>,
  )
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '评论' })
  return {
    field,
    asked,
    sent: () => {
      const form = new FormData(field.form ?? undefined)
      return { text: form.get('text'), mentions: form.getAll('mentions[]') }
    },
  }
}

/** Types at the end of the field, as far as a text. */
function type(field: HTMLTextAreaElement, text: string) {
  fireEvent.change(field, { target: { value: text } })
  field.setSelectionRange(text.length, text.length)
  fireEvent.select(field)
}

const offered = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)
const active = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent

test('@ offers people, narrowed by what is typed; arrows and Enter take one, and the text names it', async () => {
  const { field, asked, sent } = show()
  type(field, '请@')
  await waitFor(() => expect(offered()).toHaveLength(3))
  type(field, '请@周')
  await waitFor(() => expect(offered()).toEqual(['周启明营销部', '周启明制造部']))
  await waitFor(() => expect(asked.at(-1)).toBe('周'))
  expect(active(field)).toBe('周启明营销部')
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(active(field)).toBe('周启明制造部')
  expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(false)
  expect(sent()).toEqual({ text: '请@周启明 ', mentions: ['zhou2'] })
  expect(offered()).toEqual([])
  expect(field.selectionStart).toBe('请@周启明 '.length)
})

test('a press takes one as well, in the middle of a text', async () => {
  const { field, sent } = show()
  fireEvent.change(field, { target: { value: '问 @许 再定' } })
  field.setSelectionRange(4, 4)
  fireEvent.select(field)
  fireEvent.click(await screen.findByRole('option', { name: /许若兰/ }))
  expect(sent()).toEqual({ text: '问 @许若兰 再定', mentions: ['xu'] })
  expect(field.selectionStart).toBe('问 @许若兰 '.length)
})

test('Esc shuts the list, which leaves Enter to the text, until another @ opens it again', async () => {
  const { field, sent } = show()
  type(field, '@许')
  await waitFor(() => expect(offered()).toHaveLength(1))
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(offered()).toEqual([])
  expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(true)
  expect(sent().mentions).toEqual([])
  type(field, '@许 @周')
  await waitFor(() => expect(offered()).toHaveLength(2))
})

test('the Enter of an input method takes its own word and nobody', async () => {
  const { field, sent } = show()
  type(field, '@许')
  await waitFor(() => expect(offered()).toHaveLength(1))
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  expect(sent()).toEqual({ text: '@许', mentions: [] })
})

test('a name taken out of the text is not sent, and put back it is', async () => {
  const { field, sent } = show()
  type(field, '@许')
  await waitFor(() => expect(offered()).toHaveLength(1))
  fireEvent.keyDown(field, { key: 'Enter' })
  type(field, '看一下')
  expect(sent().mentions).toEqual([])
  type(field, '@许若兰 看一下')
  expect(sent().mentions).toEqual(['xu'])
})

test('of namesakes the one who was taken out of the text is not sent for the other', async () => {
  const { field, sent } = show()
  type(field, '@周')
  await waitFor(() => expect(offered()).toHaveLength(2))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(sent().mentions).toEqual(['zhou'])
  type(field, '')
  type(field, '@周')
  await waitFor(() => expect(offered()).toHaveLength(2))
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(sent().mentions).toEqual(['zhou2'])
})

test('nobody of the name is said, but not to whoever goes on writing', async () => {
  const { field } = show()
  type(field, '@王')
  await screen.findByText('没有匹配的选项')
  type(field, '@王 工')
  await waitFor(() => expect(screen.queryByText('没有匹配的选项')).toBeNull())
})
