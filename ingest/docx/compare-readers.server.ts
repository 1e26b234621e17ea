import mammoth from 'mammoth'
import type { AssembledText } from '#ingest/assemble-text.ts'
import type { Unread } from '#ingest/document.ts'
import { foldText } from '#ingest/fold-text.ts'

const longestDetail = 120

/**
 * Lets mammoth read the same file, and finds what it has that we have not: a paragraph of which our text knows nothing means
 * that one of us is wrong, and nobody should be told that all of it was read.
 */
export async function findWordsOfMammoth(bytes: Uint8Array, made: AssembledText): Promise<Unread[]> {
  const squeezed = (text: string) => foldText(text).text.replaceAll(/\s+/gu, '')
  const ours = squeezed(made.text)
  const deleted = made.revisions.map(({ text }) => squeezed(text ?? '')).join('')
  let value: string
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    value = (await mammoth.extractRawText({ buffer })).value
  } catch {
    // It knows fewer encodings and editions than we do: then nobody has looked a second time, and that is said.
    return [{ what: 'words-of-another-reader', page: null, at: null, detail: '' }]
  }
  const unread: Unread[] = []
  let at = 0
  for (const line of value.split(/\n+/)) {
    const words = squeezed(line)
    if (words === '') continue
    // Mostly the paragraphs come in the same order, and the search begins where the last was found.
    const next = ours.indexOf(words, at)
    if (next >= 0) at = next + words.length
    else if (!ours.includes(words) && !deleted.includes(words)) {
      unread.push({
        what: 'words-of-another-reader',
        page: null,
        at: null,
        detail: line.trim().slice(0, longestDetail),
      })
    }
  }
  return unread
}
