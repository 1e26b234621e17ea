import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { showScreen } from '#tests/support/show-screen.tsx'
import { NewScreen } from './new-screen.tsx'

const said = (zh: string) => ({ zh, en: zh })
const types = [
  { id: 'project', name: said('产品项目') },
  { id: 'service', name: said('服务') },
]
const orgs = [
  { id: 'press', name: said('锻压') },
  { id: 'mill', name: said('轧机') },
]

function open(customer: { id: string; name: { zh: string; en: string } } | null = null) {
  return showScreen({
    screen: () => <NewScreen id="a" customer={customer} types={types} orgs={orgs} />,
    answers: { '/opportunities/new': [{ created: 'a' }] },
    elsewhere: '/opportunities/a',
  })
}

const control = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label)
const picker = () => screen.getByRole<HTMLInputElement>('combobox', { name: /客户/ })

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

test('everything is there again when the page was lost; once it is created, nothing is', async () => {
  const found = { customers: [{ id: 'steel', name: said('晋岳特钢') }] }
  vi.stubGlobal('fetch', async () => Response.json(found))
  await open()
  fireEvent.input(control(/名称/), { target: { value: '快锻机' } })
  fireEvent.input(control('类型'), { target: { value: 'service' } })
  fireEvent.input(control('管理单位'), { target: { value: 'mill' } })
  fireEvent.click(picker())
  fireEvent.click(await screen.findByRole('option', { name: '晋岳特钢' }))
  cleanup()
  const { sent } = await open()
  await waitFor(() => expect(control(/名称/).value).toBe('快锻机'))
  expect(picker().value).toBe('晋岳特钢')
  fireEvent.submit(screen.getByRole('form'))
  await screen.findByText('/opportunities/a')
  expect(sent).toEqual([
    expect.objectContaining({ name: '快锻机', customerId: 'steel', typeId: 'service', orgId: 'mill' }),
  ])
  expect(localStorage.length).toBe(0)
})

test('the customer that the address names is chosen', async () => {
  const { sent } = await open({ id: 'kiln', name: said('中州水泥') })
  expect(picker().value).toBe('中州水泥')
  fireEvent.submit(screen.getByRole('form'))
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ customerId: 'kiln' })]))
})
