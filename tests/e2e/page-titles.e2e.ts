import { expect, test } from 'vitest'
import { askDatabase } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

interface Named {
  id: string
  name: string
  latin: string
}

async function one(query: string): Promise<Named> {
  const [row] = await askDatabase<Named>(product.server(), query)
  if (!row) throw new Error(`the demonstration has nothing for: ${query}`)
  return row
}

test.each(['zh-CN', 'en'] as const)('every page has one title that says what it is, in %s', async (language) => {
  const zh = language === 'zh-CN'
  const said = ({ name, latin }: Named) => (zh ? name : latin)
  const rep = await one(
    `SELECT p.id, p.name, p.name_latin AS latin FROM person p JOIN opportunity o ON o.owner_id = p.id
     WHERE p.name = '周启明' LIMIT 1`,
  )
  const opportunity = await one(
    `SELECT id, name, name_latin AS latin FROM opportunity WHERE name_latin <> name AND owner_id = '${rep.id}' LIMIT 1`,
  )
  const customer = await one(`SELECT id, name, name_latin AS latin FROM customer WHERE name_latin <> name LIMIT 1`)
  const page = await product.open({ language })
  /** Of the page as the server sent it and as it stands in the browser. */
  const titles = async (path: string) => {
    const answer = await page.goto(path)
    const sent = [...((await answer?.text()) ?? '').matchAll(/<title[^>]*>([^<]*)<\/title>/g)].map(([, text]) => text)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('title')].map((title) => title.textContent ?? ''),
    )
    return { sent, shown }
  }
  const check = async (pages: Record<string, string>) => {
    for (const [path, title] of Object.entries(pages)) {
      const expected = [`${title} · Gantry`]
      expect(await titles(path), path).toEqual({ sent: expected, shown: expected })
    }
  }
  await check({ '/sign-in': zh ? '登录' : 'Sign in' })
  await signIn(page.context(), product.server().url, rep.id)
  await check({
    '/workbench': zh ? '工作台' : 'Workbench',
    '/inbox': zh ? '收件箱' : 'Inbox',
    '/approvals': zh ? '审批' : 'Approvals',
    '/approvals/away': zh ? '请人代批' : 'Stand-ins',
    '/opportunities': zh ? '商机' : 'Opportunities',
    '/opportunities/new': zh ? '新建商机' : 'New opportunity',
    [`/opportunities/${opportunity.id}`]: said(opportunity),
    '/customers': zh ? '客户' : 'Customers',
    '/customers/new': zh ? '新建客户' : 'New customer',
    [`/customers/${customer.id}`]: said(customer),
    '/sessions': zh ? '已登录的设备' : 'Signed-in devices',
    '/access-tokens': zh ? '个人令牌' : 'Personal tokens',
    '/help': zh ? '帮助' : 'Help',
    '/rules': zh ? '你的岗位不能做这件事' : 'Your role does not allow this',
    '/nowhere': zh ? '没有找到这条记录' : 'This record was not found',
  })
  const administrator = await one(
    `SELECT p.id, p.name, p.name_latin AS latin FROM person p JOIN membership m ON m.person_id = p.id
     WHERE m.role = 'administrator' LIMIT 1`,
  )
  await signIn(page.context(), product.server().url, administrator.id)
  await check({ '/rules/routes': zh ? '审批路由' : 'Approval routes', '/rules': zh ? '规则' : 'Rules' })
  const rule = page.locator('main td a[href^="/rules/"]').first()
  const address = (await rule.getAttribute('href')) ?? ''
  await rule.click()
  const named = page.getByRole('heading', { level: 1, name: address.slice('/rules/'.length) })
  // The heading sets the number apart by its look, the title by a point.
  const [id, ...words] = ((await named.textContent()) ?? '').trim().split(' ')
  await check({ [address]: `${id} · ${words.join(' ')}` })
})
