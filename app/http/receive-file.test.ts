import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { useFileStore } from '#tests/support/use-file-store.ts'
import { receiveFile } from './receive-file.server.ts'

const files = useFileStore()
const sent = (body: BodyInit | null) =>
  new Request('http://gantry.test', { method: 'POST', body, duplex: 'half' } as RequestInit)
const receive = (body: BodyInit | null, most?: number) =>
  receiveFile({ request: sent(body), store: files.store(), key: 'documents/one', most })

/** In pieces, as a network brings it; then it ends, or breaks off. */
const inPieces = (pieces: Uint8Array[], broken = false) =>
  new ReadableStream({
    pull(controller) {
      const piece = pieces.shift()
      if (piece) controller.enqueue(piece)
      else if (broken) controller.error(new Error('the phone lost its network'))
      else controller.close()
    },
  })

test('what comes in lies there, byte for byte, and is known by its sum', async () => {
  const bytes = Buffer.alloc(300_000, '第八条 交货与逾期')
  const pieces = [bytes.subarray(0, 10), bytes.subarray(10, 70_000), bytes.subarray(70_000)]
  const received = await receive(inPieces(pieces))
  expect(received).toMatchObject({ bytes: 300_000, sha256: createHash('sha256').update(bytes).digest('hex') })
  expect(Buffer.from(received.head)).toEqual(bytes.subarray(0, 1024))
  expect(Buffer.from(await files.store().read('documents/one'))).toEqual(bytes)
  await files.store().remove('documents/one')
})

test.each([
  ['nothing at all', () => null, { reason: 'empty' }],
  ['no bytes', () => inPieces([]), { reason: 'empty' }],
  ['too many', () => inPieces([Buffer.alloc(600), Buffer.alloc(600)]), { reason: 'too-large' }],
  ['some, and then no more', () => inPieces([Buffer.alloc(600)], true), {}],
])('%s: said, and nothing is left behind', async (_name, body, failure) => {
  await expect(receive(body(), 1000)).rejects.toMatchObject(failure)
  expect(await files.keys()).toEqual([])
})
