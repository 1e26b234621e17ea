import { expect, test } from 'vitest'
import { readEnv } from './env.server.ts'

test.each([
  [undefined, false],
  ['off', false],
  ['on', 1],
  ['3', 3],
  ['10.0.0.0/8', ['10.0.0.0/8']],
  ['192.0.2.7, fd00::/8', ['192.0.2.7', 'fd00::/8']],
])('TRUST_PROXY=%s trusts %j', (TRUST_PROXY, trusted) => {
  expect(readEnv({ TRUST_PROXY }).TRUST_PROXY).toEqual(trusted)
})

test('a model of embeddings needs the address of an endpoint', () => {
  expect(() => readEnv({ EMBEDDING_MODEL: 'bge-m3' })).toThrow('EMBEDDING_MODEL needs OPENAI_BASE_URL')
  const OPENAI_BASE_URL = 'http://127.0.0.1:11434/v1'
  expect(readEnv({ EMBEDDING_MODEL: 'bge-m3', OPENAI_BASE_URL })).toMatchObject({ OPENAI_BASE_URL })
  expect(() => readEnv({ OPENAI_BASE_URL: 'models' })).toThrow(/^OPENAI_BASE_URL must be an address/)
})

test.each(['', 'true', 'all', '0', '10', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.0/8,', '::/129', '10.0.0/8'])(
  'TRUST_PROXY=%s is refused at boot',
  (TRUST_PROXY) => {
    expect(() => readEnv({ TRUST_PROXY })).toThrow(/^TRUST_PROXY must be off, on/)
  },
)
