import { describe, expect, it } from 'vitest'
import { codeOf, connectTo } from './wire-harness.server.ts'
import { message, readyForQuery } from './wire-messages.ts'
import { startWireServer, type WireDatabase } from './wire-server.server.ts'

/** Answers every request as done, but for those whose text contains `broken`. */
function database(onBroken: () => Buffer | Promise<Buffer>): WireDatabase & { open: boolean; sent: string[] } {
  const self: WireDatabase & { open: boolean; sent: string[] } = {
    open: false,
    sent: [],
    execProtocolRawStream: async (bytes, { onRawData }) => {
      const text = Buffer.from(bytes).toString('latin1')
      self.sent.push(text)
      if (text.includes('broken')) return onRawData(await onBroken())
      if (text.includes('BEGIN')) self.open = true
      if (text.includes('ROLLBACK')) self.open = false
      onRawData(message('C', 'DONE'))
      onRawData(readyForQuery(self.open ? 'T' : 'I'))
    },
  }
  return self
}

describe('a database that fails in a request', () => {
  it.each([
    ['by throwing', () => Promise.reject(new Error('unreachable'))],
    ['by a half answer', () => message('C', 'DONE')],
    ['by a message cut short', () => message('C', 'DONE').subarray(0, 3)],
  ])('%s costs its client the connection, and nobody else anything', async (_how, fail) => {
    const fake = database(fail)
    const server = await startWireServer({ database: fake, parameters: new Map() })
    const [first, second] = await Promise.all([connectTo(server.url), connectTo(server.url)])
    await first.query('BEGIN')
    const waiting = codeOf(second.query('SELECT 1'))
    expect(await codeOf(first.query('SELECT broken'))).toBe('XX000')
    expect(await waiting).toBe('none')
    expect(fake.open).toBe(false)
    await second.end()
    await server.close()
  })

  it('and goes on failing ends everything, and says so', async () => {
    let failed = false
    const fake = database(() => Promise.reject(new Error('unreachable')))
    let why: unknown
    const server = await startWireServer({
      database: {
        execProtocolRawStream: (bytes, options) => {
          failed ||= Buffer.from(bytes).includes('broken')
          return failed ? Promise.reject(new Error('gone')) : fake.execProtocolRawStream(bytes, options)
        },
      },
      parameters: new Map(),
      onBroken: (error) => {
        why = error
      },
    })
    const [first, second, idle] = await Promise.all([
      connectTo(server.url),
      connectTo(server.url),
      connectTo(server.url),
    ])
    const answers = await Promise.all([codeOf(first.query('SELECT broken')), codeOf(second.query('SELECT 1'))])
    expect(answers).toEqual(['XX000', '57P02'])
    expect(await codeOf(idle.query('SELECT 1'))).not.toBe('none')
    expect(why).toEqual(new Error('gone'))
    expect(await codeOf(server.exclusive(async () => {}))).toBe('the embedded database has failed')
    expect(await codeOf(connectTo(server.url))).toBe('ECONNREFUSED')
  })
})
