import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { aWarningDraft } from '#tests/factories/a-warning-draft.ts'
import { type Answer, addOrganisations, addSomebody, answerOf, Browser, groupId } from '#tests/support/auth.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { action as discard } from './discard-draft.ts'
import { action as release } from './release-version.ts'
import { action as save } from './save-draft.ts'
import { action as start } from './start.ts'
import { action as takeBack } from './take-back.ts'
import { action as tryIt } from './try.ts'

const owner = useTestDatabase()
let admin: Browser

beforeAll(async () => {
  configureAuth({ secret: 'of forty characters, by chance, or so you', baseUrl: 'http://localhost:3000', demo: false })
  await addOrganisations(owner)
  await installShippedRules()
  admin = await signedIn('administrator')
})

async function signedIn(role: 'administrator' | 'hq-sales'): Promise<Browser> {
  const browser = new Browser()
  await browser.signIn(await addSomebody({ role, scope: 'group', orgId: groupId }))
  return browser
}

const draft = JSON.stringify(aWarningDraft())
const at = (verb: string) => `/rules/WA-01/${verb}`
const params = { ruleId: 'WA-01' }
function post<Args>(
  action: (args: Args) => Promise<unknown>,
  path: string,
  form: Record<string, string>,
  by = admin,
): Promise<Answer> {
  return answerOf(action, by.request(path, form), params)
}

test('through the doors: started, saved, refused without a reason, released, and taken back', async () => {
  expect(await post(start, '/rules/start', { orgId: '', draft })).toMatchObject({ body: { created: 'WA-01' } })
  const saved = await post(save, at('save-draft'), { version: '1', edit: '1', draft })
  expect(saved).toMatchObject({ body: { saved: { version: 1, edit: 1, changed: false } } })
  const release1 = { version: '1', edit: '1' }
  expect(await post(release, at('release-version'), { ...release1, reason: ' ' })).toMatchObject({
    status: 400,
    body: { invalid: { reason: ['form.required'] } },
  })
  expect(await post(discard, at('discard-draft'), { version: '1', edit: '7' })).toMatchObject({ status: 409 })
  expect(await post(release, at('release-version'), { ...release1, reason: '要盯' })).toMatchObject({
    body: { done: true },
  })
  expect(await post(takeBack, at('take-back'), { version: '1', reason: '太吵' })).toMatchObject({
    body: { done: true },
  })
})

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['a text that no database holds', JSON.stringify({ ...aWarningDraft(), name: { zh: '\u0000', en: 'x' } })],
])('what is no rule is refused before anything is opened: %s', async (_, text) => {
  const answer = await post(start, '/rules/start', { orgId: '', draft: text })
  expect(answer).toMatchObject({ status: 400, body: { invalid: { draft: ['form.invalid'] } } })
})

test('a line that is not finished comes back with its place, in words of both languages', async () => {
  const unfinished = JSON.stringify(aWarningDraft({ condition: { all: [{ fact: 'amount' } as never] } }))
  const answer = await post(start, '/rules/start', { orgId: '', draft: unfinished })
  expect(answer).toMatchObject({
    status: 400,
    body: {
      failed: { details: { problems: [{ place: 'condition.all[0]', reason: { en: /not finished|missing/ } }] } },
    },
  })
})

test('cases are tried while the rule has no name yet', async () => {
  const nameless = JSON.stringify({ ...aWarningDraft(), name: { zh: '', en: '' } })
  const request = admin.request('/rules/try', { draft: nameless, orgId: '', recordId: '', partId: '' })
  const answer = await tryIt({ request, params: {}, context: new RouterContextProvider() } as never)
  expect(await (answer as Response).json()).toEqual({ trial: null, cases: [true, true] })
})

test('none of the doors is open to others', async () => {
  const other = await signedIn('hq-sales')
  for (const [action, verb] of [
    [start, 'start'],
    [save, 'save-draft'],
    [discard, 'discard-draft'],
    [release, 'release-version'],
    [takeBack, 'take-back'],
    [tryIt, 'try'],
  ] as const) {
    expect(await post(action as never, at(verb), {}, other), verb).toMatchObject({ status: 403 })
  }
})
