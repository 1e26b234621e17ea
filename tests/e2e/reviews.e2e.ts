import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn, signInAs } from './support/sign-in.ts'
import { flagsOf as keptFlags, openDeals, sendContract, uploadContract } from './support/upload-contract.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()
const upload = (contract: Parameters<typeof uploadContract>[1]) => uploadContract(product, contract)
const flagsOf = (version: string) => keptFlags(product, version)

test('a PDF is drawn as it is printed, with its marks; a phone shows its words', async () => {
  const { page, version } = await upload({ at: 1, file: 'zh-auto-parts-press-line.pdf', size: 'desktop' })
  await page.locator('.pdf-page canvas[width]').first().waitFor()
  const flags = await flagsOf(version)
  const marked = await page
    .locator('rect[data-mark]')
    .evaluateAll((marks) => [...new Set(marks.map((mark) => Number(mark.getAttribute('data-mark'))))])
  expect(marked.sort((one, other) => one - other)).toEqual(
    flags.flatMap(({ span_start }, place) => (span_start === null ? [] : [place])),
  )
  const phone = await product.open({ size: 'phone' })
  await signInAs(phone.context(), product.server(), '顾清越')
  await phone.goto(`/documents/${version}`)
  await phone.locator('.paper mark').first().waitFor()
})

test('the product is ended while it reads a contract: the review comes to its end all the same', async () => {
  const { page, version } = await sendContract(product, {
    at: 6,
    file: 'zh-steel-works-rolling-mill.docx',
    size: 'desktop',
  })
  await page.context().close()
  const stateOf = async () => {
    const [review] = await askDatabase<{ state: string; problem: string | null }>(
      product.server(),
      'SELECT state, problem FROM contract_review WHERE version_id = $1',
      [version],
    )
    return review
  }
  await expect.poll(stateOf, { interval: 10, timeout: 20_000 }).toMatchObject({ state: expect.stringMatching(/^re/) })
  // All of its processes are asked to end at once, as a terminal and a supervisor do.
  await product.restart({})
  await expect.poll(stateOf, { timeout: 100_000 }).toEqual({ state: 'done', problem: null })
  expect((await flagsOf(version)).length).toBeGreaterThan(20)
})

test('by keys a reviewer confirms and dismisses; of two at once the second is told and sees what holds', async () => {
  const { page: watcher, version } = await upload({ at: 2, file: 'zh-epc-subcontract-cranes.docx', size: 'desktop' })
  const [group, own] = [await product.open(), await product.open({ size: 'phone' })]
  await signInAs(group.context(), product.server(), '顾清越')
  await signInAs(own.context(), product.server(), '尹知秋')
  for (const page of [group, own]) {
    await page.goto(`/documents/${version}`)
    await page.getByRole('button', { name: '确认' }).waitFor()
  }
  // The phone hears nothing of what is done meanwhile.
  await own.route('**/live*', (route) => route.fulfill({ status: 204 }))
  await own.reload()
  await own.getByRole('button', { name: '确认' }).waitFor()

  // Read on its way to the page: afterwards the browser does not always have it any more.
  const loaded: string[] = []
  await group.route(`**/documents/${version}*`, async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    loaded.push(body)
    const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers()
    await route.fulfill({ response, headers, body })
  })
  await group.keyboard.press('c')
  await group.getByText('1 / ', { exact: false }).first().waitFor()
  await expect.poll(async () => (await flagsOf(version))[0]?.decision, { timeout: 20_000 }).toBe('confirmed')
  // The contract itself never changes, and is not sent again.
  const loadedWith = (name: string) => loaded.filter((answer) => answer.includes(`"${name}"`)).length
  await expect.poll(() => loadedWith('boxes'), { timeout: 20_000 }).toBeGreaterThan(0)
  expect(loadedWith('outline')).toBe(0)
  // Who brought the contract sees it happen.
  await expect.poll(() => watcher.locator('.review-head b').textContent(), { timeout: 20_000 }).toBe('1')
  await own.getByRole('button', { name: '驳回' }).click()
  const dialog = own.getByRole('form', { name: '驳回这处标记' })
  await dialog.getByLabel('这个风险我们接受').check()
  await dialog.getByRole('button', { name: '驳回' }).click()
  await dialog.getByText('别人刚处理过这处标记').waitFor()
  expect((await flagsOf(version))[0]).toMatchObject({ decision: 'confirmed', dismiss_reason: null })

  await group.keyboard.press('x')
  const why = group.getByRole('form', { name: '驳回这处标记' })
  // Nothing is chosen beforehand: Enter alone says of no rule that it was wrong.
  await group.keyboard.press('Enter')
  await why.getByText('要填').waitFor()
  await group.keyboard.press('1')
  await group.keyboard.press('Enter')
  await why.waitFor({ state: 'hidden' })
  expect((await flagsOf(version))[1]).toMatchObject({ decision: 'dismissed', dismiss_reason: 'wrong-mark' })
})

test('a reviewer marks words that no rule marked, on a printed page', async () => {
  const { version } = await upload({ at: 4, file: 'en-negotiated-extrusion-press.pdf', size: 'desktop' })
  const before = await flagsOf(version)
  const page = await product.open()
  await signInAs(page.context(), product.server(), '顾清越')
  await page.goto(`/documents/${version}`)
  const words = page.locator('.pdf-marks text[data-at]').nth(8)
  await words.waitFor({ state: 'attached' })
  await words.scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: '自己标一处' }).click()
  await page.getByText('先在合同里选中要标的文字').waitFor()
  await words.evaluate((element) => window.getSelection()?.selectAllChildren(element))
  await page.getByRole('button', { name: '把选中的标出来' }).click()
  const dialog = page.getByRole('dialog')
  const quote = (await words.textContent()) ?? ''
  await dialog.getByText(quote).waitFor()
  await dialog.getByRole('button', { name: '标出来' }).click()
  await dialog.getByText('要填').first().waitFor()
  await dialog.getByLabel('条款类别').selectOption({ label: '质保期' })
  await dialog.getByLabel('有什么风险').fill('这一句没有人看过')
  await dialog.getByRole('button', { name: '标出来' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const added = (await flagsOf(version)).filter(({ id }) => before.every((flag) => flag.id !== id))
  expect(added.map((flag) => flag.quote)).toEqual([quote])
  expect(added[0]?.span_start).toBe(Number(await words.getAttribute('data-at')))
})

test('a colleague whom a comment mentions is told, and led to the flag that it is about', async () => {
  const { page } = await upload({ at: 5, file: 'zh-epc-subcontract-cranes.docx', size: 'desktop' })
  const panel = page.getByRole('region', { name: '当前标记' })
  const placeIn = (shown: Page) => shown.getByRole('region', { name: '当前标记' }).locator('b').first().textContent()
  // The page may hear nothing yet; a second click on the same mark changes nothing.
  await expect
    .poll(
      async () => {
        await page.locator('[data-flag="2"]').click()
        return placeIn(page)
      },
      { timeout: 30_000 },
    )
    .toBe('3')
  await page.keyboard.press('m')
  await page.keyboard.type('请 @qingyue')
  await page.getByRole('option', { name: '顾清越' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('看看能不能谈')
  await page.getByRole('button', { name: '发送' }).click()
  await panel.getByRole('listitem').filter({ hasText: '请 @顾清越 看看能不能谈' }).waitFor()
  const place = await placeIn(page)

  const told = await product.open({ size: 'phone' })
  await signInAs(told.context(), product.server(), '顾清越')
  await told.goto('/inbox')
  const row = told.getByRole('listitem').filter({ hasText: '请 @顾清越 看看能不能谈' })
  await row.getByRole('link').click()
  await told.waitForURL(/\/documents\/.*\?flag=/)
  await expect.poll(() => placeIn(told), { timeout: 30_000 }).toBe(place)
  await told.goto('/inbox')
  await row.waitFor()
  expect(await row.getByRole('button').count()).toBe(0)
})

test('what is no contract is refused in words, and nothing is kept of it', async () => {
  const deal = (await openDeals(product))[3]
  if (!deal) throw new Error('the demonstration has too few open deals')
  const page = await product.open()
  await signIn(page.context(), product.server().url, deal.owner)
  await page.goto(`/opportunities/${deal.opportunity}`)
  await page.getByLabel('上传合同', { exact: true }).setInputFiles({
    name: '合同.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('no PDF at all'),
  })
  await page.getByText('文件内容与扩展名不符').waitFor()
  const [kept] = await askDatabase<{ count: number }>(
    product.server(),
    'SELECT count(*)::int AS count FROM document WHERE opportunity_id = $1',
    [deal.opportunity],
  )
  expect(kept?.count).toBe(0)
})
