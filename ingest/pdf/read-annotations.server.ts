import type { RawBlock } from '#ingest/assemble-text.ts'
import { plainParagraph } from '#ingest/plain-paragraph.ts'
import type { PdfAnnotation, PdfPage } from './pdf-js.server.ts'

const commented = new Set([
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Caret',
  'Stamp',
  'Popup',
  'Square',
  'Ink',
])

/** What is written on a page beside its content: comments with their authors, and what form fields hold. */
export async function readAnnotations(
  page: PdfPage,
  number: number,
): Promise<{ comments: RawBlock[]; fields: RawBlock[] }> {
  const annotations = await page.getAnnotations({ intent: 'display' })
  const comments = new Set<string>()
  for (const annotation of annotations) {
    const contents = annotation.contentsObj?.str.trim()
    if (!contents || !commented.has(annotation.subtype)) continue
    const author = annotation.titleObj?.str.trim()
    comments.add(author ? `${author}: ${contents}` : contents)
  }
  const fields = annotations.filter((each) => each.subtype === 'Widget' && !each.hidden && !each.password)
  return {
    comments: [...comments].map((source) => plainParagraph(source, { part: 'comment', page: number })),
    fields: fields
      .map(fieldText)
      .filter(Boolean)
      .map((source) => plainParagraph(source, { page: number })),
  }
}

function fieldText({ fieldType, fieldValue }: PdfAnnotation): string {
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return ''
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue]
  return values
    .filter((value) => typeof value === 'string')
    .join(', ')
    .trim()
}
