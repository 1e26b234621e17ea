import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, data, type LoaderFunctionArgs, RouterProvider } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { EditableField } from './editable-field.tsx'

let i18n: Awaited<ReturnType<typeof makeI18n>>
let answers: unknown[]
const sent = vi.fn<(form: Record<string, unknown>) => void>()

beforeAll(async () => {
  i18n = await makeI18n('zh-CN')
})
beforeEach(() => {
  answers = []
})
afterEach(() => {
  cleanup()
  vi.clearAllMocks()
})

function open() {
  const router = createMemoryRouter(
    [
      {
        path: '/customers/1',
        element: (
          <dl>
            <EditableField action="/change" field="city" label="城市" value="鞍山" editable more={{ contactId: 'c' }} />
          </dl>
        ),
      },
      {
        path: '/change',
        action: async ({ request }: LoaderFunctionArgs) => {
          const form = await request.formData()
          sent(Object.fromEntries([...new Set(form.keys())].map((key) => [key, form.getAll(key).join()])))
          return answers.shift()
        },
      },
    ],
    { initialEntries: ['/customers/1'] },
  )
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
}

const editor = () => screen.getByLabelText<HTMLInputElement>('城市')
const isShut = () => waitFor(() => expect(screen.queryByLabelText('城市')).toBeNull())
function write(value: string) {
  fireEvent.click(screen.getByRole('button', { name: /城市/ }))
  fireEvent.change(editor(), { target: { value } })
  fireEvent.keyDown(editor(), { key: 'Enter' })
}
const conflict = () =>
  data(
    {
      failed: {
        code: 'CONFLICT',
        details: { field: 'city', theirs: '营口', by: { zh: '宁致远', en: 'Ning' }, at: '2026-11-25T08:00:00Z' },
      },
    },
    { status: 409 },
  )

test('an edit says what the person saw before, and shuts', async () => {
  answers = [{ changed: true }]
  open()
  write('大连')
  await isShut()
  expect(sent).toHaveBeenCalledWith({ contactId: 'c', field: 'city', value: '大连', base: '鞍山' })
})

test('a conflict shows both, keeps what was typed, and goes on from theirs', async () => {
  answers = [conflict(), { changed: true }]
  open()
  write('大连')
  const panel = await screen.findByRole('alert')
  expect(panel.textContent).toContain('宁致远')
  expect(panel.textContent).toContain('营口')
  expect(editor().value).toBe('大连')
  fireEvent.click(within(panel).getByRole('button', { name: '保留我的' }))
  await isShut()
  expect(sent.mock.calls[1]?.[0]).toMatchObject({ value: '大连', base: '营口' })
})

test('theirs may be taken: nothing more is sent', async () => {
  answers = [conflict()]
  open()
  write('大连')
  fireEvent.click(within(await screen.findByRole('alert')).getByRole('button', { name: '用对方的' }))
  await isShut()
  expect(sent).toHaveBeenCalledTimes(1)
})

test('an error stays with what was typed until Esc gives both up', async () => {
  answers = [data({ invalid: { value: ['form.tooLong'] }, typed: {} }, { status: 400 })]
  open()
  write('很长')
  await screen.findByText('太长了')
  expect(editor().value).toBe('很长')
  fireEvent.keyDown(editor(), { key: 'Escape' })
  await isShut()
  expect(screen.queryByText('太长了')).toBeNull()
})

test('a name that another customer has is shown with it, and kept only on purpose', async () => {
  const likely = [
    {
      id: 'jinyue',
      name: { zh: '晋岳特钢集团', en: 'Jinyue' },
      keeper: { id: 'mills', name: { zh: '中嵩轧机', en: 'Mills' }, ask: null },
      level: 'likely',
      reasons: [{ kind: 'same-name' }],
      ours: [],
    },
  ]
  answers = [{ likely }, { changed: true }]
  open()
  write('晋岳特钢集团')
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toContain('名称相同')
  fireEvent.click(within(dialog).getByRole('button', { name: '不是同一家，仍用这个名称' }))
  await isShut()
  expect(sent.mock.calls[1]?.[0]).toMatchObject({ value: '晋岳特钢集团', 'notSame[]': 'jinyue' })
})
