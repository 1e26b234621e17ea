import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, type LoaderFunctionArgs, Outlet, RouterProvider } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ToastProvider } from '#app/components/ui/toast.tsx'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import { NewScreen, type NewScreenProps } from './new-screen.tsx'

const company = { id: 'forging', name: { zh: '中嵩锻压', en: 'Forging' } }
const duplicate = (more: Partial<Duplicate> = {}): Duplicate => ({
  id: 'jinyue',
  name: { zh: '晋岳特钢集团', en: 'Jinyue' },
  keeper: {
    id: 'mills',
    name: { zh: '中嵩轧机', en: 'Mills' },
    ask: { name: { zh: '卢恒毅', en: 'Lu' }, title: null, email: 'lu@gantry.example' },
  },
  level: 'likely',
  reasons: [{ kind: 'brackets' }, { kind: 'legal-form' }],
  ours: [],
  ...more,
})

let i18n: Awaited<ReturnType<typeof makeI18n>>
let answers: NewScreenProps['result'][]
let found: Duplicate[]
const sent = vi.fn<(path: string, form: Record<string, unknown>) => void>()
const looked = vi.fn<(query: string) => void>()

beforeAll(async () => {
  i18n = await makeI18n('zh-CN')
})
beforeEach(() => {
  answers = []
  found = []
})
afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.clearAllMocks()
})

function open() {
  const formOf = async (request: Request) => {
    const form = await request.formData()
    return Object.fromEntries([...new Set(form.keys())].map((key) => [key, form.getAll(key).join()]))
  }
  const shell = { today: '2026-11-25', timeZone: 'Asia/Shanghai', currency: 'CNY', actor: { id: 'zhou' } }
  const router = createMemoryRouter(
    [
      {
        id: 'routes/shell',
        path: '/',
        loader: () => shell,
        element: <Outlet />,
        children: [
          {
            path: 'customers/new',
            Component: function Route() {
              return <NewScreen id="new-id" companies={[company]} name="" result={useAnswer()} />
            },
            action: async ({ request }: LoaderFunctionArgs) => {
              sent('/customers/new', await formOf(request))
              return answers.shift()
            },
          },
          {
            path: 'customers/duplicates',
            loader: ({ request }: LoaderFunctionArgs) => {
              looked(new URL(request.url).searchParams.get('name') ?? '')
              return { duplicates: found }
            },
          },
          {
            path: 'customers/:id/open-relationship',
            action: async ({ request, params }: LoaderFunctionArgs) => {
              sent(`open ${params.id}`, await formOf(request))
              return { opened: params.id }
            },
          },
          { path: 'customers/:id', element: <p>{'a customer'}</p> },
        ],
      },
    ],
    { initialEntries: ['/customers/new'], hydrationData: { loaderData: { 'routes/shell': shell } } },
  )
  render(
    <I18nextProvider i18n={i18n}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </I18nextProvider>,
  )
  return router
}

const { useActionData } = await import('react-router')
const useAnswer = () => useActionData() as NewScreenProps['result']
const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存客户' }))

test('who may be meant is shown while typing, with reason, keeper and whom to ask', async () => {
  found = [duplicate()]
  open()
  type(/客户名称/, '晋岳特钢（集团）')
  const panel = await screen.findByRole('list', { name: '集团里已有的相近客户' })
  expect(looked).toHaveBeenCalledTimes(1)
  expect(panel.textContent).toContain('晋岳特钢集团')
  expect(panel.textContent).toContain('只差括号和公司形式')
  expect(panel.textContent).toContain('由中嵩轧机维护')
  expect(within(panel).getByRole('link', { name: '请卢恒毅开放资料' }).getAttribute('href')).toBe(
    'mailto:lu@gantry.example',
  )
})

test('an existing customer is used instead: its relationship opens, and its page', async () => {
  found = [duplicate()]
  const router = open()
  type(/客户名称/, '晋岳特钢')
  fireEvent.click(await screen.findByRole('button', { name: '用已有客户' }))
  await screen.findByText('a customer')
  expect(sent).toHaveBeenCalledWith('open jinyue', { orgId: 'forging' })
  expect(router.state.location.pathname).toBe('/customers/jinyue')
  expect(Object.keys(localStorage)).toEqual([])
})

test('one that is ours already is opened, not taken up again', async () => {
  found = [duplicate({ ours: ['forging'] })]
  open()
  type(/客户名称/, '晋岳特钢')
  expect((await screen.findByRole('link', { name: '打开客户' })).getAttribute('href')).toBe('/customers/jinyue')
  expect(screen.queryByRole('button', { name: '用已有客户' })).toBeNull()
})

test('a likely duplicate is saved only when the person says that it is another', async () => {
  answers = [{ likely: [duplicate()] }, { created: 'new-id' }]
  const router = open()
  type(/客户名称/, '晋岳特钢集团有限公司')
  save()
  const dialog = await screen.findByRole('dialog', { name: '很可能已经有这家客户' })
  expect(sent).toHaveBeenCalledTimes(1)
  expect(sent.mock.calls[0]?.[1]).not.toHaveProperty('notSame[]')
  fireEvent.click(within(dialog).getByRole('button', { name: '都不是，仍要新建' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/customers/new-id'))
  expect(sent.mock.calls[1]?.[1]).toMatchObject({
    id: 'new-id',
    orgId: 'forging',
    name: '晋岳特钢集团有限公司',
    'notSame[]': 'jinyue',
  })
})

test('going back from the dialog keeps what was typed and saves nothing', async () => {
  answers = [{ likely: [duplicate()] }]
  open()
  type(/客户名称/, '晋岳特钢集团有限公司')
  save()
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '回去修改' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByLabelText<HTMLInputElement>(/客户名称/).value).toBe('晋岳特钢集团有限公司')
  expect(sent).toHaveBeenCalledTimes(1)
})

test('a credit code that is taken stands at the field, with the customer that has it', async () => {
  answers = [{ exists: duplicate({ level: 'same-code', reasons: [{ kind: 'credit-code' }] }) }]
  open()
  type(/信用代码/, '91330100799655058B')
  save()
  const list = await screen.findByRole('list', { name: '信用代码相同的客户' })
  expect(within(list).getByRole('button', { name: '用已有客户' })).toBeTruthy()
  const field = screen.getByRole('textbox', { name: /信用代码/ })
  const note = document.getElementById(field.getAttribute('aria-describedby') ?? '')
  expect(note?.textContent).toContain('由中嵩轧机维护')
})

test('errors stand beside their fields, what was typed stays, also over a new visit', async () => {
  answers = [{ invalid: { name: ['form.required'], creditCode: ['form.creditCode'] }, typed: {} }]
  open()
  type(/信用代码/, '12345')
  save()
  await screen.findByText(/最后一位是校验码/)
  expect(screen.getByLabelText(/客户名称/).getAttribute('aria-invalid')).toBe('true')
  cleanup()
  open()
  await screen.findByText('找回了上次没存上的内容。')
  expect(screen.getByLabelText<HTMLInputElement>(/信用代码/).value).toBe('12345')
  fireEvent.click(screen.getByRole('button', { name: '不要了' }))
  expect(screen.getByLabelText<HTMLInputElement>(/信用代码/).value).toBe('')
})

test('the Enter of an input method saves nothing (U01)', () => {
  open()
  const field = screen.getByLabelText(/客户名称/)
  fireEvent.compositionStart(field)
  const composing = fireEvent.keyDown(field, { key: 'Enter', isComposing: true, keyCode: 229 })
  expect(composing).toBe(false)
  fireEvent.compositionEnd(field)
  expect(fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })).toBe(true)
})
