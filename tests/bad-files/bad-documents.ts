import { Buffer } from 'node:buffer'
import { aBody, aDocx, aParagraph, contentTypes, relations } from '#tests/factories/a-docx.ts'
import { aZip } from '#tests/factories/a-zip.ts'
import type { BadFile } from './bad-files.ts'

const good = aParagraph('第一条 卖方交货。')
const main = (content: string | Uint8Array) => () =>
  aZip([contentTypes, relations, { name: 'word/document.xml', content }])
const nested = (count: number, tag: string) => `${`<w:${tag}>`.repeat(count)}${good}${`</w:${tag}>`.repeat(count)}`
const styles = (content: string) => ({
  name: 'word/styles.xml',
  content: `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:styles>`,
})
const related = (...relationships: string[]) => ({
  name: 'word/_rels/document.xml.rels',
  content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`,
})
const relation = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" ${mode}/>`
const reads = { reads: '第一条 卖方交货。' }
const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')

/** DOCX files that are broken, that lie, or that were made to break their reader. */
export const badDocuments: readonly BadFile[] = [
  { name: 'cut-short.docx', bytes: () => aDocx(good).slice(0, 400), expect: { refused: 'corrupt' } },
  {
    name: 'noise.docx',
    bytes: () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(900, 171)]),
    expect: { refused: 'corrupt' },
  },
  { name: 'no-types.docx', bytes: () => aZip([relations, aBody(good)]), expect: { refused: 'not-what-it-says' } },
  { name: 'no-main-part.docx', bytes: () => aZip([contentTypes, relations]), expect: { refused: 'corrupt' } },
  { name: 'no-relations.docx', bytes: () => aZip([contentTypes, aBody(good)]), expect: { refused: 'corrupt' } },
  { name: 'cut-xml.docx', bytes: main(String(aBody(good).content).slice(0, -30)), expect: { refused: 'corrupt' } },
  {
    name: 'wrong-tags.docx',
    bytes: main(String(aBody(good).content).replace('</w:p>', '</w:x>')),
    expect: { refused: 'corrupt' },
  },
  { name: 'no-body.docx', bytes: main('<w:document xmlns:w="w"/>'), expect: { refused: 'corrupt' } },
  { name: 'not-xml.docx', bytes: main('hello'), expect: { refused: 'corrupt' } },
  {
    name: 'bad-bytes.docx',
    bytes: main(Buffer.from([0x3c, 0x77, 0xff, 0xc3, 0x28, 0x3e])),
    expect: { refused: 'corrupt' },
  },
  {
    name: 'external-entity.docx',
    bytes: main(
      `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body>${aParagraph('&x;')}</w:body></w:document>`,
    ),
    expect: { refused: 'unsafe' },
  },
  {
    name: 'billion-laughs.docx',
    bytes: main(
      `<!DOCTYPE d [<!ENTITY l0 "ha">${entities}]><w:document xmlns:w="w"><w:body>${aParagraph('&l9;')}</w:body></w:document>`,
    ),
    expect: { refused: 'unsafe' },
  },
  { name: 'nested-controls.docx', bytes: () => aDocx(nested(10_000, 'sdt')), expect: { refused: 'too-deep' } },
  {
    name: 'nested-tables.docx',
    bytes: () => aDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(3000)}${good}${'</w:tc></w:tr></w:tbl>'.repeat(3000)}`),
    expect: { refused: 'too-deep' },
  },
  { name: 'bomb.docx', bytes: main(Buffer.alloc(45 * 2 ** 20, 32)), expect: { refused: 'bomb' } },
  { name: 'spaces.docx', bytes: main(Buffer.alloc(8 * 2 ** 20, 32)), expect: { refused: 'corrupt' } },
  {
    name: 'bomb-beside.docx',
    bytes: () =>
      aDocx(good, [
        related(relation('s', 'styles', 'styles.xml')),
        { name: 'word/styles.xml', content: Buffer.alloc(45 * 2 ** 20, 32) },
      ]),
    expect: { refused: 'bomb' },
  },
  {
    name: 'lying-size.docx',
    bytes: () => aZip([contentTypes, relations, { ...aBody(good.repeat(5000)), saidSize: 200 }]),
    expect: { refused: 'corrupt' },
  },
  {
    name: 'climbing-name.docx',
    bytes: () => aDocx(good, [{ name: '../../evil.xml', content: 'x' }]),
    expect: { refused: 'unsafe' },
  },
  {
    name: 'absolute-name.docx',
    bytes: () => aDocx(good, [{ name: '/etc/cron.d/evil', content: 'x' }]),
    expect: { refused: 'unsafe' },
  },
  {
    name: 'drive-name.docx',
    bytes: () => aDocx(good, [{ name: 'C:/evil.xml', content: 'x' }]),
    expect: { refused: 'unsafe' },
  },
  { name: 'twins.docx', bytes: () => aDocx(good, [aBody(aParagraph('另一份'))]), expect: { refused: 'unsafe' } },
  {
    name: 'locked-part.docx',
    bytes: () => aZip([contentTypes, relations, { ...aBody(good), flags: 1 }]),
    expect: { refused: 'encrypted' },
  },
  {
    name: 'unknown-method.docx',
    bytes: () => aZip([contentTypes, relations, { ...aBody(good), method: 99 }]),
    expect: { refused: 'corrupt' },
  },
  {
    name: 'five-thousand-parts.docx',
    bytes: () =>
      aDocx(
        good,
        Array.from({ length: 5000 }, (_, at) => ({ name: `word/media/${at}.xml`, content: '' })),
      ),
    expect: { refused: 'bomb' },
  },
  {
    name: 'workbook.docx',
    bytes: () =>
      aZip([
        contentTypes,
        { ...relations, content: String(relations.content).replace('word/document.xml', 'xl/workbook.xml') },
        { name: 'xl/workbook.xml', content: '<workbook/>' },
      ]),
    expect: { refused: 'not-what-it-says' },
  },
  { name: 'blank.docx', bytes: () => aDocx('<w:p/>'), expect: { refused: 'no-text' } },
  {
    name: 'macros.docm',
    bytes: () => aDocx(good, [{ name: 'word/vbaProject.bin', content: 'AutoOpen' }]),
    expect: reads,
  },
  {
    name: 'leads-outside.docx',
    bytes: () =>
      aDocx(good, [
        related(
          relation('h', 'header', 'http://127.0.0.1:9/h.xml', 'TargetMode="External"'),
          relation('f', 'footer', '../../../etc/passwd'),
        ),
      ]),
    expect: reads,
  },
  { name: 'document-within.docx', bytes: () => aDocx(`${good}<w:altChunk r:id="a"/>`), expect: reads },
  {
    name: 'utf16.docx',
    bytes: main(Buffer.from(`\ufeff${String(aBody(good).content).replace('UTF-8', 'UTF-16')}`, 'utf16le')),
    expect: reads,
  },
  {
    name: 'styles-in-a-circle.docx',
    bytes: () =>
      aDocx(good.replace('<w:r>', '<w:pPr><w:pStyle w:val="a"/></w:pPr><w:r>'), [
        related(relation('s', 'styles', 'styles.xml')),
        styles(
          '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
        ),
      ]),
    expect: reads,
  },
  {
    name: 'list-of-nothing.docx',
    bytes: () =>
      aDocx(good.replace('<w:r>', '<w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r>')),
    expect: reads,
  },
  {
    name: 'absurd-spans.docx',
    bytes: () =>
      aDocx(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${good}</w:tc></w:tr></w:tbl>`),
    expect: reads,
  },
  {
    name: 'long-paragraph.docx',
    bytes: () => aDocx(aParagraph(`${'合同 '.repeat(300_000)}第一条 卖方交货。`)),
    expect: { reads: '卖方交货。' },
  },
  {
    name: 'many-paragraphs.docx',
    bytes: () => aDocx(good.repeat(30_000)),
    expect: { ...reads, refused: ['timed-out', 'out-of-memory'] },
  },
  {
    name: 'million-styles.docx',
    bytes: () =>
      aDocx(good, [related(relation('s', 'styles', 'styles.xml')), styles('<w:style w:styleId="a"/>'.repeat(600_000))]),
    expect: { ...reads, refused: ['timed-out', 'out-of-memory'] },
  },
  {
    name: 'long-table.docx',
    bytes: () => aDocx(`<w:tbl>${`<w:tr><w:tc>${good}</w:tc></w:tr>`.repeat(120_000)}</w:tbl>`),
    expect: { refused: ['timed-out', 'out-of-memory', 'too-many-paragraphs'] },
  },
  {
    name: 'unmatched-marks.docx',
    bytes: () => aDocx(`<w:commentRangeEnd w:id="9"/>${good}<w:p><w:r><w:footnoteReference w:id="404"/></w:r></w:p>`),
    expect: reads,
  },
]
