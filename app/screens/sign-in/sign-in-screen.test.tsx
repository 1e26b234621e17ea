import { fireEvent, render, screen, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { DemoCompany, DemoPerson } from '#crm/org/list-demo-people.server.ts'
import { SignInScreen } from './sign-in-screen.tsx'

type Props = Parameters<typeof SignInScreen>[0]

const somebody = (id: string, zh: string, role: DemoPerson['role'], owned = 0): DemoPerson => ({
  id,
  name: { zh, en: id },
  title: null,
  role,
  scope: 'self',
  owned,
  joined: 0,
})
const companies: DemoCompany[] = [
  {
    id: 'forging',
    kind: 'subsidiary',
    name: { zh: '锻压公司', en: 'Forging' },
    people: [
      somebody('zhou', '周启明', 'rep', 14),
      somebody('xu', '许若兰', 'rep'),
      somebody('han', '韩世杰', 'technical'),
    ],
  },
]
const page: Props = {
  group: { name: { zh: '集团', en: 'Group' } },
  timeZone: 'Asia/Shanghai',
  next: '/customers',
  demo: false,
  companies: [],
  byPassword: true,
  oidc: null,
  refusal: null,
  lastResult: undefined,
}

let i18n: Awaited<ReturnType<typeof makeI18n>>
beforeAll(async () => {
  i18n = await makeI18n('zh-CN')
})
afterEach(() => document.body.replaceChildren())

function open(props: Partial<Props>) {
  const sent = vi.fn<(form: Record<string, unknown>) => void>()
  const action = async ({ request }: { request: Request }) => {
    sent(Object.fromEntries(await request.formData()))
    return null
  }
  const routes = [{ path: '/sign-in', element: <SignInScreen {...page} {...props} />, action }]
  const router = createMemoryRouter(routes, { initialEntries: ['/sign-in'] })
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  return sent
}

test('the fields say what belongs in them, to people and to password managers', () => {
  open({})
  expect(screen.getByLabelText('邮箱')).toMatchObject({ name: 'email', type: 'email', autocomplete: 'username' })
  expect(screen.getByLabelText('密码')).toMatchObject({
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
  })
})

test('a password can be looked at, and stays while it is', () => {
  open({})
  const field = screen.getByLabelText('密码') as HTMLInputElement
  fireEvent.change(field, { target: { value: 'typed' } })
  fireEvent.click(screen.getByRole('button', { name: '显示密码' }))
  expect(screen.getByLabelText('密码')).toBe(field)
  expect([field.type, field.value]).toEqual(['text', 'typed'])
  fireEvent.click(screen.getByRole('button', { name: '隐藏密码' }))
  expect([field.type, field.value]).toEqual(['password', 'typed'])
})

test('what is wrong stands beside its field, and what was typed is there', () => {
  open({ lastResult: { invalid: { email: ['form.email'], password: ['form.required'] }, typed: { email: 'zhou' } } })
  const email = screen.getByLabelText('邮箱') as HTMLInputElement
  expect(email.value).toBe('zhou')
  expect(email.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(email.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    '请填写完整的邮箱',
  )
  const password = screen.getByLabelText('密码')
  expect(document.getElementById(password.getAttribute('aria-describedby') ?? '')?.textContent).toContain('请填写')
})

test('a lock says until when, in the time of the group', () => {
  const refusal = { reason: 'locked', until: '2026-11-25T06:30:00.000Z', minutes: 15 } as const
  open({ lastResult: { refusal, typed: { email: 'zhou@example.com' } } })
  expect(screen.getByRole('status').textContent).toBe('这个邮箱连续登录失败太多次。14:30 之后可以再试，还有 15 分钟。')
})

test('after a wrong password in the demonstration the form is there again', () => {
  open({
    demo: true,
    companies,
    byPassword: false,
    lastResult: { refusal: { reason: 'wrong' }, typed: { email: 'a@b.c' } },
  })
  expect((screen.getByLabelText('邮箱') as HTMLInputElement).value).toBe('a@b.c')
})

test('the identity provider is offered where there is one, and leads on to the same page', () => {
  open({ oidc: { name: '集团账号' } })
  expect(screen.getByRole('link', { name: '集团账号' }).getAttribute('href')).toBe('/auth/start?next=%2Fcustomers')
})

test('a person is entered by a click', async () => {
  const sent = open({ demo: true, companies, byPassword: false })
  fireEvent.click(screen.getAllByRole('button', { name: /韩世杰/ })[0] as HTMLElement)
  await vi.waitFor(() => expect(sent).toHaveBeenCalledWith({ intent: 'demo', person: 'han', next: '/customers' }))
})

test('a search leaves who fits; Enter in it chooses only once it has chosen', () => {
  open({ demo: true, companies, byPassword: false })
  const field = screen.getByRole('searchbox', { hidden: true })
  const directory = field.closest('details') as HTMLElement
  const people = () =>
    within(directory)
      .queryAllByRole('button', { hidden: true })
      .map((button) => (button as HTMLButtonElement).value)
  expect(people()).toEqual(['zhou', 'xu', 'han'])
  const enter = () => fireEvent.keyDown(field, { key: 'Enter' })
  expect(enter()).toBe(false)
  fireEvent.change(field, { target: { value: '技术' } })
  expect(people()).toEqual(['han'])
  expect(enter()).toBe(true)
  expect(fireEvent.keyDown(field, { key: 'Enter', isComposing: true })).toBe(false)
  fireEvent.change(field, { target: { value: '没有' } })
  expect(people()).toEqual([])
  expect(directory.textContent).toContain('没有人的姓名、职务或单位里有“没有”')
  expect(enter()).toBe(false)
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(people()).toEqual(['zhou', 'xu', 'han'])
})
