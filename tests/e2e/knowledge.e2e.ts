import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { sayIn } from './support/say.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

/** An administrator, and two reps of two companies, with the company of the first. */
async function people(): Promise<{ keeper: string; near: string; far: string; company: string }> {
  const [keeper] = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT p.id FROM person p JOIN membership m ON m.person_id = p.id
     WHERE m.role = 'administrator' AND p.active ORDER BY p.id LIMIT 1`,
  )
  const reps = await askDatabase<{ id: string; company: string }>(
    product.server(),
    `SELECT DISTINCT ON (c.id) p.id, c.id AS company FROM person p JOIN membership m ON m.person_id = p.id
       JOIN organisation o ON o.id = m.org_id JOIN organisation c ON c.id = o.lineage[2]
     WHERE m.role = 'rep' AND p.active AND (SELECT count(*) FROM membership x WHERE x.person_id = p.id) = 1
     ORDER BY c.id, p.id`,
  )
  const [near, far] = reps
  if (!keeper || !near || !far) throw new Error('the demonstration has too few people')
  return { keeper: keeper.id, near: near.id, far: far.id, company: near.company }
}

const enter = async (person: string, language: 'zh-CN' | 'en', size: 'desktop' | 'phone' = 'desktop') => {
  const page = await product.open({ size, language })
  await signIn(page.context(), product.server().url, person)
  return page
}

/** Looks for words until they are found: an article is indexed after it was published. */
async function findWith(page: Page, q: string, title: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`/knowledge?q=${encodeURIComponent(q)}`)
        return page.getByRole('link', { name: title }).count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
}

test.each(['zh-CN', 'en'] as const)(
  'an editor gives a directory its rights and writes an article; its company finds it, another does not: %s',
  async (language) => {
    const say = sayIn(language)
    const { keeper, near, far, company } = await people()
    const directory = `E2E ${language} 密封选型`
    const title = `E2E ${language} 蓄能器预充压力怎么定`
    const page = await enter(keeper, language)
    await page.goto('/knowledge')
    await page
      .getByRole('button', { name: say('knowledge', 'directory.add') })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say('knowledge', 'directory.name')).first().fill(directory)
    await dialog.getByRole('button', { name: say('knowledge', 'directory.addSave') }).click()
    await page.waitForURL(/\/knowledge\/directories\//)
    await page.getByRole('heading', { level: 1, name: directory }).waitFor()

    await page.getByRole('button', { name: say('knowledge', 'rights.change') }).click()
    await dialog.getByRole('button', { name: say('knowledge', 'rights.addLine') }).click()
    await dialog.getByLabel(say('knowledge', 'rights.orgOfLine', { number: 1 })).selectOption(company)
    await dialog.getByLabel(say('knowledge', 'rights.comment'), { exact: true }).check()
    await dialog.getByRole('button', { name: say('common', 'save') }).click()
    await dialog.waitFor({ state: 'hidden' })

    await page.getByRole('link', { name: say('knowledge', 'directory.show') }).click()
    await page.getByRole('link', { name: say('knowledge', 'write.open'), exact: true }).click()
    await page.getByLabel(say('knowledge', 'write.title')).fill(title)
    await page
      .getByLabel(say('knowledge', 'write.body'))
      .fill('## 先看工作压力\n\n预充压力取最低工作压力的 **0.9 倍**。\n\n| 油温 | 系数 |\n|---|---|\n| 50 | 0.95 |\n')
    await page.getByRole('heading', { level: 2, name: '先看工作压力' }).waitFor()
    await page.getByRole('button', { name: say('knowledge', 'write.saveDraft') }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    const address = new URL(page.url()).pathname
    await page.getByRole('button', { name: say('knowledge', 'article.publish') }).click()
    await page.getByRole('button', { name: say('knowledge', 'article.archive') }).waitFor()

    const reader = await enter(near, language, 'phone')
    await findWith(reader, '预充压力', title)
    expect(await reader.locator('mark').first().textContent()).toMatch(/预充|压力/)
    await reader.getByRole('link', { name: title }).click()
    await reader.getByRole('cell', { name: '0.95' }).waitFor()
    await reader.getByRole('button', { name: say('knowledge', 'use.useful'), exact: true }).click()
    await reader.locator('button[aria-pressed="true"]').waitFor()
    await reader.getByLabel(say('knowledge', 'comments.own')).fill('油温按 60 度呢？')
    await reader.getByRole('button', { name: say('knowledge', 'comments.send'), exact: true }).click()
    await reader.locator('li').filter({ hasText: '油温按 60 度呢？' }).waitFor()

    const stranger = await enter(far, language)
    await stranger.goto(`/knowledge?q=${encodeURIComponent('预充压力怎么定')}`)
    await stranger.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    expect(await stranger.locator('main').textContent()).not.toContain(title)
    expect(await stranger.locator('main').textContent()).not.toContain(directory)
    const answer = await stranger.request.get(`${product.server().url}${address}`)
    expect(answer.status()).toBe(404)
  },
)

test('an article is moved, with who reads it, and a directory with all that is in it', async () => {
  const say = sayIn('zh-CN')
  const { keeper } = await people()
  const page = await enter(keeper, 'zh-CN')
  const dialog = page.getByRole('dialog')
  for (const name of ['E2E 收件', 'E2E 归档']) {
    await page.goto('/knowledge')
    await page
      .getByRole('button', { name: say('knowledge', 'directory.add') })
      .first()
      .click()
    await dialog.getByLabel(say('knowledge', 'directory.name')).first().fill(name)
    await dialog.getByRole('button', { name: say('knowledge', 'directory.addSave') }).click()
    await page.waitForURL(/\/knowledge\/directories\//)
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  const archive = new URL(page.url()).pathname
  await page.goto('/knowledge/articles/new')
  await page.getByLabel(say('knowledge', 'write.directory')).selectOption({ label: 'E2E 收件' })
  await page.getByLabel(say('knowledge', 'write.title')).fill('E2E 要搬的文章')
  await page.getByLabel(say('knowledge', 'write.body')).fill('正文')
  await page.getByRole('button', { name: say('knowledge', 'write.saveDraft') }).click()
  await page.getByRole('heading', { level: 1, name: 'E2E 要搬的文章' }).waitFor()
  await page.getByRole('button', { name: say('knowledge', 'move.open'), exact: true }).click()
  await dialog.getByLabel(say('knowledge', 'write.directory')).selectOption({ label: 'E2E 归档' })
  await dialog.getByRole('button', { name: say('knowledge', 'move.save'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('navigation').getByRole('link', { name: 'E2E 归档' }).first().waitFor()

  await page.goto(archive)
  await page.getByRole('button', { name: say('knowledge', 'move.open'), exact: true }).click()
  await dialog.getByLabel(say('knowledge', 'move.above')).selectOption({ label: 'E2E 收件' })
  await dialog.getByRole('button', { name: say('knowledge', 'move.save'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('navigation').getByRole('link', { name: 'E2E 收件' }).first().waitFor()
})

test('of two editors of one article the second sees both texts, and chooses', async () => {
  const say = sayIn('zh-CN')
  const { keeper } = await people()
  const page = await enter(keeper, 'zh-CN')
  await page.goto('/knowledge/articles/new')
  await page.getByLabel(say('knowledge', 'write.title')).fill('E2E 两人同改')
  await page.getByLabel(say('knowledge', 'write.body')).fill('第一稿')
  await page.getByRole('button', { name: say('knowledge', 'write.saveDraft') }).click()
  await page.getByRole('heading', { level: 1, name: 'E2E 两人同改' }).waitFor()
  const address = new URL(page.url()).pathname

  const other = await enter(keeper, 'zh-CN')
  await page.goto(`${address}/edit`)
  await other.goto(`${address}/edit`)
  await other.getByLabel(say('knowledge', 'write.body')).fill('别人的第二稿')
  await other.getByRole('button', { name: say('knowledge', 'write.save'), exact: true }).click()
  await other.locator('article').getByText('别人的第二稿').waitFor()

  await page.getByLabel(say('knowledge', 'write.body')).fill('我的第二稿')
  await page.getByRole('button', { name: say('knowledge', 'write.save'), exact: true }).click()
  const panel = page.getByRole('alert')
  await panel.getByText('别人的第二稿').waitFor()
  await panel.getByText('我的第二稿').waitFor()
  await page.getByRole('button', { name: say('kit', 'conflict.keepMine') }).click()
  await page.getByRole('button', { name: say('knowledge', 'write.save'), exact: true }).click()
  await page.locator('article').getByText('我的第二稿').waitFor()
  await page.goto(`${address}?version=2`)
  await page.getByText('别人的第二稿').waitFor()
})
