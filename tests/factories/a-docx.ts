import { aZip, type ZipPart } from './a-zip.ts'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const officeRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A paragraph of WordprocessingML with these words. */
export function aParagraph(words: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

export const contentTypes: ZipPart = {
  name: '[Content_Types].xml',
  content:
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
}

export const relations: ZipPart = {
  name: '_rels/.rels',
  content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${officeRelation}/officeDocument" Target="word/document.xml"/></Relationships>`,
}

/** The main part around a body. */
export function aBody(body: string): ZipPart {
  return {
    name: 'word/document.xml',
    content: `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
  }
}

/** A whole DOCX with this body in WordprocessingML, and further parts. */
export function aDocx(body: string, further: readonly ZipPart[] = []): Uint8Array {
  return aZip([contentTypes, relations, aBody(body), ...further])
}
