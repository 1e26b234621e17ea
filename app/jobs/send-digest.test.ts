import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { configureMail } from '#app/mail/mailer.server.ts'
import { claimDigest } from '#crm/digests/claim-digest.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { changePreferences } from '#crm/org/preferences.server.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { sweepWarnings } from '#crm/warnings/sweep-warnings.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { headerOf, partOf, useMailServer } from '#tests/support/mail-server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { JobRequest } from './job-queue.server.ts'
import { enumerateDigests, sendDigest } from './send-digest.job.ts'

const owner = useTestDatabase()
const mail = useMailServer()
const today = '2026-11-27'
// 08:00 in Shanghai.
const now = new Date('2026-11-27T00:00:00Z')
const publicUrl = 'https://crm.example.com'
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const { id, dataset } = anOpportunity({
    group,
    key: 'digest',
    name: '165MN <快锻> & 压机',
    expected_sign_on: '2026-12-07',
    last_activity_on: today,
    stage_entered_at: now.toISOString(),
  })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
  await sweepWarnings({ now })
})

beforeEach(async () => {
  configureMail({ smtpUrl: mail.url(), from: 'Gantry <crm@gantry.example>', publicUrl })
  await owner.query('DELETE FROM digest; DELETE FROM person_preference; UPDATE notification SET read_at = NULL')
  await owner.query(`UPDATE person SET active = true, name = '周启明' WHERE id = $1`, [group.people.owner])
  mail.received.length = 0
  mail.refuse(null)
  mail.hangUp(false)
})

const given: JobRequest[] = []
const context = (at = now) => ({
  now: at,
  signal: new AbortController().signal,
  isLastTry: false,
  enqueue: async (requests: readonly JobRequest[]) => void given.push(...requests),
})
const send = (person: keyof LoadedGroup['people'] = 'owner', day = today, at = now) =>
  sendDigest({ personId: group.people[person], day }, context(at))
const prefer = (changes: Parameters<typeof changePreferences>[0]['changes']) =>
  group.as('owner', (base) => changePreferences({ ...base, changes }))
const rows = async () => (await owner.query('SELECT sent_at IS NOT NULL AS sent FROM digest')).rows

describe('what is sent', () => {
  test('a person gets what is waiting for them, in Chinese, as text and as a page, with links only', async () => {
    await send()
    expect(mail.received).toHaveLength(1)
    const [one] = mail.received
    if (!one) throw new Error('no mail came')
    expect(one).toMatchObject({ from: 'crm@gantry.example', to: ['owner@gantry.example'] })
    expect(headerOf(one, 'subject')).toMatch(/^Gantry 2026-11-27：\d+ 条预警，\d+ 条未读通知$/)
    expect(headerOf(one, 'auto-submitted')).toBe('auto-generated')
    const [text, html] = [partOf(one, 'text/plain'), partOf(one, 'text/html')]
    expect(text).toContain('周启明，早上好')
    expect(text).toContain('165MN <快锻> & 压机')
    expect(text).toContain(`${publicUrl}/opportunities/${opportunityId}`)
    expect(text).toContain('客户久未拜访 · 晋岳特钢集团')
    expect(text).not.toContain('看不到的记录')
    expect(html).toContain('165MN &lt;快锻&gt; &amp; 压机')
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href ?? '').pathname)
    const known = [
      `/opportunities/${opportunityId}`,
      `/customers/${group.customerId}`,
      '/workbench',
      '/inbox',
      '/sessions',
    ]
    expect(new Set(links)).toEqual(new Set(known))
    expect(html).not.toMatch(/<(form|script|img|button|input)/)
  })

  test('in English for whoever reads English', async () => {
    await prefer({ language: 'en' })
    await send()
    expect(headerOf(mail.received[0] as never, 'subject')).toMatch(/^Gantry 27 Nov 2026: \d+ warnings?, /)
    expect(partOf(mail.received[0] as never, 'text/plain')).toContain('Good morning, Zhou Qiming')
  })

  test('nothing is sent when nothing is waiting, and nobody is told what another person has', async () => {
    await send('otherSubsidiaryRep')
    expect(mail.received).toEqual([])
    expect(await rows()).toEqual([])
  })

  test('line breaks, markup and headers in names are harmless', async () => {
    const name = `周\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script>"`
    await owner.query('UPDATE person SET name = $2 WHERE id = $1', [group.people.owner, name])
    await send()
    const [one] = mail.received
    if (!one) throw new Error('no mail came')
    expect(one.to).toEqual(['owner@gantry.example'])
    expect(headerOf(one, 'bcc')).toBe('')
    expect(one.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im)
    expect(partOf(one, 'text/html')).not.toContain('<script>')
    expect(partOf(one, 'text/plain').split('\n')[0]).toContain('周 Bcc: thief@evil.example <script>')
  })
})

describe('who is asked for', () => {
  test('everybody active who is not against it, a job each, by an id that is the same the second time', async () => {
    given.length = 0
    await prefer({ digest: false })
    await owner.query('UPDATE person SET active = false WHERE id = $1', [group.people.colleague])
    await enumerateDigests({}, context())
    const first = given.splice(0)
    await enumerateDigests({}, context())
    await owner.query('UPDATE person SET active = true WHERE id = $1', [group.people.colleague])
    expect(given).toEqual(first)
    const asked = first.map(({ payload }) => (payload as { personId: string }).personId)
    const { owner: off, colleague: gone, ...others } = group.people
    expect(asked.toSorted()).toEqual(Object.values(others).toSorted())
    expect(asked).not.toContain(off)
    expect(asked).not.toContain(gone)
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length)
  })

  test('without a mail server nobody is', async () => {
    given.length = 0
    configureMail(null)
    await enumerateDigests({}, context())
    expect(given).toEqual([])
    await expect(send()).rejects.toThrow('no mail goes out from this process')
  })

  test('whoever turned it off after the job was made gets none', async () => {
    await prefer({ digest: false })
    await send()
    expect(mail.received).toEqual([])
  })

  test('X09: a job that waits for a person who was deactivated ends without a mail', async () => {
    const set = (active: boolean) =>
      withActor(consoleActor, (tx) => setActive({ tx, actor: consoleActor, email: 'owner@gantry.example', active }))
    await set(false)
    await send()
    expect(mail.received).toEqual([])
    expect(await rows()).toEqual([])
    await set(true)
    await send()
    expect(mail.received).toHaveLength(1)
  })

  test('whoever has no way to sign in has no address', async () => {
    await owner.query('BEGIN')
    await owner.query('DELETE FROM auth_user WHERE id = $1', [group.people.owner])
    await owner.query('COMMIT')
    await send()
    await owner.query(`INSERT INTO auth_user (id, name, email) SELECT id, name, email FROM person WHERE id = $1`, [
      group.people.owner,
    ])
    expect(mail.received).toEqual([])
  })
})

describe('once', () => {
  test('a job that is delivered twice, one after the other or at once, sends one mail', async () => {
    await send()
    await send()
    expect(mail.received).toHaveLength(1)
    await owner.query('DELETE FROM digest')
    mail.received.length = 0
    await Promise.allSettled([send(), send(), send()])
    expect(mail.received).toHaveLength(1)
  })

  test('cut off between sending and recording, it is missing rather than doubled, and says so', async () => {
    await group.as('owner', ({ tx, actor }) => claimDigest({ tx, actor, day: today }))
    await expect(send()).rejects.toMatchObject({
      name: 'UnrecoverableError',
      message: expect.stringMatching(/^cut off/),
    })
    expect(mail.received).toEqual([])
  })

  test('a server that hangs up after the whole mail may have taken it: no second one', async () => {
    mail.hangUp(true)
    await expect(send()).rejects.toMatchObject({ name: 'UnrecoverableError' })
    mail.hangUp(false)
    await expect(send()).rejects.toMatchObject({ name: 'UnrecoverableError' })
    expect(mail.received).toHaveLength(1)
    expect(await rows()).toEqual([{ sent: false }])
  })

  test('a refusal for now leaves the day free; one for good is given up at once', async () => {
    mail.refuse({ code: 450, text: 'later' })
    const later = await send().catch((error: unknown) => error)
    expect(later).toMatchObject({ name: 'MailFailure', message: 'the mail server refused the mail: 450' })
    expect(await rows()).toEqual([])
    mail.refuse({ code: 550, text: 'no such mailbox <secret>' })
    const forGood = await send().catch((error: unknown) => error)
    expect(forGood).toMatchObject({ name: 'UnrecoverableError', message: 'the mail server refused the mail: 550' })
    mail.refuse(null)
    await send()
    expect(await rows()).toEqual([{ sent: true }])
  })

  test('a mail server that is down for a day: tried again within it, then over; the next day holds everything', async () => {
    await mail.shut()
    await expect(send()).rejects.toMatchObject({ name: 'MailFailure', refused: true })
    expect(await rows()).toEqual([])
    const tomorrow = new Date(now.getTime() + 86_400_000)
    await expect(send('owner', today, tomorrow)).rejects.toMatchObject({
      name: 'UnrecoverableError',
      message: 'the day of this digest is over',
    })
    await mail.open()
    await send('owner', '2026-11-28', tomorrow)
    expect(partOf(mail.received[0] as never, 'text/plain')).toContain(`/opportunities/${opportunityId}`)
  })
})
