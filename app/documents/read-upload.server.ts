import { receiveFile } from '#app/http/receive-file.server.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { recogniseFormat } from '#ingest/recognise-format.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import type { ArticleFile } from '#knowledge/articles/article.schema.ts'
import type { FileStore } from '#lib/file-store.server.ts'
import { isSoundText } from '#lib/zod.ts'

const markdown = /\.(md|markdown)$/i

interface UploadOptions {
  request: Request
  store: FileStore
  fileId: string
  /** where the file is put */
  key: string
  /** of the file, with its ending */
  name: string
}

/**
 * Takes in an uploaded file and reads it: Markdown as the text that it is, other files in a process of their own. A file of which
 * nothing can be read is one all the same, and says why.
 * @throws UnreadableFile when it is empty, too large, or not what its name says
 */
export async function readUpload(options: UploadOptions): Promise<{ body: string } | { file: ArticleFile }> {
  const { request, store, fileId, key, name } = options
  const { head, bytes } = await receiveFile({ request, store, key })
  if (markdown.test(name)) return { body: asText(await store.read(key), name) }
  const whole = await store.read(key)
  const format = recogniseFormat(head.length === bytes ? head : whole, name)
  const { text, problem } = await read(whole, name)
  return { file: { fileId, fileName: name, format, bytes, text, problem } }
}

function asText(bytes: Uint8Array, name: string): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch (cause) {
    throw new UnreadableFile('not-what-it-says', name, { cause })
  }
  if (!isSoundText(text)) throw new UnreadableFile('not-what-it-says', name)
  if (text.trim() === '') throw new UnreadableFile('empty')
  return text
}

async function read(bytes: Uint8Array, name: string): Promise<{ text: string; problem: string | null }> {
  try {
    const { text } = await readDocument({ bytes, name })
    return { text, problem: text.trim() === '' ? 'no-text' : null }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { text: '', problem: error.reason }
  }
}
