import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aModelServer } from '#tests/support/model-server.ts'
import { askDatabase } from './support/read-demo.ts'
import { signInAs } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const models = aModelServer()
beforeAll(models.open)
beforeEach(() => {
  models.asked.length = 0
})
afterAll(models.shut)

test('an administrator sets a model, tries it, replaces its key, and sees what was used', async () => {
  const server = product.server()
  const admin = await product.open()
  await signInAs(admin.context(), server, '罗一帆')
  await admin.goto('/admin/models')
  const chat = admin.getByRole('region', { name: '智能助手' })
  await chat.getByText('内置方法').waitFor()

  await chat.getByRole('button', { name: '设置模型：智能助手' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('密钥').fill('sk-wrong')
  await dialog.getByLabel('模型名称').fill('qwen3')
  await dialog.getByRole('button', { name: '保存' }).click()
  // A key is for one address; what was typed stands.
  await dialog.getByText('密钥只用于一个地址：请同时填写地址').waitFor()
  await dialog.getByLabel('地址').fill(models.url())
  await dialog.getByLabel(/输入价格/).fill('2.00')
  await dialog.getByLabel(/输出价格/).fill('8.00')
  await dialog.getByLabel('每人每天的 token').fill('200,000')
  await dialog.getByRole('button', { name: '保存' }).click()
  await chat.getByText('使用模型').waitFor()
  await chat.getByText('200,000 token').waitFor()
  expect(await admin.content()).not.toContain('sk-wrong')

  models.script({ status: 401 })
  await chat.getByRole('button', { name: '试一下模型：智能助手' }).click()
  await chat.getByText('接口不接受这个密钥（401）。请更换密钥。').waitFor()

  await chat.getByRole('button', { name: '设置模型：智能助手' }).click()
  await dialog.getByLabel('密钥').fill('sk-right')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  models.script(
    { calls: [{ name: 'report_ready', arguments: {} }], usage: [50, 20] },
    { text: 'Ready.', usage: [70, 10] },
  )
  await chat.getByRole('button', { name: '试一下模型：智能助手' }).click()
  await chat.getByText('秒后有了回答').waitFor()
  expect(models.asked.map(({ key }) => key)).toEqual(['Bearer sk-wrong', 'Bearer sk-right', 'Bearer sk-right'])
  const [kept] = await askDatabase<{ sealed: string }>(
    server,
    `SELECT key_sealed AS sealed FROM model_setting WHERE role = 'chat'`,
    [],
  )
  expect(kept?.sealed).not.toContain('sk-right')

  await admin.getByRole('link', { name: '30 天' }).click()
  const line = admin.getByRole('row', { name: /罗一帆/ })
  expect(await line.textContent()).toContain('0.0005')
  const file = await admin.request.get('/admin/models/usage.csv?span=month')
  expect(await file.text()).toContain('"罗一帆","智能助手",2,120,30,"0.0005"')

  await chat.getByRole('button', { name: '恢复为环境变量：智能助手' }).click()
  await chat.getByText('内置方法').waitFor()
})

test('the page is English in full, fits a phone, and is not for a rep', async () => {
  const server = product.server()
  const page = await product.open({ language: 'en', size: 'phone' })
  await signInAs(page.context(), server, '罗一帆')
  await page.goto('/admin/models')
  const search = page.getByRole('region', { name: 'Vectors for search' })
  await search.getByRole('button', { name: 'Set the model for: Vectors for search' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel(/Tokens per person/).count()).toBe(1)
  expect(await dialog.getByLabel(/Price out/).count()).toBe(0)
  await dialog.getByLabel('Address').fill(models.url())
  await dialog.getByLabel('Name of the model').fill('bge-m3')
  await dialog.getByRole('button', { name: 'Save' }).click()
  models.script()
  await search.getByRole('button', { name: 'Try the model for: Vectors for search' }).click()
  await search.getByText(/It answered in/).waitFor()
  expect(models.asked.some(({ path, body }) => path === '/v1/embeddings' && body.model === 'bge-m3')).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  const rep = await product.open()
  await signInAs(rep.context(), server, '周启明')
  expect((await rep.goto('/admin/models'))?.status()).toBe(403)
})
