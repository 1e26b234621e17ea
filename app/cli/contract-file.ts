import { open, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import documents from '#app/i18n/messages/en/documents.json' with { type: 'json' }
import documentsZh from '#app/i18n/messages/zh-CN/documents.json' with { type: 'json' }
import { OutOfBounds } from '#ingest/bounded/bounded-process.server.ts'
import { mostBytes } from '#ingest/most-bytes.ts'
import { UnreadableFile, type UnreadableReason } from '#ingest/unreadable-file.ts'
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

/** The canonical text was to stand where nothing can be written. */
class UnwrittenText extends AppError {
  constructor(to: string, cause: unknown) {
    super('BAD_INPUT', `${to} cannot be written`, { cause })
    this.name = 'UnwrittenText'
  }
}

/**
 * Writes the canonical text where a command was told to.
 * @throws UnwrittenText when nothing can be written there
 */
export async function writeText(to: string, text: string): Promise<void> {
  try {
    await writeFile(to, text, 'utf8')
  } catch (error) {
    throw new UnwrittenText(to, error)
  }
}

/**
 * Says in both languages why a file was not read, or not to its end, or its text not written, and ends the process with 1.
 * @throws whatever else went wrong
 */
export function refuse(file: string, error: unknown, json: boolean): void {
  const code = codeOf(error)
  const message = { zh: documentsZh.unreadable[code], en: documents.unreadable[code] }
  if (json) console.log(JSON.stringify({ ok: false, code, message: `${message.zh} / ${message.en}` }))
  else console.error(`${basename(file)}: ${message.zh} / ${message.en}`)
  process.exitCode = 1
}

function codeOf(error: unknown): UnreadableReason | 'stopped' | 'not-written' {
  if (error instanceof UnreadableFile) return error.reason
  if (error instanceof OutOfBounds) return 'stopped'
  if (error instanceof UnwrittenText) return 'not-written'
  throw error
}
