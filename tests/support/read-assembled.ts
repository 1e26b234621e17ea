import { assembleText } from '#ingest/assemble-text.ts'
import { readPdf } from '#ingest/pdf/read-pdf.server.ts'
import { aPdf, type PageToWrite } from '#tests/factories/a-pdf.ts'

/** A PDF as it is read and made one text, with what its parts and spans say. */
export async function readAssembled(bytes: Uint8Array) {
  const made = await readPdf(bytes)
  const assembled = assembleText(made.blocks)
  const said = ({ start, end }: { start: number; end: number }) => assembled.text.slice(start, end)
  const part = (name: string) => assembled.blocks.filter((block) => block.part === name).map(said)
  return { ...made, ...assembled, said, part }
}

/** Pages that are written by hand, read. */
export const readPages = (...pages: (PageToWrite | string)[]) =>
  readAssembled(aPdf({ pages: pages.map((page) => (typeof page === 'string' ? { draws: page } : page)) }))
