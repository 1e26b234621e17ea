import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { RouterContextProvider } from 'react-router'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '#ai/copilot/answer.ts'
import { answerEmbedded } from '#ai/copilot/answer-embedded.server.ts'
import type { ProposalDraft } from '#ai/copilot/proposal.ts'
import type { AnswerTable, RecordRef } from '#ai/copilot/tool.ts'
import { copilotTools } from '#ai/copilot/tools/copilot-tools.server.ts'
import { toolContext } from '#app/copilot/tool-context.server.ts'
import { drawToken } from '#app/http/draw-token.server.ts'
import type { TokenScope } from '#crm/access-tokens/access-token.schema.ts'
import { createToken } from '#crm/access-tokens/create-token.server.ts'
import { narrowToken } from '#crm/access-tokens/narrow-token.server.ts'
import { openBid } from '#crm/bids/open-bid.server.ts'
import { openContract } from '#crm/contracts/open-contract.server.ts'
import { declineProposal } from '#crm/conversations/decline-proposal.server.ts'
import { getConversation } from '#crm/conversations/get-conversation.server.ts'
import { removeConversation } from '#crm/conversations/remove-conversation.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { indexArticle } from '#knowledge/articles/index-article.server.ts'
import { publishArticle } from '#knowledge/articles/publish-article.server.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { askOf } from '#tests/support/copilot/asked-of.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { action, loader } from './mcp.ts'

type Person = Parameters<LoadedGroup['as']>[0]

const owner = useTestDatabase()
const withheld = newId()
const article = newId()
let group: LoadedGroup
let press: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const one = anOpportunity({ group, amount: '26800000.00' })
  press = one.id
  await insertDataset({ client: owner.client, dataset: one.dataset })
  const tender = { tenderNumber: null, weightTechnical: null, weightCommercial: null, weightPrice: null }
  const days = { documentsOn: null, clarifyUntil: null, submitBy: null, opensOn: '2026-10-28', awardsOn: null }
  const terms = { category: 'equipment', amount: '26000000.00', currency: 'CNY', plannedSignOn: '2026-12-18' } as const
  const parties = { ourParty: '中嵩锻压公司', counterparty: '晋岳特钢集团', name: '快锻机组供货合同' }
  const opportunityId = press
  await group.as('owner', async (as) => {
    await openBid({ ...as, id: newId(), opportunityId, currency: 'CNY', price: '26500000', ...tender, ...days })
    await openContract({ ...as, id: newId(), opportunityId, deliverOn: '2027-09-30', ...parties, ...terms })
  })
  await group.as('admin', async (base) => {
    await addDirectory({
      ...base,
      id: withheld,
      parentId: null,
      orgId: group.orgs.group,
      name: '总部',
      nameLatin: null,
    })
    const grants = [{ orgId: group.orgs.presses, rights: ['read', 'write'] as const }]
    await setGrants({ ...base, id: withheld, grants: grants.map((one) => ({ ...one, rights: [...one.rights] })) })
  })
  const content = { body: '锻压机组的底价是两千四百万元，谈判不能低于它。' }
  await group.as('owner', (base) =>
    addArticle({
      ...base,
      id: article,
      directoryId: withheld,
      kind: 'article',
      language: 'zh',
      title: '底价',
      content,
    }),
  )
  await group.as('owner', (base) => publishArticle({ ...base, id: article, version: 1 }))
  await indexArticle({ articleId: article })
})

const all: TokenScope[] = ['records', 'knowledge', 'proposals']

async function tokenOf(person: Person, scopes = all) {
  const { token, digest } = drawToken()
  const id = newId()
  await group.as(person, (base) => createToken({ ...base, id, name: 'n', digest, scopes, days: 7 }))
  return { id, token }
}

/** The official client, its requests answered by the route as a server would. */
async function connect(token: string, language = 'zh') {
  const client = new Client({ name: 'test', version: '1' })
  const answer = async (request: Request): Promise<Response> => {
    const args = { request, params: {}, context: new RouterContextProvider() }
    const handler = request.method === 'GET' ? loader : action
    return handler(args as unknown as Parameters<typeof action>[0] & Parameters<typeof loader>[0])
  }
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost:3000/mcp'), {
    requestInit: { headers: { authorization: `Bearer ${token}`, 'accept-language': language } },
    fetch: (url, init) => answer(new Request(url, init)),
  })
  await client.connect(transport)
  return client
}
const textOf = (result: Awaited<ReturnType<Client['callTool']>>) =>
  (result.content as { text?: string }[]).map(({ text }) => text).join('\n')

/** What the chat answers when the same is chosen in it, by the same person. */
async function inChat(person: Person, tool: string, input: Record<string, unknown>): Promise<Answer> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: group.people[person] }))
  if (!actor) throw new Error(`there is no ${person}`)
  const context = await toolContext({ actor, inTx: (work) => withActor(actor, work), language: 'zh' })
  const { answer } = await askOf(answerEmbedded, '请按所选的回答', { context, chosen: { tool, arguments: input } })
  if (!answer) throw new Error('the chat did not answer')
  return answer
}

test('the official client lists every tool of the copilot', async () => {
  const client = await connect((await tokenOf('owner')).token)
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(copilotTools.map(({ name }) => name))
  for (const { description, inputSchema } of tools) {
    expect(description?.length).toBeGreaterThan(20)
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
  }
})

/** What is asked of a tool, so that it has something to tell. */
const compared: readonly (readonly [string, Record<string, unknown>])[] = [
  ['find_records', { kind: 'opportunity' }],
  ['find_records', { kind: 'customer' }],
  ['open_record', { record: '165MN' }],
  ['what_blocks_stage', { opportunity: '165MN' }],
  ['my_day', {}],
  ['overdue_payments', {}],
  ['pipeline_and_forecast', {}],
  ['find_contracts', {}],
  ['search_knowledge', { query: '锻压机组 底价' }],
  ['bids', { ask: 'list' }],
  [
    'log_visit',
    { record: '165MN', subject: '交流底价', summary: '谈了 3 个方案。', next_step: '报价', next_on: '2099-01-08' },
  ],
  ['change_field', { record: '165MN', field: 'win_probability', value: '60' }],
]

interface Shown {
  figures: unknown
  citations: RecordRef[]
  table?: Pick<AnswerTable, 'columns' | 'rows'>
  proposal?: ProposalDraft & { confirmAt: string }
}

test.each(compared)('%s %j says what the chat says', async (name, input) => {
  const client = await connect((await tokenOf('owner')).token)
  const result = await client.callTool({ name, arguments: input })
  const told = await inChat('owner', name, input)
  expect(told).toMatchObject({ sure: true, calls: [{ tool: name }] })
  expect(textOf(result)).toBe(told.sentences.map(({ text }) => text).join('\n'))
  expect(textOf(result)).not.toBe('')
  const shown = result.structuredContent as Shown
  expect(shown.figures).toEqual(told.figures)
  expect(shown.citations.map(({ kind, id }) => ({ kind, id }))).toEqual(
    told.cited.map(({ kind, id }) => ({ kind, id })),
  )
  expect(shown.table ? [shown.table] : []).toEqual(told.tables.map(({ columns, rows }) => ({ columns, rows })))
  const { confirmAt, ...proposed } = shown.proposal ?? {}
  expect(confirmAt ? [proposed] : []).toEqual(told.proposals)
})

test('every tool of the copilot is held against the chat', () => {
  expect(new Set(compared.map(([name]) => name))).toEqual(new Set(copilotTools.map(({ name }) => name)))
})

test('X06: what its person does not see, a token finds nowhere: record, article, passage', async () => {
  const client = await connect((await tokenOf('otherSubsidiaryRep')).token)
  const missing = await client.callTool({ name: 'open_record', arguments: { record: 'OPP-0000-0000' } })
  for (const record of [press, '165MN 快锻液压机组', `OPP-TEST-press`]) {
    const result = await client.callTool({ name: 'open_record', arguments: { record } })
    expect({ isError: result.isError, text: textOf(result) }).toEqual({
      isError: missing.isError,
      text: textOf(missing),
    })
  }
  const found = await client.callTool({ name: 'search_knowledge', arguments: { query: '锻压机组 底价' } })
  expect(JSON.stringify(found)).not.toMatch(/两千四百万|底价是/)
  expect((found.structuredContent as { citations: unknown[] }).citations).toEqual([])
  // It is there, for whoever sees it.
  const own = await connect((await tokenOf('owner')).token)
  expect((await own.callTool({ name: 'open_record', arguments: { record: press } })).isError).not.toBe(true)
  const read = await own.callTool({ name: 'search_knowledge', arguments: { query: '锻压机组 底价' } })
  expect(JSON.stringify(read)).toMatch(/两千四百万/)
})

test('what was narrowed meanwhile is refused at the next call, and no more listed', async () => {
  const { id, token } = await tokenOf('owner')
  const client = await connect(token)
  await client.callTool({ name: 'my_day', arguments: {} })
  await group.as('owner', (base) => narrowToken({ ...base, id, scopes: ['knowledge'] }))
  await expect(client.callTool({ name: 'my_day', arguments: {} })).rejects.toThrow('records')
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['search_knowledge'])
  await owner.query(
    `UPDATE access_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day' WHERE id = '${id}'`,
  )
  await expect(client.listTools()).rejects.toThrow()
  await expect(connect(token)).rejects.toThrow()
})

test('the same proposed again is the same page, and beyond what one person can decide about nothing more is kept', async () => {
  const client = await connect((await tokenOf('owner')).token, 'en')
  const propose = (value: string, arguments_: object = {}) =>
    client.callTool({
      name: 'change_field',
      arguments: { ...arguments_, value, field: 'expected_sign_on', record: '165MN' },
    })
  const pageOf = (result: Awaited<ReturnType<typeof propose>>) =>
    (result.structuredContent as { proposal?: { confirmAt: string } } | undefined)?.proposal?.confirmAt
  const first = pageOf(await propose('2027-06-01'))
  expect(first).toMatch(/\/copilot\/[\da-f-]{36}$/)
  const again = await client.callTool({
    name: 'change_field',
    arguments: { record: '165MN', field: 'expected_sign_on', value: '2027-06-01' },
  })
  expect(pageOf(again)).toBe(first)
  expect(pageOf(await propose('2027-06-02'))).not.toBe(first)
  const { rows } = await owner.query(`SELECT count(*)::int AS open FROM conversation_proposal WHERE state = 'open'`)
  await owner.query(
    `INSERT INTO conversation_proposal (id, turn_id, conversation_id, owner_id, attempt, ordinal, verb, record_kind, record_id,
       record_version, title, fields)
     SELECT gen_random_uuid(), turn_id, conversation_id, owner_id, attempt, 100 + n, verb, record_kind, record_id, record_version, title, fields
     FROM (SELECT * FROM conversation_proposal LIMIT 1) p, generate_series(1, $1::int) n`,
    [50 - Number(rows[0]?.open)],
  )
  const refused = await propose('2027-06-03')
  expect([refused.isError, textOf(refused)]).toEqual([true, expect.stringMatching(/^Too many proposals/)])
  expect(pageOf(await propose('2027-06-01'))).toBe(first)
  await owner.query(`DELETE FROM conversation_proposal WHERE ordinal >= 100`)
})

test('what was decided, taken away or is of a record that has moved is proposed anew, and still once', async () => {
  const client = await connect((await tokenOf('owner')).token)
  const propose = async () => {
    const given = { record: '165MN', field: 'expected_sign_on', value: '2027-08-09' }
    const result = await client.callTool({ name: 'change_field', arguments: given })
    const { proposal } = result.structuredContent as { proposal: { confirmAt: string } }
    return new URL(proposal.confirmAt).pathname.split('/').at(-1) ?? ''
  }
  const proposalIn = async (id: string) =>
    (await group.as('owner', (base) => getConversation({ ...base, id }))).turns[0]?.proposals[0]
  const first = await propose()
  const declined = await proposalIn(first)
  await group.as('owner', ({ tx }) => declineProposal({ tx, id: declined?.id ?? '' }))
  const second = await propose()
  expect([second === first, await propose()]).toEqual([false, second])
  expect(await proposalIn(second)).toMatchObject({ state: 'open', fields: [{ after: { value: '2027-08-09' } }] })
  await group.as('owner', ({ tx }) => removeConversation({ tx, id: second }))
  const third = await propose()
  expect([first, second]).not.toContain(third)
  expect(await propose()).toBe(third)
  await owner.query(`UPDATE opportunity SET version = version + 1 WHERE id = $1`, [press])
  const moved = await propose()
  expect([first, second, third]).not.toContain(moved)
})

test('what it proposes changes nothing, and lies with its person alone', async () => {
  const client = await connect((await tokenOf('owner')).token)
  const result = await client.callTool({
    name: 'change_field',
    arguments: { record: '165MN', field: 'expected_sign_on', value: '2027-05-06' },
  })
  const { proposal } = result.structuredContent as { proposal: { confirmAt: string } }
  const id = new URL(proposal.confirmAt).pathname.split('/').at(-1) ?? ''
  const kept = await group.as('owner', (base) => getConversation({ ...base, id }))
  expect(kept.turns[0]?.proposals).toHaveLength(1)
  const { rows } = await owner.query(`SELECT expected_sign_on::text AS day FROM opportunity WHERE id = '${press}'`)
  expect(rows).toEqual([{ day: '2027-03-18' }])
  await expect(group.as('manager', (base) => getConversation({ ...base, id }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
