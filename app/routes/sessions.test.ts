import { beforeAll, beforeEach, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { listOwnSessions } from '#app/http/own-sessions.server.ts'
import { newId } from '#lib/ids.ts'
import { forget, once } from '#lib/once.ts'
import { addOrganisations, addSomebody, answerOf, Browser, forgingId, type Somebody } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { action } from './sessions.tsx'

const owner = useTestDatabase()
let person: Somebody
let laptop: Browser

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
})
beforeEach(async () => {
  person = await addSomebody()
  laptop = new Browser()
  await laptop.signIn(person)
  await new Browser().signIn(person)
})

const send = (form: Record<string, string>) => answerOf(action, laptop.request('/sessions', form))

async function recorded() {
  const { rows } = await owner.query(
    `SELECT type, org_id, actor_id, after FROM domain_event WHERE record_id = $1 AND type <> 'person.added'`,
    [person.id],
  )
  return rows
}
const event = (type: string, sessions: string) => ({
  type,
  org_id: forgingId,
  actor_id: person.id,
  after: { sessions },
})

test('ending one session is on record, and ending none of one’s own is not', async () => {
  const [, phone] = await listOwnSessions(laptop.request('/sessions'))
  await send({ intent: 'end', session: newId() })
  expect(await recorded()).toEqual([])
  expect(await send({ intent: 'end', session: phone?.id ?? '' })).toMatchObject({ body: { done: 'ended' } })
  expect(await recorded()).toEqual([event('person.sessions-ended', phone?.id ?? '')])
})

test('ending all others is on record', async () => {
  expect(await send({ intent: 'end-others' })).toMatchObject({ body: { done: 'endedOthers' } })
  expect(await recorded()).toEqual([event('person.sessions-ended', 'others')])
})

test('a new password is on record, a wrong one is not, and neither is said', async () => {
  const change = (currentPassword: string) =>
    send({
      intent: 'password',
      currentPassword,
      newPassword: 'quite another password',
      repeated: 'quite another password',
    })
  await change('not the password')
  expect(await recorded()).toEqual([])
  expect(await change(person.password)).toMatchObject({ body: { done: 'changed' } })
  expect(await recorded()).toEqual([event('person.password-changed', 'others')])
})

test('what is done and cannot be told stays done, and the log says so', async () => {
  const said: unknown[] = []
  once('log', () => ({ error: (fields: object, message: string) => said.push({ ...fields, message }) }))
  await owner.query(`ALTER TABLE domain_event ADD CONSTRAINT untold CHECK (type <> 'person.sessions-ended') NOT VALID`)
  try {
    expect(await send({ intent: 'end-others' })).toMatchObject({ body: { done: 'endedOthers' } })
    expect(await listOwnSessions(laptop.request('/sessions'))).toHaveLength(1)
    expect(await recorded()).toEqual([])
    expect(said).toMatchObject([{ err: expect.any(Error), message: 'sessions-ended: done and not on record' }])
  } finally {
    forget('log')
    await owner.query('ALTER TABLE domain_event DROP CONSTRAINT untold')
  }
})
