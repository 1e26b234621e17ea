import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

test('case M07: an opportunity in dollars is in the sums of list and board by the rate an administrator enters', async () => {
  const server = product.server()
  const rep = await product.open()
  await signInAs(rep.context(), server, '周启明')
  const [customer] = await askDatabase<{ id: string }>(
    server,
    `SELECT customer_id AS id FROM opportunity o JOIN person p ON p.id = o.owner_id WHERE p.name = '周启明' LIMIT 1`,
    [],
  )
  await rep.goto(`/opportunities/new?customer=${customer?.id}&name=出口压力机`)
  await rep.getByLabel('货币').selectOption('USD')
  await rep.getByLabel('金额').fill('1000000')
  await rep.getByRole('button', { name: '新建商机', exact: true }).click()
  await rep.getByText('$1,000,000.00').waitFor()

  const sumsOf = async (address: string) => {
    await rep.goto(address)
    const foot = rep.locator('footer:visible').filter({ hasText: '汇率折算' })
    await foot.locator('summary').click()
    return (await foot.textContent()) ?? ''
  }
  expect(await sumsOf('/opportunities?q=出口压力机')).toContain('$1,000,000.00 × 7.1 = ¥7,100,000.00')

  const admin = await product.open()
  await signInAs(admin.context(), server, '罗一帆')
  await admin.goto('/admin/exchange-rates')
  await admin.getByRole('button', { name: '录入汇率：USD' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel(/折合本币/).fill('0.14')
  await dialog.getByRole('button', { name: '保存汇率' }).click()
  await dialog.getByText(/方向是否写反/).waitFor()
  await dialog.getByLabel(/折合本币/).fill('7.25')
  await dialog.getByRole('button', { name: '保存汇率' }).click()
  await admin.getByText('1 USD = 7.25 CNY').waitFor()

  const today = await admin.locator('section', { hasText: 'USD' }).first().textContent()
  const day = /自 (\d{4}-\d{2}-\d{2}) 起/.exec(today ?? '')?.[1]
  const list = await sumsOf('/opportunities?q=出口压力机')
  expect(list).toContain(`合计 ¥725 万`)
  expect(list).toContain(`按 ${day} 汇率折算`)
  expect(list).toContain('$1,000,000.00 × 7.25 = ¥7,250,000.00')
  const board = await sumsOf('/opportunities/board?q=出口压力机')
  expect(board).toContain('合计 ¥725 万')
  expect(await rep.locator('[data-column] header').first().textContent()).toContain('含 $100 万')

  // A rep keeps no rates.
  const answer = await rep.goto('/admin/exchange-rates')
  expect(answer?.status()).toBe(403)
})
