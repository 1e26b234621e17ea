import { open, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import documents from '#app/i18n/messages/en/documents.json' with { type: 'json' }
import documentsZh from '#app/i18n/messages/zh-CN/documents.json' with { type: 'json' }
import { mostBytes } from '#ingest/most-bytes.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { AppError } from '#lib/errors.ts'

/**
 * The bytes of a file that a command is given: no more of it than shows that it is too large.
 * @throws UnreadableFile when it is not there, is no file, or cannot be opened
 */
export async function bytesOf(file: string): Promise<Uint8Array> {
  // Asked before it is opened: a pipe would be waited for.
  const found = await stat(file).catch(() => null)
  if (!found) throw new UnreadableFile('not-there', file)
  if (!found.isFile()) throw new UnreadableFile('no-file', file)
  const handle = await open(file).catch((error: unknown) => {
    throw new UnreadableFile('not-there', file, { cause: error })
  })
  try {
    const buffer = Buffer.alloc(Math.min(found.size, mostBytes + 1))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/**
 * Writes the canonical text where a command was told to.
 * @throws AppError BAD_INPUT when nothing can be written there
 */
export async function writeText(to: string, text: string): Promise<void> {
  try {
    await writeFile(to, text, 'utf8')
  } catch (error) {
    throw new AppError('BAD_INPUT', `${to} cannot be written: is its folder there, and may you write to it?`, {
      cause: error,
    })
  }
}

/** Says in both languages why a file was not read, and ends the process with 1. */
export function refuse(file: string, { reason }: UnreadableFile, json: boolean): void {
  const message = { zh: documentsZh.unreadable[reason], en: documents.unreadable[reason] }
  if (json) console.log(JSON.stringify({ ok: false, code: reason, message: `${message.zh} / ${message.en}` }))
  else console.error(`${basename(file)}: ${message.zh} / ${message.en}`)
  process.exitCode = 1
}
