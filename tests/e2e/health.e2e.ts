import { expect, test } from 'vitest'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

test('the health address says what works', async () => {
  const answer = await fetch(`${product.server().url}/healthz`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    status: 'ok',
    database: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  })
})

test('the content policy is strict: nonces, nothing inline, nothing from elsewhere', async () => {
  const answer = await fetch(`${product.server().url}/sign-in`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/script-src [^;]*'nonce-/)
  expect(policy).not.toMatch(/unsafe-|\*|https?:/)
  expect(policy).toContain("default-src 'self'")
  const again = (await fetch(`${product.server().url}/sign-in`)).headers.get('content-security-policy')
  expect(again).not.toBe(policy)
})

test.each(['desktop', 'phone'] as const)('the sign-in page stands under it (%s)', async (size) => {
  const page = await product.open({ size })
  await page.goto('/sign-in')
  await page.getByRole('heading').first().waitFor()
  expect(await page.title()).toContain('Gantry')
})

test('a page that breaks the policy is noticed', async () => {
  const page = await product.open()
  await page.goto('/sign-in')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.broken = true'
    document.body.append(script)
  })
  // The page hears of it a moment later.
  let said = ''
  await expect
    .poll(() => {
      said += product.takeFaults().join()
      return said
    })
    .toMatch(/content policy: script-src/)
})
