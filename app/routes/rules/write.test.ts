import { Engine } from 'json-rules-engine'
import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import { configureAuth } from '#app/http/auth.server.ts'
import { leaveTransactions, watchTransactions } from '#prisma/watch-transactions.server.ts'
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

const nested = `{"not":`.repeat(30_000) + '{}'.padEnd(30_002, '}')
const oneCase = { name: { zh: '一', en: 'one' }, facts: {}, expect: 'quiet' }
test.each([
  [
    'a condition that no walk over it would end',
    `{"subject":"opportunity","condition":${nested}}`,
    'condition',
    'tooDeep',
  ],
  [
    'more cases than anybody reads',
    JSON.stringify(aWarningDraft({ cases: new Array(51).fill(oneCase) })),
    'cases',
    'tooManyCases',
  ],
])('%s is refused with its place, by whoever writes and whoever tries', async (_, text, place, code) => {
  const problems = {
    failed: { details: { problems: [{ place, code, reason: { en: expect.stringMatching(/at most/) } }] } },
  }
  const trial = { draft: text, orgId: '', recordId: '', partId: '' }
  expect(await post(start, '/rules/start', { orgId: '', draft: text })).toMatchObject({ status: 400, body: problems })
  expect(await post(tryIt as never, '/rules/try', trial)).toMatchObject({ status: 400, body: problems })
})

test('cases are worked out while no transaction is open, when they are tried and when they are released', async () => {
  // Asked when a transaction begins, and when it ends.
  let asked = 0
  const now = () => {
    asked += 1
    return 0
  }
  watchTransactions({ now, warn: () => {} })
  const { run } = Engine.prototype
  const within: boolean[] = []
  const watched = vi.spyOn(Engine.prototype, 'run').mockImplementation(function (this: Engine, ...args) {
    within.push(asked % 2 === 1)
    return run.apply(this, args)
  })
  const { body } = await post(start, '/rules/start', { orgId: '', draft })
  const ruleId = (body as { created: string }).created
  await tryIt({
    request: admin.request('/rules/try', { draft, orgId: '', recordId: '', partId: '' }),
    params: {},
    context: new RouterContextProvider(),
  } as never)
  const form = { version: '1', edit: '1', reason: '要盯' }
  const released = await answerOf(release, admin.request(`/rules/${ruleId}/release-version`, form), { ruleId })
  watched.mockRestore()
  leaveTransactions()
  expect(released).toMatchObject({ body: { done: true } })
  expect(within).toEqual([false, false, false, false])
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
