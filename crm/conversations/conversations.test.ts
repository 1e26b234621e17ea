import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import type { StoredAnswer } from './answer.schema.ts'
import { askQuestion } from './ask-question.server.ts'
import { endTurn } from './end-turn.server.ts'
import { findConversations } from './find-conversations.server.ts'
import { finishTurn } from './finish-turn.server.ts'
import { getConversation, getTurnProgress } from './get-conversation.server.ts'
import { noteProgress } from './note-progress.server.ts'
import { rateAnswer } from './rate-answer.server.ts'
import { removeConversation } from './remove-conversation.server.ts'
import { renameConversation } from './rename-conversation.server.ts'
import { restoreConversation } from './restore-conversation.server.ts'
import { retryTurn } from './retry-turn.server.ts'

type Person = Parameters<LoadedGroup['as']>[0]

const owner = useTestDatabase()
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group })
  opportunityId = id
  await insertDataset({ client: owner.client, dataset })
})
beforeEach(() => owner.query('TRUNCATE conversation_proposal, conversation_turn, conversation'))

const ask = (person: Person, more: { conversationId?: string; turnId?: string; question?: string } = {}) => {
  const ids = { conversationId: newId(), turnId: newId(), ...more }
  return group
    .as(person, (base) => askQuestion({ ...base, question: '四季度哪些悬？', language: 'zh', page: null, ...ids }))
    .then((asked) => ({ ...ids, ...asked }))
}
const read = (person: Person, id: string) => group.as(person, (base) => getConversation({ ...base, id }))
const progress = { text: '还差', steps: [{ tool: 'find_records', state: 'begun' as const }] }
/** As if the process that works on it had been gone for a minute. */
const silence = (turnId: string) =>
  owner.query(`UPDATE conversation_turn SET beat_at = now() - interval '1 minute' WHERE id = $1`, [turnId])

function anAnswer(): StoredAnswer {
  const press = { kind: 'opportunity', id: opportunityId }
  const hidden = { kind: 'opportunity', id: newId() }
  return {
    calls: [{ tool: 'find_records', arguments: {} }],
    sentences: [
      { text: '快锻机组还差三项。', cites: [press] },
      { text: '操作机还差一项。', cites: [hidden] },
      { text: '一共 2 项。', cites: [] },
      { text: '先看这些：', cites: [] },
    ],
    tables: [
      {
        columns: [{ label: '商机', kind: 'text' }],
        rows: [
          { record: press, cells: ['快锻机组'] },
          { record: hidden, cells: ['操作机'] },
        ],
        path: '/opportunities',
      },
    ],
    cited: [
      {
        ...press,
        title: { zh: '快锻机组', en: 'Press' },
        path: `/opportunities/${press.id}`,
        read: '长'.repeat(1_000),
      },
      { ...hidden, title: { zh: '操作机', en: 'Manipulator' }, path: `/opportunities/${hidden.id}`, read: '机密' },
    ],
    sure: true,
    method: { by: 'embedded' },
  }
}

test('a question is kept before it is answered, and the same one sent twice, also at once, is asked once', async () => {
  const ids = { conversationId: newId(), turnId: newId() }
  const both = await Promise.all([ask('owner', ids), ask('owner', ids)])
  expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true])
  expect((await ask('owner', ids)).repeated).toBe(true)
  const { turns, title } = await read('owner', ids.conversationId)
  expect(title).toBe('四季度哪些悬？')
  expect(turns).toMatchObject([{ id: ids.turnId, question: '四季度哪些悬？', state: 'running', answer: null }])
})

test('nobody else reads it: no colleague, no head, no administrator; its ids are free for nobody', async () => {
  const asked = await ask('owner')
  for (const person of ['manager', 'head', 'admin', 'hq'] as const) {
    await expect(read(person, asked.conversationId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await group.as(person, (base) => findConversations(base))).toEqual([])
    await expect(ask(person, { conversationId: asked.conversationId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('a second question waits for the first; after a while without a sign of life it does not', async () => {
  const first = await ask('owner')
  const { conversationId } = first
  await expect(ask('owner', { conversationId })).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { key: 'form.stillAnswering' },
  })
  await silence(first.turnId)
  expect((await ask('owner', { conversationId })).repeated).toBe(false)
  await ask('owner')
  await ask('owner')
  await expect(ask('owner')).rejects.toMatchObject({ details: { key: 'form.tooManyAnswers' } })
})

test('of more questions than are answered at a time, sent at once to as many conversations, the others are refused', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ask('owner')))
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused.map(({ details }) => details?.key)).toEqual(Array(5).fill('form.tooManyAnswers'))
  // Somebody else's are not counted among them.
  expect((await ask('manager')).repeated).toBe(false)
  const stopped = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.turnId] : []))
  for (const turnId of stopped) await group.as('owner', ({ tx }) => endTurn({ tx, turnId, state: 'stopped' }))
  const again = await Promise.allSettled(
    [...stopped, ...(await retriable(3))].map((turnId) => group.as('owner', (base) => retryTurn({ ...base, turnId }))),
  )
  expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
})

/** Questions of as many conversations, each stopped before its answer. */
async function retriable(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const { turnId } = await ask('owner')
    await group.as('owner', ({ tx }) => endTurn({ tx, turnId, state: 'stopped' }))
    ids.push(turnId)
  }
  return ids
}

test('an answer is read as its reader may see it now: what rests on what they do not see is left out, and said', async () => {
  const { conversationId, turnId } = await ask('owner')
  const finish = (attempt: number) =>
    group.as('owner', (base) => finishTurn({ ...base, turnId, attempt, answer: anAnswer(), proposals: [] }))
  expect(await finish(1)).toBe(true)
  expect(await finish(1)).toBe(false)
  const { turns } = await read('owner', conversationId)
  const answer = turns[0]?.answer
  expect(answer?.sentences).toEqual([
    { text: '快锻机组还差三项。', cites: [0] },
    { text: '先看这些：', cites: [] },
  ])
  expect(answer?.tables).toMatchObject([{ rows: [{ cells: ['快锻机组'] }], path: null }])
  expect(answer?.sources).toMatchObject([{ id: opportunityId, excerpt: '长'.repeat(240) }])
  expect(answer?.hidden).toBe(1)
  expect(JSON.stringify(turns)).not.toContain('操作机')
})

test('what was read is cut between characters, so that the answer can be kept', async () => {
  const { conversationId, turnId } = await ask('owner')
  const [cited] = anAnswer().cited
  if (!cited) throw new Error('an answer without a source')
  const answer = { ...anAnswer(), cited: [{ ...cited, read: `${'长'.repeat(239)}𠮷后面` }] }
  await group.as('owner', (base) => finishTurn({ ...base, turnId, attempt: 1, answer, proposals: [] }))
  const { turns } = await read('owner', conversationId)
  expect(turns[0]?.answer?.sources[0]?.excerpt).toBe(`${'长'.repeat(239)}𠮷`)
})

test('of a model, nothing stays that rests on no record, or takes a figure from one, once one that it read is out of sight', async () => {
  const { conversationId, turnId } = await ask('owner')
  const press = { kind: 'opportunity', id: opportunityId }
  const elsewhere = { kind: 'opportunity', id: newId() }
  const [seen] = anAnswer().cited
  if (!seen) throw new Error('an answer without a source')
  const answer: StoredAnswer = {
    ...anAnswer(),
    sentences: [
      { text: '操作机的客户已经付款。', cites: [] },
      { text: '快锻机组还差三项。', cites: [press] },
      { text: '快锻机组比操作机的 990 万多。', cites: [press], rests: [elsewhere] },
      { text: '快锻机组是 1,260 万。', cites: [press], rests: [press] },
    ],
    tables: [],
    cited: [seen],
    read: [press, elsewhere],
    method: { by: 'model', model: 'qwen3' },
  }
  await group.as('owner', (base) => finishTurn({ ...base, turnId, attempt: 1, answer, proposals: [] }))
  const { turns } = await read('owner', conversationId)
  expect(turns[0]?.answer).toMatchObject({
    sentences: [{ text: '快锻机组还差三项。' }, { text: '快锻机组是 1,260 万。' }],
    hidden: 1,
  })
  expect(JSON.stringify(turns)).not.toContain('操作机')
})

test('what tells costs is read by those alone who see them now, as is what was reckoned from it; so is what is told on', async () => {
  const { conversationId, turnId } = await ask('head')
  const press = { kind: 'opportunity', id: opportunityId }
  const [table] = anAnswer().tables
  const [cited] = anAnswer().cited
  if (!table || !cited) throw new Error('an answer without a table')
  const answer: StoredAnswer = {
    ...anAnswer(),
    sentences: [
      { text: '快锻机组还差三项。', cites: [press] },
      { text: '毛利率 18.5%。', cites: [press], costs: true },
      { text: '比平均低 2.5 点。', cites: [] },
    ],
    tables: [{ ...table, rows: [{ record: press, cells: ['成本 1 亿'] }], costs: true }],
    cited: [{ ...cited, read: '成本 1 亿', costs: true }],
  }
  await group.as('head', (base) => finishTurn({ ...base, turnId, attempt: 1, answer, proposals: [] }))
  const readAs = (costs: boolean) =>
    group.as('head', ({ tx }) => getConversation({ tx, actor: { costs }, id: conversationId }))
  expect((await readAs(true)).turns[0]?.answer).toMatchObject({
    sentences: [{}, { text: '毛利率 18.5%。' }, {}],
    withoutCosts: false,
  })
  const { turns } = await readAs(false)
  expect(turns[0]?.answer).toMatchObject({
    sentences: [{ text: '快锻机组还差三项。' }],
    tables: [],
    sources: [{ id: opportunityId, excerpt: '' }],
    withoutCosts: true,
    hidden: 0,
  })
  expect(JSON.stringify(turns)).not.toMatch(/18\.5|1 亿|2\.5/)
})

test('what is silent is cut and can be asked anew; what the try before still writes reaches nothing', async () => {
  const { conversationId, turnId } = await ask('owner')
  const note = (attempt: number) => group.as('owner', ({ tx }) => noteProgress({ tx, turnId, attempt, progress }))
  const retry = () => group.as('owner', (base) => retryTurn({ ...base, turnId }))
  expect(await note(1)).toBe(true)
  expect(await retry()).toBe(null)
  await silence(turnId)
  expect((await read('owner', conversationId)).turns).toMatchObject([{ state: 'cut', question: '四季度哪些悬？' }])
  expect(await retry()).toBe(2)
  expect(await note(1)).toBe(false)
  expect(await note(2)).toBe(true)
  expect(await group.as('owner', ({ tx }) => getTurnProgress({ tx, turnId }))).toMatchObject({
    state: 'running',
    attempt: 2,
    ...progress,
  })
  const late = group.as('owner', (base) =>
    finishTurn({ ...base, turnId, attempt: 1, answer: anAnswer(), proposals: [] }),
  )
  expect(await late).toBe(false)
})

test('what is asked anew waits as a question does, and not in a conversation that was taken away', async () => {
  const stop = (turnId: string) => group.as('owner', ({ tx }) => endTurn({ tx, turnId, state: 'stopped' }))
  const retry = (turnId: string) => group.as('owner', (base) => retryTurn({ ...base, turnId }))
  const first = await ask('owner')
  await stop(first.turnId)
  const second = await ask('owner', { conversationId: first.conversationId })
  await expect(retry(first.turnId)).rejects.toMatchObject({ details: { key: 'form.stillAnswering' } })
  await stop(second.turnId)
  const others = [await ask('owner'), await ask('owner'), await ask('owner')]
  await expect(retry(first.turnId)).rejects.toMatchObject({ details: { key: 'form.tooManyAnswers' } })
  await stop(others[0]?.turnId ?? '')
  await group.as('owner', ({ tx }) => removeConversation({ tx, id: first.conversationId }))
  await expect(retry(first.turnId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await group.as('owner', ({ tx }) => restoreConversation({ tx, id: first.conversationId }))
  expect(await retry(first.turnId)).toBe(2)
  expect(await retry(first.turnId)).toBe(null)
})

test('stopped is stopped: it is not answered afterwards, and its unchecked words are gone', async () => {
  const { conversationId, turnId } = await ask('owner')
  await group.as('owner', ({ tx }) => noteProgress({ tx, turnId, attempt: 1, progress }))
  const stop = () => group.as('owner', ({ tx }) => endTurn({ tx, turnId, state: 'stopped' }))
  expect([await stop(), await stop()]).toEqual([true, false])
  expect(await group.as('owner', ({ tx }) => noteProgress({ tx, turnId, attempt: 1, progress }))).toBe(false)
  expect((await read('owner', conversationId)).turns).toMatchObject([
    { state: 'stopped', progress: { text: '', steps: [] } },
  ])
  expect(await group.as('owner', (base) => retryTurn({ ...base, turnId }))).toBe(2)
})

test('the history: the latest first, by words of titles and questions; renamed, deleted, and back', async () => {
  const one = await ask('owner', { question: '晋岳的付款 100% 谈好了吗' })
  await silence(one.turnId)
  const other = await ask('owner', { question: '什么_是标前会' })
  await owner.query(`UPDATE conversation SET asked_at = now() - interval '1 hour' WHERE id = $1`, [one.conversationId])
  const titles = async (q = '') =>
    (await group.as('owner', (base) => findConversations({ ...base, q }))).map((row) => row.title)
  expect(await titles()).toEqual(['什么_是标前会', '晋岳的付款 100% 谈好了吗'])
  const rename = (title: string) =>
    group.as('owner', ({ tx }) => renameConversation({ tx, id: one.conversationId, title }))
  await rename('付款')
  expect(await titles('晋岳')).toEqual(['付款'])
  expect(await titles('0%')).toEqual(['付款'])
  expect(await titles('么_是')).toEqual(['什么_是标前会'])
  expect(await titles('___')).toEqual([])
  await group.as('owner', ({ tx }) => removeConversation({ tx, id: other.conversationId }))
  expect(await titles()).toEqual(['付款'])
  await expect(ask('owner', { conversationId: other.conversationId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await group.as('owner', ({ tx }) => restoreConversation({ tx, id: other.conversationId }))
  expect(await titles()).toEqual(['什么_是标前会', '付款'])
  const others = group.as('manager', ({ tx }) => renameConversation({ tx, id: one.conversationId, title: '我的' }))
  await expect(others).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('an answer is useful or not, and that is taken back; a question without one is neither', async () => {
  const { conversationId, turnId } = await ask('owner')
  const rate = (rating: 'useful' | 'wrong' | null) => group.as('owner', ({ tx }) => rateAnswer({ tx, turnId, rating }))
  await expect(rate('useful')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await group.as('owner', (base) => finishTurn({ ...base, turnId, attempt: 1, answer: anAnswer(), proposals: [] }))
  await rate('wrong')
  expect((await read('owner', conversationId)).turns).toMatchObject([{ rating: 'wrong' }])
  await rate(null)
  expect((await read('owner', conversationId)).turns).toMatchObject([{ rating: null }])
})

test('what is chosen of what was asked back is called as the answer had it, and nothing that anybody sends', async () => {
  const { conversationId, turnId } = await ask('owner')
  const call = { tool: 'open_record', arguments: { record: 'OPP-1' } }
  const none = { kind: 'unsure' as const, suggestions: [{ text: '别的' }, { text: '快锻机组', call }] }
  const answer = { ...anAnswer(), none, sure: false }
  await group.as('owner', (base) => finishTurn({ ...base, turnId, attempt: 1, answer, proposals: [] }))
  const choose = async (at: number, of = turnId) => {
    const question = { conversationId, turnId: newId(), question: '快锻机组', language: 'zh' as const, page: null }
    await group.as('owner', (base) => askQuestion({ ...base, ...question, choice: { turnId: of, at } }))
    await group.as('owner', ({ tx }) => endTurn({ tx, turnId: question.turnId, state: 'stopped' }))
    return (await read('owner', conversationId)).turns.find(({ id }) => id === question.turnId)?.chosen
  }
  expect(await choose(1)).toEqual(call)
  expect(await choose(0)).toBe(null)
  expect(await choose(9)).toBe(null)
  expect(await choose(1, newId())).toBe(null)
})
