import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, test, vi } from 'vitest'
import { defineTool, type Tool, type ToolContext, type ToolResult } from '#ai/copilot/tool.ts'
import type { TokenScope } from '#crm/access-tokens/access-token.schema.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { serveMcp } from './serve-mcp.server.ts'

const words = (name: string) => ({ zh: name, en: name })
const found = (text: string, more: Partial<ToolResult> = {}): ToolResult => ({
  view: { text },
  sentences: [{ text, cites: [] }],
  cited: [{ kind: 'article', id: 'a', title: words('一'), path: '/knowledge/articles/a', read: text }],
  figures: [],
  ...more,
})
const tools: Tool[] = [
  defineTool({
    name: 'echo',
    kind: 'read',
    title: words('echo'),
    does: words('says it again'),
    input: z.strictObject({ text: z.string().min(1).describe('what is said') }),
    run: async (_context, { text }) => found(text),
  }) as unknown as Tool,
  defineTool({
    name: 'search_knowledge',
    kind: 'read',
    title: words('search'),
    does: words('finds'),
    input: z.strictObject({}),
    run: async () => {
      throw new AppError('NOT_FOUND', 'secret path of the server')
    },
  }) as unknown as Tool,
  defineTool({
    name: 'propose',
    kind: 'proposal',
    title: words('propose'),
    does: words('proposes'),
    input: z.strictObject({}),
    run: async () =>
      found('提议', {
        proposal: {
          verb: 'change_field',
          record: { kind: 'opportunity', id: 'o' },
          title: words('o'),
          version: 3,
          fields: [],
        },
      }),
  }) as unknown as Tool,
  defineTool({
    name: 'break',
    kind: 'read',
    title: words('break'),
    does: words('breaks'),
    input: z.strictObject({}),
    run: async () => {
      throw new Error('password of the database')
    },
  }) as unknown as Tool,
]

const onFailure = vi.fn<(error: unknown) => void>()
const keepProposal = vi.fn(async () => '/copilot/c')

async function connect(scopes: TokenScope[], language: 'zh' | 'en' = 'en') {
  const context = { language, actor: { personId: 'p' } } as ToolContext
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL('http://gantry.example/mcp'), {
    fetch: async (url, init) =>
      init?.method === 'GET'
        ? new Response(null, { status: 405 })
        : serveMcp({
            request: new Request(url, init),
            tools,
            context,
            scopes,
            origin: 'https://crm.example',
            keepProposal,
            onFailure,
          }),
  })
  await client.connect(transport)
  return client
}
const all: TokenScope[] = ['records', 'knowledge', 'proposals']
const textOf = (result: Awaited<ReturnType<Client['callTool']>>) =>
  (result.content as { text?: string }[]).map(({ text }) => text).join('\n')

test('the official client lists what the token may use, each with a schema of its own', async () => {
  const client = await connect(all)
  const { tools: listed } = await client.listTools()
  expect(listed.map(({ name }) => name)).toEqual(['echo', 'search_knowledge', 'propose', 'break'])
  expect(listed[0]).toMatchObject({
    inputSchema: {
      type: 'object',
      required: ['text'],
      additionalProperties: false,
      properties: { text: { type: 'string', minLength: 1, description: 'what is said' } },
    },
    annotations: { readOnlyHint: true },
  })
  expect((await (await connect(['knowledge'])).listTools()).tools.map(({ name }) => name)).toEqual(['search_knowledge'])
})

test('a call answers with the sentences and the data behind them, with whole addresses', async () => {
  const client = await connect(all)
  const result = await client.callTool({ name: 'echo', arguments: { text: '压机' } })
  expect(textOf(result)).toBe('压机')
  expect(result.structuredContent).toMatchObject({
    answer: ['压机'],
    view: { text: '压机' },
    citations: [{ kind: 'article', id: 'a', address: 'https://crm.example/knowledge/articles/a' }],
  })
})

test('a batch is refused, whatever is in it, and so is what is too long', async () => {
  const send = (body: string) =>
    serveMcp({
      request: new Request('http://gantry.example/mcp', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        body,
      }),
      tools,
      context: { language: 'en', actor: { personId: 'p' } } as ToolContext,
      scopes: all,
      origin: 'https://crm.example',
      keepProposal,
      onFailure,
    })
  const call = (id: number) => ({
    jsonrpc: '2.0',
    id,
    method: 'tools/call',
    params: { name: 'echo', arguments: { text: 'x' } },
  })
  const batch = await send(` ${JSON.stringify([call(1), call(2)])}`)
  expect([batch.status, await batch.json()]).toMatchObject([400, { error: { code: -32600 } }])
  expect((await send(JSON.stringify(call(1)))).status).toBe(200)
  expect((await send(JSON.stringify({ ...call(1), more: 'x'.repeat(300_000) }))).status).toBe(413)
})

test('of one person a few calls run at a time, and one more is refused until one has ended', async () => {
  const goOn = Promise.withResolvers<void>()
  let begun = 0
  const echo = tools[0]
  if (!echo) throw new Error('no tool')
  const run = echo.run
  echo.run = async (...asked) => {
    begun += 1
    await goOn.promise
    return run(...asked)
  }
  const client = await connect(all)
  const call = () => client.callTool({ name: 'echo', arguments: { text: 'x' } })
  const four = [call(), call(), call(), call()]
  await vi.waitUntil(() => begun === 4)
  expect(await call()).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/^Too many calls/) }] })
  goOn.resolve()
  for (const result of await Promise.all(four)) expect(result.isError).toBeUndefined()
  expect((await call()).isError).toBeUndefined()
  echo.run = run
})

test('a tool beyond the scopes is refused although it was named', async () => {
  const client = await connect(['knowledge'])
  await expect(client.callTool({ name: 'echo', arguments: { text: 'x' } })).rejects.toThrow('records')
  await expect(client.callTool({ name: 'invented', arguments: {} })).rejects.toThrow('no tool')
})

test.each([{}, { text: '' }, { text: 1 }, { text: 'x', more: 1 }])(
  'arguments %j are refused in words',
  async (given) => {
    const client = await connect(all, 'zh')
    const result = await client.callTool({ name: 'echo', arguments: given })
    expect(result.isError).toBe(true)
    expect(textOf(result)).toContain('参数不对')
  },
)

test('out of sight and broken say what they are and nothing of the server', async () => {
  const client = await connect(all)
  const gone = await client.callTool({ name: 'search_knowledge', arguments: {} })
  expect(textOf(gone)).toBe('There is no such record, or you cannot see it.')
  expect(onFailure).not.toHaveBeenCalled()
  const broken = await client.callTool({ name: 'break', arguments: {} })
  expect(broken.isError).toBe(true)
  expect(textOf(broken)).not.toContain('password')
  expect(onFailure).toHaveBeenCalledOnce()
})

test('a proposal is kept for its person, and the answer says where they confirm it', async () => {
  const client = await connect(all)
  const result = await client.callTool({ name: 'propose', arguments: {} })
  expect(keepProposal).toHaveBeenCalledOnce()
  expect(result.structuredContent).toMatchObject({
    proposal: { version: 3, confirmAt: 'https://crm.example/copilot/c' },
  })
})
