import type { RawBlock } from '#ingest/assemble-text.ts'
import { plainParagraph } from '#ingest/plain-paragraph.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'

/**
 * Reads plain text, a line a paragraph: UTF-8 or UTF-16 with its mark, otherwise UTF-8, otherwise GB 18030, of which GBK is a part.
 * @throws UnreadableFile when it is neither, or holds control characters as only other files do
 */
export function readText(bytes: Uint8Array): { blocks: RawBlock[] } {
  const text = decode(bytes)
  if (/\p{Cc}/u.test(text.replaceAll(/\s/gu, ''))) {
    throw new UnreadableFile('not-what-it-says', 'control characters')
  }
  return { blocks: text.split(/\r\n|[\n\r\u2028\u2029]/).map((source) => plainParagraph(source)) }
}

function decode(bytes: Uint8Array): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one, then.
    }
  }
  throw new UnreadableFile('corrupt', 'in no encoding that is known')
}
