import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { configureMail } from '#app/mail/mailer.server.ts'
import { withdrawApproval } from '#crm/approvals/withdraw-approval.server.ts'
import { claimMail } from '#crm/notifications/claim-mail.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { changePreferences } from '#crm/org/preferences.server.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { approveAll, aSubmittedContract, aSubmittedException, decideAs } from '#tests/factories/a-submission.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { headerOf, partOf, type Received, useMailServer } from '#tests/support/mail-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { watchTasks } from './approvals.job.ts'
import type { JobRequest } from './job-queue.server.ts'
import { mailApproval } from './mail-approval.job.ts'

const owner = useTestDatabase()
const mail = useMailServer()
const publicUrl = 'https://crm.example.com'
let group: LoadedGroup
let opportunityId: string
let leadId: string
let requestId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const [deal, lead] = [anOpportunity({ group, status: 'won' }), anOpportunity({ group, key: 'lead' })]
  for (const { dataset } of [deal, lead]) await insertDataset({ client: owner.client, dataset })
  ;[opportunityId, leadId] = [deal.id, lead.id]
})

beforeEach(async () => {
  configureMail({ smtpUrl: mail.url(), from: 'Gantry <crm@gantry.example>', publicUrl })
  await owner.query('DELETE FROM notification; DELETE FROM person_preference')
  mail.received.length = 0
  mail.refuse(null)
  mail.hangUp(false)
  ;({ requestId } = await aSubmittedContract({ group, opportunityId }))
})

const given: JobRequest[] = []
const context = (now = new Date()) => ({
  now,
  signal: new AbortController().signal,
  isLastTry: false,
  enqueue: async (requests: readonly JobRequest[]) => void given.push(...requests),
})
const send = (now?: Date) => mailApproval({ requestId }, context(now))
const receivers = () => mail.received.flatMap(({ to }) => to).toSorted()
const to = (person: PersonKey) => {
  const found = mail.received.find((one) => one.to.includes(`${person}@gantry.example`))
  if (!found) throw new Error(`no mail came to ${person}`)
  return found
}
const textOf = (one: Received) => partOf(one, 'text/plain')
const decide = (person: PersonKey, said: Partial<Parameters<typeof decideAs>[0]> = {}) =>
  decideAs({ group, person, requestId, ...said })
const prefer = (person: PersonKey, changes: Parameters<typeof changePreferences>[0]['changes']) =>
  group.as(person, (base) => changePreferences({ ...base, changes }))
const setOwner = (active: boolean, email: string) =>
  withActor(consoleActor, (tx) => setActive({ tx, actor: consoleActor, email, active }))

describe('what is sent', () => {
  test('whoever is asked gets who asks, what, until when, and a link that decides nothing', async () => {
    await send()
    expect(receivers()).toEqual(['finance@gantry.example', 'manager@gantry.example'])
    const one = to('manager')
    expect(headerOf(one, 'subject')).toBe('周启明 请你批：165MN 快锻液压机组供货合同')
    expect(headerOf(one, 'auto-submitted')).toBe('auto-generated')
    const text = textOf(one)
    expect(text).toContain('许若兰，你好：\n周启明 请你批：165MN 快锻液压机组供货合同\n客户：晋岳特钢集团\n')
    expect(text).toMatch(/请在 \d{4}-\d\d-\d\d \d\d:\d\d 前审批。/)
    const html = partOf(one, 'text/html')
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual([`${publicUrl}/approvals/${requestId}`, `${publicUrl}/sessions`])
    expect(html).not.toMatch(/<(form|script|img|button|input)/)
  })

  test('no cost, no margin, no amount and nothing that people wrote for each other', async () => {
    await send()
    await decide('manager', { opinion: '毛利再核一遍' })
    await decide('finance', { opinion: '同意，注意成本' })
    await send()
    await decide('head', { decision: 'send-back', opinion: '价格太低' })
    await send()
    expect(receivers()).toEqual(['finance', 'head', 'manager', 'owner'].map((one) => `${one}@gantry.example`))
    for (const one of mail.received) {
      const said = textOf(one) + partOf(one, 'text/html')
      expect(said).not.toMatch(/毛利|成本|价格|客户周五定标|9,?000,?000|10,?000,?000|\d %|\d%/)
    }
    expect(headerOf(to('owner'), 'subject')).toBe('退回给你：165MN 快锻液压机组供货合同')
  })

  test('in English for whoever reads English', async () => {
    await prefer('manager', { language: 'en' })
    await send()
    expect(headerOf(to('manager'), 'subject')).toBe('Zhou Qiming asks for your approval: 165MN 快锻液压机组供货合同')
    expect(textOf(to('manager'))).toMatch(
      /Hello Xu Ruolan,\n.*\nCustomer: .*\nTo be decided by \d+ \w{3} \d{4} \d\d:\d\d\./,
    )
  })

  test('an exception says that it is one, and whose it is hears what has become of it', async () => {
    ;({ requestId } = await aSubmittedException({ group, opportunityId: leadId }))
    await send()
    expect(headerOf(mail.received[0] as Received, 'subject')).toBe('周启明 请你批例外：165MN 快锻液压机组')
    await approveAll({ owner, group, requestId })
    mail.received.length = 0
    await send()
    expect(receivers()).toEqual(['owner@gantry.example'])
    expect(headerOf(to('owner'), 'subject')).toBe('例外已批准：165MN 快锻液压机组')
    expect(textOf(to('owner'))).not.toMatch(/审批。|客户总经理出差/)
  })

  test('line breaks in names draw no lines and no headers', async () => {
    const name = '周\r\nBcc: thief@evil.example\r\n\r\n<script>'
    await owner.query('UPDATE person SET name = $2 WHERE id = $1', [group.people.owner, name])
    try {
      await send()
    } finally {
      await owner.query(`UPDATE person SET name = '周启明' WHERE id = $1`, [group.people.owner])
    }
    const one = to('manager')
    expect(headerOf(one, 'bcc')).toBe('')
    expect(one.to).toEqual(['manager@gantry.example'])
    expect(partOf(one, 'text/html')).not.toContain('<script>')
  })
})

describe('to whom', () => {
  test('whoever turned it off gets none, and nor does who was deactivated or has no way to sign in', async () => {
    await prefer('manager', { approvalMail: false })
    await setOwner(false, 'finance@gantry.example')
    await send()
    await setOwner(true, 'finance@gantry.example')
    expect(mail.received).toEqual([])
    await owner.query('DELETE FROM auth_user WHERE id = $1', [group.people.finance])
    await send()
    await owner.query(`INSERT INTO auth_user (id, name, email) SELECT id, name, email FROM person WHERE id = $1`, [
      group.people.finance,
    ])
    expect(mail.received).toEqual([])
    await send()
    expect(receivers()).toEqual(['finance@gantry.example'])
  })

  test('what waits for nobody any more is not mailed, nor what was seen, nor what is a day old', async () => {
    await decide('manager')
    await owner.query('UPDATE notification SET read_at = now() WHERE person_id = $1', [group.people.finance])
    await send()
    expect(mail.received).toEqual([])
    await owner.query('UPDATE notification SET read_at = NULL')
    await send(new Date(Date.now() + 25 * 3_600_000))
    expect(mail.received).toEqual([])
    await group.as('owner', (as) => withdrawApproval({ ...as, id: requestId, key: newId() }))
    await send()
    expect(mail.received).toEqual([])
  })

  test('a reminder is mailed too, and says that time is nearly up', async () => {
    await send()
    mail.received.length = 0
    given.length = 0
    await owner.query(
      `UPDATE approval_task SET asked_at = now() - interval '100 h', due_at = now() + interval '1 min'
      WHERE request_id = $1 AND holder_id = $2`,
      [requestId, group.people.manager],
    )
    await watchTasks({}, context())
    expect(given.map(({ name, payload }) => [name, payload])).toEqual([['approvals.mail', { requestId }]])
    await send()
    await send()
    expect(receivers()).toEqual(['manager@gantry.example'])
    expect(headerOf(to('manager'), 'subject')).toBe('要到时间了：周启明 提的 165MN 快锻液压机组供货合同')
  })

  test('without a mail server nobody does, and nothing is claimed', async () => {
    configureMail(null)
    await send()
    expect(await mailed()).toBe(0)
  })
})

const mailed = async () =>
  Number((await owner.query('SELECT count(*) AS n FROM notification WHERE mailed_at IS NOT NULL')).rows[0]?.n)

describe('once', () => {
  test('a job that is delivered twice, one after the other or at once, sends each mail once', async () => {
    await Promise.all([send(), send(), send()])
    await send()
    expect(receivers()).toEqual(['finance@gantry.example', 'manager@gantry.example'])
  })

  test('cut off between claiming and sending, it is missing rather than doubled', async () => {
    const { rows } = await owner.query('SELECT id FROM notification WHERE person_id = $1', [group.people.manager])
    const id = String(rows[0]?.id)
    const claim = () => group.as('manager', (as) => claimMail({ ...as, id, now: new Date() }))
    expect([await claim(), await claim()]).toEqual([true, false])
    // Nobody claims what is another's.
    expect(await group.as('finance', (as) => claimMail({ ...as, id, now: new Date() }))).toBe(false)
    await send()
    expect(receivers()).toEqual(['finance@gantry.example'])
  })

  test('a server that hangs up after the whole mail may have taken it: no second one', async () => {
    mail.hangUp(true)
    await expect(send()).rejects.toMatchObject({ name: 'UnrecoverableError' })
    mail.hangUp(false)
    await send()
    expect(receivers()).toEqual(['finance@gantry.example', 'manager@gantry.example'])
  })

  test('a refusal for now leaves it free; one for good is given up at once', async () => {
    mail.refuse({ code: 450, text: 'later' })
    await expect(send()).rejects.toMatchObject({ name: 'MailFailure' })
    expect(await mailed()).toBe(0)
    mail.refuse({ code: 550, text: 'no such mailbox <secret>' })
    await expect(send()).rejects.toMatchObject({
      name: 'UnrecoverableError',
      message: 'the mail server refused the mail: 550',
    })
    mail.refuse(null)
    await send()
    expect(mail.received).toEqual([])
  })

  test('a mail server that is away has taken nothing, and is tried again', async () => {
    await mail.shut()
    await expect(send()).rejects.toMatchObject({ name: 'MailFailure', refused: true })
    expect(await mailed()).toBe(0)
    await mail.open()
    await send()
    expect(mail.received).toHaveLength(2)
  })
})
