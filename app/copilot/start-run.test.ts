import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Answer, AnswerEvent, AnswerQuestion } from '#ai/copilot/answer.ts'
import { askQuestion } from '#crm/conversations/ask-question.server.ts'
import { endTurn } from '#crm/conversations/end-turn.server.ts'
import { getConversation } from '#crm/conversations/get-conversation.server.ts'
import { retryTurn } from '#crm/conversations/retry-turn.server.ts'
import { newId } from '#lib/ids.ts'
import { logger } from '#lib/log.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { answererOfProcess, offerAnswerer } from './answerer-of-process.ts'
import { beginTurn } from './begin-turn.server.ts'
import { newsOfRun } from './news-of-run.ts'
import { runOf, stopRuns } from './runs-of-process.ts'
import { startRun } from './start-run.server.ts'
import { streamTurn } from './stream-turn.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})
beforeEach(() => owner.query('TRUNCATE conversation_proposal, conversation_turn, conversation'))
afterEach(async () => {
  await stopRuns()
  offerAnswerer(null)
})

const nothing: Answer = {
  calls: [{ tool: 'my_day', arguments: {} }],
  sentences: [],
  tables: [],
  cited: [],
  figures: [],
  proposals: [],
  sure: true,
  method: { by: 'embedded' },
}
const said = (text: string): Answer => ({ ...nothing, sentences: [{ text, cites: [] }] })
/** Answers with these events, one after the other, and holds still where there is a promise. */
const scripted = (...events: (AnswerEvent | Promise<unknown>)[]): AnswerQuestion =>
  async function* () {
    for (const event of events) {
      if (event instanceof Promise) await event
      else yield event
    }
  }

async function ask(conversationId = newId(), question = '今天做什么？') {
  const turnId = newId()
  await group.as('owner', (base) =>
    askQuestion({ ...base, conversationId, turnId, question, language: 'zh', page: null }),
  )
  const turn = async () =>
    (await group.as('owner', (base) => getConversation({ ...base, id: conversationId }))).turns.find(
      ({ id }) => id === turnId,
    )
  return { conversationId, turnId, turn, actor: await group.as('owner', async ({ actor }) => actor) }
}
type Asked = Awaited<ReturnType<typeof ask>>

function run(
  { actor, turnId }: Asked,
  answer: AnswerQuestion,
  more: { attempt?: number; beatMs?: number; mostMs?: number } = {},
) {
  const context = {} as Parameters<AnswerQuestion>[0]['context']
  const asked = { question: '今天做什么？', history: [], context }
  return startRun({ actor, turnId, attempt: 1, answer, asked, everyMs: 5, ...more })
}

/** What a page is told, up to the end of the stream. */
async function heard({ actor, turnId }: Asked, until?: (told: string) => void): Promise<string> {
  const first = { state: 'running' as const, attempt: 1, text: '', steps: [] }
  const { signal } = new AbortController()
  const response = streamTurn({ actor, turnId, first, signal, whoAsks: async () => actor, everyMs: 5 })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let told = ''
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) return told
    told += next.value
    until?.(told)
  }
}

test('an answer is made whether anybody waits or not, and whoever comes back is told all of it', async () => {
  const asked = await ask()
  const goOn = Promise.withResolvers<void>()
  const { ended } = run(
    asked,
    scripted(
      { type: 'tool', call: { tool: 'my_day', arguments: {} }, state: 'begun' },
      { type: 'text', text: '今天有' },
      goOn.promise,
      { type: 'tool', call: { tool: 'my_day', arguments: {} }, state: 'done' },
      { type: 'text', text: '两件事\0' },
      { type: 'answer', answer: said('今天有两件事。') },
    ),
  )
  // A page that is there from the beginning, and one that comes in the middle.
  const told = await heard(asked, (soFar) => soFar.includes('今天有') && goOn.resolve())
  expect(told).toContain('"tool":"my_day","state":"begun"')
  expect(told).toMatch(/event: ended\ndata: "answered"\n\n$/)
  await ended
  expect(runOf(asked.turnId)).toBeUndefined()
  expect(await heard(asked)).toMatch(/event: ended/)
  expect(await asked.turn()).toMatchObject({
    state: 'answered',
    answer: { sentences: [{ text: '今天有两件事。' }], asked: 1 },
    progress: { text: '', steps: [] },
  })
})

test('a database that fails while a page is told ends the line and one log line, not the process', async () => {
  const asked = await ask()
  const warn = vi.spyOn(logger(), 'warn').mockReturnValue(undefined)
  // The database refuses whoever this is: what nobody caught would be reported as unhandled.
  const told = await heard({ ...asked, actor: { ...asked.actor, personId: 'nobody' } })
  expect(told).toContain('event: turn')
  expect(told).not.toContain('event: ended')
  expect(warn.mock.calls).toEqual([[{ failure: 'BAD_INPUT' }, 'an answer was not told of to its end']])
  warn.mockRestore()
})

test('one person is told of a few answers at a time, and of the next when one of those has ended', async () => {
  const asked = await ask()
  const first = { state: 'running' as const, attempt: 1, text: '', steps: [] }
  const { actor, turnId } = asked
  const pages = Array.from({ length: 9 }, () => new AbortController())
  const opened = pages.map(({ signal }) => streamTurn({ actor, turnId, first, signal, whoAsks: async () => actor }))
  expect(opened.map(({ status }) => status)).toEqual([...Array(8).fill(200), 429])
  const other = await group.as('manager', async (base) => base.actor)
  const alone = new AbortController()
  const theirs = streamTurn({ actor: other, turnId, first, signal: alone.signal, whoAsks: async () => other })
  expect(theirs.status).toBe(200)
  for (const page of [...pages, alone]) page.abort()
  await Promise.all([...opened.slice(0, 8), theirs].map((response) => response.text()))
  await vi.waitUntil(() => {
    const again = new AbortController()
    const { status } = streamTurn({ actor, turnId, first, signal: again.signal, whoAsks: async () => actor })
    again.abort()
    return status === 200
  })
})

test('where this process works on it, the database is asked when there is news, and not in between', async () => {
  const asked = await ask()
  const goOn = Promise.withResolvers<void>()
  run(asked, scripted({ type: 'text', text: '今天' }, goOn.promise, { type: 'answer', answer: said('今天。') }), {
    beatMs: 600_000,
  })
  const news = newsOfRun(asked.turnId)
  const { signal } = new AbortController()
  let looks = 0
  const watching = (async () => {
    while (runOf(asked.turnId)) {
      await news.next({ over: signal, everyMs: 1, mostMs: 600_000 }, true)
      looks += 1
    }
  })()
  await vi.waitUntil(async () => (await asked.turn())?.progress.text === '今天')
  goOn.resolve()
  await runOf(asked.turnId)?.ended
  await watching
  news.stop()
  // The words, the end, and what may have been written before anybody listened.
  expect(looks).toBeLessThanOrEqual(6)
})

test('stopped by another process, it ends by itself, also where nobody listens to the signal', async () => {
  const asked = await ask()
  const never = new Promise<void>(() => {})
  const { ended } = run(asked, scripted({ type: 'text', text: '今天' }, never))
  await group.as('owner', ({ tx }) => endTurn({ tx, turnId: asked.turnId, state: 'stopped' }))
  // Noticed with the next beat, which the test need not wait for.
  runOf(asked.turnId)?.stop()
  await ended
  expect(await asked.turn()).toMatchObject({ state: 'stopped', answer: null })
})

test('what fails, ends too early or takes too long says so, and the question is there to be asked anew', async () => {
  const failing: AnswerQuestion = async function* () {
    yield { type: 'text', text: '今天' }
    throw new Error('the model is gone')
  }
  const cases = [
    [failing, {}],
    [scripted({ type: 'text', text: '今天有' }), {}],
    [scripted({ type: 'text', text: '今天' }, new Promise(() => {})), { mostMs: 30 }],
  ] as const
  for (const [answer, more] of cases) {
    const asked = await ask()
    await run(asked, answer, more).ended
    expect(await asked.turn()).toMatchObject({ state: 'failed', question: '今天做什么？', answer: null })
  }
})

test('a process that ends leaves its questions to be asked anew; the answer of a try before is not kept', async () => {
  const asked = await ask()
  const late = Promise.withResolvers<void>()
  const first = run(asked, scripted(late.promise, { type: 'answer', answer: said('旧的') }))
  await stopRuns()
  await first.ended
  expect(await asked.turn()).toMatchObject({ state: 'failed' })
  const attempt = await group.as('owner', (base) => retryTurn({ ...base, turnId: asked.turnId }))
  expect(attempt).toBe(2)
  await run(asked, scripted({ type: 'answer', answer: said('新的') }), { attempt: 2 }).ended
  late.resolve()
  expect(await asked.turn()).toMatchObject({ attempt: 2, answer: { sentences: [{ text: '新的' }] } })
})

test('whoever answers is told what was said before, and asks as the person, in their language', async () => {
  const first = await ask()
  await run(first, scripted({ type: 'answer', answer: said('今天有两件事。') })).ended
  const second = await ask(first.conversationId, '第一件呢？')
  let told: Parameters<AnswerQuestion>[0] | undefined
  offerAnswerer(async function* (asked) {
    told = asked
    yield { type: 'answer', answer: said('是拜访。') }
  })
  expect(answererOfProcess()).not.toBe(null)
  await beginTurn({ actor: second.actor, conversationId: first.conversationId, turnId: second.turnId, attempt: 1 })
  await runOf(second.turnId)?.ended
  expect(told).toMatchObject({
    question: '第一件呢？',
    history: [
      { from: 'person', text: '今天做什么？' },
      { from: 'copilot', text: '今天有两件事。' },
    ],
    context: { language: 'zh', page: null, timeZone: 'Asia/Shanghai' },
  })
  expect(told?.context.actor.personId).toBe(group.people.owner)
  expect(await second.turn()).toMatchObject({ state: 'answered' })
})

test('where nobody answers, the question is kept, and that it was not answered', async () => {
  const asked = await ask()
  const { conversationId, turnId, actor } = asked
  await expect(beginTurn({ actor, conversationId, turnId, attempt: 1 })).rejects.toMatchObject({ code: 'CONFIG' })
  expect(await asked.turn()).toMatchObject({ state: 'failed' })
})
