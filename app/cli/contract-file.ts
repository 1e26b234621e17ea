import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import documents from '#app/i18n/messages/en/documents.json' with { type: 'json' }
import documentsZh from '#app/i18n/messages/zh-CN/documents.json' with { type: 'json' }
import { mostBytes } from '#ingest/most-bytes.ts'
import type { UnreadableFile } from '#ingest/unreadable-file.ts'
import { AppError } from '#lib/errors.ts'

/**
 * The bytes of a file that a command is given: no more of it than shows that it is too large.
 * @throws AppError BAD_INPUT when it cannot be opened
 */
export async function bytesOf(file: string): Promise<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(file)
  } catch (error) {
    throw new AppError('BAD_INPUT', `${file} cannot be opened: is it there, and may you read it?`, { cause: error })
  }
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, mostBytes + 1))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Says in both languages why a file was not read, and ends the process with 1. */
export function refuse(file: string, { reason }: UnreadableFile, json: boolean): void {
  const message = { zh: documentsZh.unreadable[reason], en: documents.unreadable[reason] }
  if (json) console.log(JSON.stringify({ ok: false, code: reason, message: `${message.zh} / ${message.en}` }))
  else console.error(`${basename(file)}: ${message.zh} / ${message.en}`)
  process.exitCode = 1
}
