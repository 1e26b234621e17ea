import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeCircuits } from '#ai/models/circuit.ts'
import { endpointFetch } from '#ai/models/endpoint-fetch.server.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'
import type { TokenCount } from '#crm/models/model-roles.ts'
import { endpointEmbedder } from './endpoint-embedder.server.ts'

let server: Server
let baseUrl: string
let asked: { path?: string; key?: string; body: { model: string; input: string[] } }[]
/** what the endpoint answers: a status, and a body made of the texts */
let answer: (input: string[]) => { status: number; body: unknown }

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => (text += piece))
    request.on('end', () => {
      const body = JSON.parse(text)
      asked.push({ path: request.url, key: request.headers.authorization, body })
      const { status, body: said } = answer(body.input)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Nothing is waited for between attempts. */
const hasty: typeof fetch = (input, init) =>
  endpointFetch({ baseUrl, model: 'bge-m3', timeoutMs: 5000, pause: async () => undefined })(input, init)

const ask = (texts: readonly string[]) => {
  asked = []
  closeCircuits()
  return endpointEmbedder({ baseUrl, apiKey: 'secret', model: 'bge-m3', fetch: hasty }).embed(texts, { as: 'passage' })
}

test('vectors come in the order of the texts, whatever order the endpoint answers in', async () => {
  answer = (input) => ({
    status: 200,
    body: { data: input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse() },
  })
  expect((await ask(['轧辊', 'a press'])).map((vector) => [...vector])).toEqual([
    [2, 1],
    [7, 1],
  ])
  expect(asked).toEqual([
    {
      path: '/v1/embeddings',
      key: 'Bearer secret',
      body: { model: 'bge-m3', input: ['轧辊', 'a press'], encoding_format: 'float' },
    },
  ])
})

test('a text that the model does not take, and an endpoint that does not answer, are failures; nothing of an answer is said', async () => {
  for (const status of [400, 413, 401, 503]) {
    answer = () => ({ status, body: { error: 'too long: 轧辊' } })
    const error = await ask(['轧辊']).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ModelFailure', status })
    expect(String(error)).not.toContain('轧辊')
  }
  answer = () => ({ status: 307, body: {} })
  await expect(ask(['轧辊'])).rejects.toThrow()
  answer = () => ({ status: 200, body: undefined })
  await expect(ask(['轧辊'])).rejects.toThrow('what is no JSON')
})

test('a refusal, a text without a vector and vectors of two lengths are failures', async () => {
  answer = () => ({ status: 503, body: { error: 'overloaded: 轧辊' } })
  await expect(ask(['轧辊'])).rejects.toThrow(/^the endpoint answered 503$/)
  answer = () => ({ status: 200, body: { data: [{ index: 0, embedding: [1, 2] }] } })
  await expect(ask(['轧辊', '辊道'])).rejects.toThrow('a vector for each text')
  answer = (input) => ({
    status: 200,
    body: { data: input.map((_, index) => ({ index, embedding: index === 0 ? [1, 2] : [1] })) },
  })
  await expect(ask(['轧辊', '辊道'])).rejects.toThrow('all of one length')
  answer = () => ({ status: 200, body: { error: 'no' } })
  await expect(ask(['轧辊'])).rejects.toThrow()
})

test('another model or another endpoint has another key, which holds no secret', () => {
  const key = (options: Partial<Parameters<typeof endpointEmbedder>[0]>) =>
    endpointEmbedder({ baseUrl, apiKey: 'secret', model: 'bge-m3', ...options }).key
  expect(key({ model: 'other' })).not.toBe(key({}))
  expect(key({ baseUrl: 'https://models.example.com/v1' })).toBe('models.example.com/v1/embeddings bge-m3')
  expect(key({})).not.toContain('secret')
})

test('what a query takes is counted, as the endpoint says or as it is estimated, and none is made beyond the cap; passages are not', async () => {
  const counted: number[] = []
  let isCapped = false
  const meter = {
    admit: async () => {
      if (isCapped) throw new ModelFailure('capped', 'used')
    },
    count: async ({ tokensIn, tokensOut }: TokenCount) => void counted.push(tokensIn, tokensOut),
  }
  let usage: unknown = { prompt_tokens: 5 }
  answer = (input) => ({ status: 200, body: { data: input.map((_, index) => ({ index, embedding: [1] })), usage } })
  const embed = (as: 'query' | 'passage') => {
    asked = []
    return endpointEmbedder({ baseUrl, model: 'bge-m3', fetch: hasty, meter }).embed(['轧辊'], { as })
  }
  await embed('query')
  for (usage of [undefined, { prompt_tokens: 0 }, { prompt_tokens: -4 }, 'many']) await embed('query')
  await embed('passage')
  expect(counted).toEqual([5, 0, 2, 0, 2, 0, 2, 0, 2, 0])
  isCapped = true
  await expect(embed('query')).rejects.toMatchObject({ kind: 'capped' })
  expect(asked).toEqual([])
})
