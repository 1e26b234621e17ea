import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { data } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { showScreen } from '#tests/support/show-screen.tsx'
import { FieldFact } from './field-fact.tsx'

const verb = '/opportunities/press/change'
function open(answers: unknown[], values = ['T-1']) {
  return showScreen({
    load: () => (values.length > 1 ? values.shift() : values[0]) ?? '',
    screen: (value) => (
      <dl>
        <FieldFact id="press" may field="tenderNumber" label="招标编号" value={value} display={value} />
      </dl>
    ),
    answers: { [verb]: answers },
  })
}

const editor = () => screen.getByLabelText<HTMLInputElement>('招标编号')
const isShut = () => waitFor(() => expect(screen.queryByLabelText('招标编号')).toBeNull())
function write(value: string) {
  fireEvent.click(screen.getByRole('button', { name: /招标编号/ }))
  fireEvent.change(editor(), { target: { value } })
}
const send = () => fireEvent.keyDown(editor(), { key: 'Enter' })
const findPanel = async () => (await screen.findByText('保留我的')).closest<HTMLElement>('[role=alert]') as HTMLElement
const conflict = (by: { zh: string; en: string } | null) =>
  data(
    { failed: { code: 'CONFLICT', details: { field: 'tenderNumber', theirs: 'T-2', by, at: null } } },
    { status: 409 },
  )

afterEach(() => {
  cleanup()
  localStorage.clear()
})

test('a conflict shows both, the page is read again, and one’s own may be kept against theirs', async () => {
  const { sent, loads } = await open([conflict({ zh: '宁致远', en: 'Ning' }), { done: true }], ['T-1', 'T-2'])
  write('T-3')
  send()
  const panel = await findPanel()
  await waitFor(() => expect(loads()).toBe(2))
  expect(panel.textContent).toContain('宁致远')
  expect(editor().value).toBe('T-3')
  fireEvent.click(within(panel).getByRole('button', { name: '保留我的' }))
  await isShut()
  expect(sent.map(({ value, base }) => [value, base])).toEqual([
    ['T-3', 'T-1'],
    ['T-3', 'T-2'],
  ])
})

test('an author out of sight is somebody, not a hole in the sentence', async () => {
  await open([conflict(null)])
  write('T-3')
  send()
  expect((await findPanel()).textContent).toMatch(/^同事 刚才也改了这一项/)
})

test.each([
  ['a conflict', conflict(null), 'T-2'],
  ['an error', data({ invalid: { value: ['form.tooLong'] }, typed: {} }, { status: 400 }), '太长了'],
])('Esc gives up what was typed, and takes away %s', async (_what, answer, words) => {
  await open([answer])
  write('T-3')
  send()
  await screen.findByText(words)
  fireEvent.keyDown(editor(), { key: 'Escape' })
  await isShut()
  expect(screen.queryByText(words)).toBeNull()
  expect(localStorage.length).toBe(0)
})

test('what was typed is there when the page was lost, held against what stood there then', async () => {
  await open([])
  write('T-3')
  cleanup()
  const { sent } = await open([{ done: true }], ['T-2'])
  await waitFor(() => expect(editor().value).toBe('T-3'))
  send()
  await isShut()
  expect(sent).toEqual([{ field: 'tenderNumber', value: 'T-3', base: 'T-1' }])
  expect(localStorage.length).toBe(0)
})

test.each([
  [
    { name: { zh: '许若兰', en: 'Xu' }, title: null, email: 'xu@gantry.example' },
    /，请向许若兰（xu@gantry\.example）询问$/,
  ],
  [null, /招标编号$/],
])('a number that is taken says where, and whom to ask', async (ask, words) => {
  const details = { field: 'tenderNumber', keeper: { zh: '自由锻营销部', en: 'Open-die Sales' }, ask }
  await open([data({ failed: { code: 'DUPLICATE', details } }, { status: 409 })])
  write('T-3')
  send()
  const said = await screen.findByText(/^自由锻营销部已有商机用了这个招标编号/)
  expect(said.textContent).toMatch(words)
  expect(editor().value).toBe('T-3')
})
