import { expect, test } from 'vitest'
import { openJobQueue } from '#app/jobs/job-queue.server.ts'
import { z } from '#lib/zod.ts'
import { askDatabase, databaseUrlOf, oneOfEachRole } from './support/read-demo.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

const product = useProduct()

const personOf = async (role: string) => {
  const person = (await oneOfEachRole(product.server())).find((one) => one.role === role)
  if (!person) throw new Error(`nobody is ${role}`)
  return person.id
}

/** Gives the running product a job that it cannot read, and waits until it has given it up. */
async function leaveFailing(id: string): Promise<void> {
  const definition = {
    payload: z.object({}),
    attempts: 1,
    backoffMs: 1,
    timeoutMs: 1,
    handler: async () => async () => {},
  }
  const databaseUrl = await databaseUrlOf(product.server())
  const queue = await openJobQueue({ databaseUrl, catalogue: { 'digests.send': definition } })
  try {
    await queue.enqueue([{ name: 'digests.send', payload: { personId: 'nobody' } as never, id }])
    while (!(await queue.findFailed(id))) await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    await queue.close()
  }
}

const eventsOf = (type: string) =>
  askDatabase<{ after: { id: string | null } }>(
    product.server(),
    'SELECT after FROM domain_event WHERE type = $1 ORDER BY at, id',
    [type],
  )

test('an administrator sees that all is well, a job that failed, has it done again, and throws it away', async () => {
  const page = await product.open()
  await signIn(page.context(), product.server().url, await personOf('administrator'))
  await page.goto('/admin/jobs')
  await page.getByRole('heading', { name: '一切正常', exact: true }).waitFor()
  await page.getByText('没有定时：没配邮件服务器').waitFor()
  await page.getByText('每天 04:30').waitFor()

  await leaveFailing('digests.send-e2e')
  await page.reload()
  const row = page.getByRole('list', { name: '失败的作业' }).getByRole('listitem')
  await row.getByText('邮件摘要').waitFor()
  await row.getByText('内容读不懂').waitFor()
  expect(await row.textContent()).not.toContain('nobody')

  await row.getByRole('button', { name: '重试' }).click()
  await page.getByText('已重新排队').waitFor()
  expect(await eventsOf('job.retried')).toMatchObject([{ after: { id: 'digests.send-e2e' } }])

  await leaveFailing('digests.send-e2e')
  await page.goto('/admin/jobs?q=e2e')
  await row.getByRole('button', { name: '丢弃' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '取消' }).click()
  expect(await row.count()).toBe(1)
  await row.getByRole('button', { name: '丢弃' }).click()
  await dialog.getByRole('button', { name: '丢弃' }).click()
  await page.getByText('没找到').waitFor()
  expect(await eventsOf('job.discarded')).toMatchObject([{ after: { id: 'digests.send-e2e' } }])

  await page.getByRole('button', { name: '现在运行：准备事件分区' }).click()
  await page.getByText('已排队，稍后刷新可见结果').waitFor()
  expect(await eventsOf('job.started')).toHaveLength(1)
})

test('nobody else is led there, or let in', async () => {
  const page = await product.open()
  await signIn(page.context(), product.server().url, await personOf('rep'))
  await page.goto('/workbench')
  expect(await page.getByRole('link', { name: '作业' }).count()).toBe(0)
  const answer = await page.goto('/admin/jobs')
  expect(answer?.status()).toBe(403)
  product.takeFaults()
})

test('the page of one’s devices says that this installation sends no mail', async () => {
  const page = await product.open({ language: 'en' })
  await signIn(page.context(), product.server().url, await personOf('rep'))
  await page.goto('/sessions')
  await page.getByText('This installation sends no mail').waitFor()
})
