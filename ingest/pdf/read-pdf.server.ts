import type { RawBlock } from '../assemble-text.ts'
import type { Page, Unread } from '../document.ts'
export async function readPdf(_: Uint8Array): Promise<{ blocks: RawBlock[]; pages: Page[]; unread: Unread[] }> {
  throw new Error('not here')
}
