import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type RefusedPart, refusals } from './model-refusals.ts'

/** A tool that the model calls; `arguments` as a text is sent as it is, broken or not. */
export interface ScriptedCall {
  name: string
  arguments: Record<string, unknown> | string
  id?: string
}

/** One answer of the endpoint, in the order of the script. */
export type Turn =
  /**
   * words, calls, or both. `thoughts`: what comes before them, beside them; `finish`: the reason of its end, null for none, several for
   * one with each of the last pieces; `type`: what a stream is said to be
   */
  | {
      text?: string
      calls?: readonly ScriptedCall[]
      thoughts?: string
      finish?: string | readonly string[] | null
      usage?: readonly [number, number] | null
      type?: string
    }
  /** an answer that is refused, with what a server says then, and headers */
  | { status: number; headers?: Record<string, string>; body?: string }
  /** what comes over the wire in place of an answer, as it is */
  | { raw: string; type?: string }
  /**
   * a stream that breaks off: after so many pieces, `hangUp` with the connection, else as if it were complete; `isDone`: what stands
   * between closes it as if it were
   */
  | {
      text?: string
      calls?: readonly ScriptedCall[]
      cutAfter: number
      hangUp?: boolean
      isDone?: boolean
      type?: string
    }
  /** a stream that pauses until the test lets it go on */
  | {
      text: string
      calls?: readonly ScriptedCall[]
      until: Promise<unknown>
      rest: string
      usage?: readonly [number, number] | null
    }
  /** a stream that goes on and on */
  | { endless: string }
  /** an answer that never comes */
  | { silent: true }
  /** hangs up */
  | { gone: true }

/** What was asked of the endpoint, as it came. */
export interface AskedOfModel {
  path: string
  key: string | undefined
  body: {
    model: string
    stream?: boolean
    max_tokens?: number
    max_completion_tokens?: number
    temperature?: number
    stream_options?: unknown
    messages?: {
      role: string
      content: unknown
      tool_calls?: unknown
      tool_call_id?: string
      reasoning_content?: string
    }[]
    tools?: { function: { name: string; description?: string; parameters?: unknown } }[]
    response_format?: { type: string; json_schema?: { name: string; schema: unknown } }
    input?: string[]
  }
}

type Scripted = Turn | ((asked: AskedOfModel) => Turn | Promise<Turn>)

export interface ModelServer {
  /** as OPENAI_BASE_URL takes it */
  url: () => string
  asked: AskedOfModel[]
  /** what it answers next, one after the other; a function is asked with what was asked of it. When all is said, it answers 500 */
  script: (...turns: readonly Scripted[]) => void
  /** what of a request it refuses, in the words of such servers, before it looks at its script */
  refuse: (...parts: readonly RefusedPart[]) => void
  /** the vector of a text, for `/embeddings` */
  embed: (vector: (text: string) => readonly number[]) => void
  /** how many answers of the script nobody has asked for */
  left: () => number
  open: () => Promise<void>
  shut: () => Promise<void>
}

/** A server that speaks OpenAI's protocol and says what a test has it say, for the tests of one file. */
export function useModelServer(): ModelServer {
  const server = aModelServer()
  beforeAll(server.open)
  beforeEach(() => {
    server.asked.length = 0
    server.script()
    server.refuse()
  })
  afterAll(server.shut)
  return server
}

/** The same for whoever opens and shuts it. */
export function aModelServer(): ModelServer {
  const asked: AskedOfModel[] = []
  let turns: Scripted[] = []
  let refused: readonly RefusedPart[] = []
  let vectorOf = (text: string): readonly number[] => [text.length, 1]
  let server: Server | undefined
  let port = 0
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const one = await read(request)
    asked.push(one)
    const refusal = refused.map((part) => refusals[part]).find(({ is }) => is(one.body))
    if (refusal) return await say(response, one, { status: 400, body: JSON.stringify({ error: refusal }) })
    if (one.path.endsWith('/embeddings') && turns.length === 0) return sendVectors(response, one, vectorOf)
    const next = turns.shift()
    const turn = typeof next === 'function' ? await next(one) : next
    await say(response, one, turn ?? { status: 500, body: '{"error":{"message":"the script is at its end"}}' })
  }
  return {
    asked,
    url: () => `http://127.0.0.1:${port}/v1`,
    script: (...next) => {
      turns = [...next]
    },
    refuse: (...parts) => {
      refused = parts
    },
    embed: (vector) => {
      vectorOf = vector
    },
    left: () => turns.length,
    open: async () => {
      server = createServer((request, response) => {
        answer(request, response).catch(() => response.destroy())
      })
      await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve))
      port = (server.address() as AddressInfo).port
    },
    shut: async () => {
      server?.closeAllConnections()
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
      server = undefined
    },
  }
}

async function read(request: IncomingMessage): Promise<AskedOfModel> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  return { path: request.url ?? '', key: request.headers.authorization, body: text ? JSON.parse(text) : { model: '' } }
}

async function say(response: ServerResponse, { body }: AskedOfModel, turn: Turn): Promise<unknown> {
  if ('gone' in turn) return response.destroy()
  if ('silent' in turn) return undefined
  if ('status' in turn) {
    response.writeHead(turn.status, { 'content-type': 'application/json', ...turn.headers })
    return response.end(turn.body ?? '{"error":{"message":"no"}}')
  }
  if ('raw' in turn) {
    response.writeHead(200, { 'content-type': turn.type ?? 'application/json' })
    return response.end(turn.raw)
  }
  if ('endless' in turn) return await sayWithoutEnd(response, body.model, turn.endless)
  return body.stream ? await sayInPieces(response, body.model, turn) : sayAtOnce(response, body.model, turn)
}

type Said = Extract<Turn, { text?: string }>

const callsOf = ({ calls = [] }: Said) =>
  calls.map(({ name, arguments: given, id }, at) => ({
    index: at,
    id: id ?? `call_${name}_${at}`,
    type: 'function',
    function: { name, arguments: typeof given === 'string' ? given : JSON.stringify(given) },
  }))

function reasonsOf(turn: Said): readonly (string | null)[] {
  if (!('finish' in turn) || turn.finish === undefined) return [turn.calls?.length ? 'tool_calls' : 'stop']
  return typeof turn.finish === 'object' && turn.finish !== null ? turn.finish : [turn.finish]
}

function usageOf(turn: Said) {
  if ('usage' in turn && turn.usage === null) return undefined
  const [input, output] = ('usage' in turn && turn.usage) || [100, 20]
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output }
}

function sayAtOnce(response: ServerResponse, model: string, turn: Said) {
  const calls = callsOf(turn).map(({ index: _, ...call }) => call)
  const message = { role: 'assistant', content: turn.text ?? null, ...(calls.length > 0 && { tool_calls: calls }) }
  const whole = JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, message, finish_reason: reasonsOf(turn)[0] }],
    usage: usageOf(turn),
  })
  response.writeHead(200, { 'content-type': 'application/json' })
  if ('cutAfter' in turn) {
    response.write(whole.slice(0, turn.cutAfter))
    return turn.hangUp ? setImmediate(() => response.destroy()) : response.end()
  }
  return response.end(whole)
}

const chunk = (model: string, delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model,
  choices: [{ index: 0, delta, finish_reason: finish }],
})

/** Words by the few letters, calls in their name and then their arguments by the few letters, as endpoints send them. */
async function sayInPieces(response: ServerResponse, model: string, turn: Said): Promise<void> {
  const deltas: object[] = [{ role: 'assistant', content: '' }]
  for (const piece of piecesOf(('thoughts' in turn && turn.thoughts) || '')) deltas.push({ reasoning_content: piece })
  for (const piece of piecesOf(turn.text ?? '')) deltas.push({ content: piece })
  const pause = 'until' in turn ? deltas.length : -1
  for (const piece of piecesOf('until' in turn ? turn.rest : '')) deltas.push({ content: piece })
  for (const { index, id, type, function: called } of callsOf(turn)) {
    deltas.push({ tool_calls: [{ index, id, type, function: { name: called.name, arguments: '' } }] })
    for (const piece of piecesOf(called.arguments))
      deltas.push({ tool_calls: [{ index, function: { arguments: piece } }] })
  }
  const lines = deltas.map((delta) => JSON.stringify(chunk(model, delta)))
  for (const reason of reasonsOf(turn)) lines.push(JSON.stringify(chunk(model, {}, reason)))
  const usage = usageOf(turn)
  if (usage) lines.push(JSON.stringify({ ...chunk(model, {}), choices: [], usage }))
  lines.push('[DONE]')
  response.writeHead(200, { 'content-type': ('type' in turn && turn.type) || 'text/event-stream' })
  const sent = 'cutAfter' in turn ? lines.slice(0, turn.cutAfter) : lines
  if ('isDone' in turn && turn.isDone) sent.push('[DONE]')
  for (const [at, line] of sent.entries()) {
    if (at === pause && 'until' in turn) await turn.until
    response.write(`data: ${line}\n\n`)
    // Each comes by itself, as over a network.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if ('hangUp' in turn && turn.hangUp) response.destroy()
  else response.end()
}

const piecesOf = (text: string) => text.match(/[\s\S]{1,6}/gu) ?? []

async function sayWithoutEnd(response: ServerResponse, model: string, text: string): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  while (!response.destroyed) {
    response.write(`data: ${JSON.stringify(chunk(model, { content: text }))}\n\n`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function sendVectors(response: ServerResponse, { body }: AskedOfModel, vectorOf: (text: string) => readonly number[]) {
  const data = (body.input ?? []).map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))
  response.writeHead(200, { 'content-type': 'application/json' })
  const usage = { prompt_tokens: 1, total_tokens: 1 }
  response.end(JSON.stringify({ object: 'list', data, model: body.model, usage }))
}
