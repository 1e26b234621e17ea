import type { RawBlock } from './assemble-text.ts'

/** A paragraph of the body of which nothing is known but its words; what is known besides is given. */
export function plainParagraph(source: string, known: Partial<RawBlock> = {}): RawBlock {
  return {
    part: 'body',
    kind: 'paragraph',
    level: null,
    label: null,
    list: null,
    cell: null,
    page: null,
    anchor: null,
    look: { align: 'left', indent: 0, bold: false },
    ...known,
    source,
  }
}
