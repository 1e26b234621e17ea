import { Buffer } from 'node:buffer'
import { aDocx, aParagraph } from '#tests/factories/a-docx.ts'
import { aZip } from '#tests/factories/a-zip.ts'
import type { BadFile } from './bad-files.ts'

const bytes =
  (...values: number[]) =>
  () =>
    Uint8Array.from([...values, ...Array.from({ length: 64 }, () => 7)])
const ascii = (text: string) => () => Buffer.from(text, 'latin1')
/** An old Office file: its mark, and the name of a stream in it. */
const oldOffice = (stream: string) => () =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])
const gbk = Buffer.from('b5dacee5ccf52020cea5d4bcbdf00a', 'hex')

/** A sentence that trips several rules, and is no less risky the thousandth time. */
const risky =
  '卖方逾期交货的，每逾期一日按合同总价的 1% 支付违约金，违约金不设上限，买方有权从任何应付款中直接扣除，卖方赔偿全部损失。\n'

/** Names that lie, formats that are not read, and text in every encoding. */
export const otherFiles: readonly BadFile[] = [
  { name: 'endless.txt', bytes: () => Buffer.from(risky.repeat(100_000)), expect: { refused: 'too-long' } },
  { name: 'long.txt', bytes: () => Buffer.from(risky.repeat(24_000)), expect: { reads: '每逾期一日' } },
  {
    name: 'one-risky-sentence.txt',
    bytes: () => Buffer.from(risky.replace('。\n', '，').repeat(24_000)),
    expect: { reads: '每逾期一日' },
  },
  {
    name: 'risky-clauses.txt',
    bytes: () => Buffer.from(Array.from({ length: 24_000 }, (_, at) => `${at % 99}.${at} ${risky}`).join('')),
    expect: { reads: '每逾期一日' },
  },
  {
    name: 'endless.docx',
    bytes: () => aDocx(aParagraph(risky.repeat(8)).repeat(9_000)),
    expect: { refused: ['too-long', 'bomb', 'out-of-memory'] },
  },
  { name: 'empty.pdf', bytes: () => new Uint8Array(0), expect: { refused: 'empty' } },
  { name: 'empty.docx', bytes: () => new Uint8Array(0), expect: { refused: 'empty' } },
  { name: 'picture.pdf', bytes: bytes(0x89, 0x50, 0x4e, 0x47), expect: { refused: 'not-what-it-says' } },
  { name: 'photo.docx', bytes: bytes(0xff, 0xd8, 0xff, 0xe0), expect: { refused: 'not-what-it-says' } },
  { name: 'photo.jpg', bytes: bytes(0xff, 0xd8, 0xff, 0xe0), expect: { refused: 'not-supported' } },
  { name: 'program.pdf', bytes: bytes(0x4d, 0x5a, 0x90), expect: { refused: 'not-what-it-says' } },
  { name: 'archive.docx', bytes: bytes(0x52, 0x61, 0x72, 0x21), expect: { refused: 'not-what-it-says' } },
  { name: 'letter.rtf', bytes: ascii('{\\rtf1 contract}'), expect: { refused: 'not-supported' } },
  { name: 'letter.docx', bytes: ascii('{\\rtf1 contract}'), expect: { refused: 'not-what-it-says' } },
  { name: 'page.docx', bytes: ascii('<html><body>contract</body></html>'), expect: { refused: 'not-what-it-says' } },
  { name: 'words.pdf', bytes: ascii('1. The Seller shall deliver.'), expect: { refused: 'not-what-it-says' } },
  { name: 'old.doc', bytes: oldOffice('WordDocument'), expect: { refused: 'old-doc' } },
  { name: 'old-named-new.docx', bytes: oldOffice('WordDocument'), expect: { refused: 'old-doc' } },
  { name: 'password.docx', bytes: oldOffice('EncryptedPackage'), expect: { refused: 'encrypted' } },
  { name: 'no-ending', bytes: ascii('contract'), expect: { refused: 'not-supported' } },
  {
    name: 'sheet.xlsx',
    bytes: () => aZip([{ name: 'xl/workbook.xml', content: '<x/>' }]),
    expect: { refused: 'not-supported' },
  },
  { name: '..', bytes: ascii('contract'), expect: { refused: 'not-supported' } },
  { name: 'contract.pdf.exe', bytes: ascii('contract'), expect: { refused: 'not-supported' } },
  { name: 'docx-named.pdf', bytes: () => aDocx(aParagraph('合同')), expect: { refused: 'not-what-it-says' } },
  { name: 'huge.txt', bytes: () => Buffer.alloc(25 * 2 ** 20 + 1, 97), expect: { refused: 'too-large' } },
  {
    name: 'huge.pdf',
    bytes: () => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(26 * 2 ** 20)]),
    expect: { refused: 'too-large' },
  },
  { name: 'gbk.txt', bytes: () => gbk, expect: { reads: '第五条' } },
  { name: 'utf16.txt', bytes: () => Buffer.from('\ufeff第一条 价款', 'utf16le'), expect: { reads: '第一条 价款' } },
  { name: 'marked.txt', bytes: () => Buffer.from('\ufeff第一条 价款'), expect: { reads: '第一条 价款' } },
  { name: 'binary.txt', bytes: bytes(0, 1, 2, 3), expect: { refused: ['not-what-it-says', 'corrupt'] } },
  { name: 'blank.txt', bytes: ascii(' \n\t\n '), expect: { refused: 'no-text' } },
  {
    name: 'one-line.txt',
    bytes: () => Buffer.from(`${'合同总价 '.repeat(200_000)}完`),
    expect: { reads: '总价完', refused: ['timed-out', 'out-of-memory'] },
  },
  {
    name: 'endless-brackets.txt',
    bytes: () => Buffer.from(`第一条 ${'（“'.repeat(200_000)}`),
    expect: { reads: '第一条', refused: ['timed-out', 'out-of-memory'] },
  },
  {
    name: 'endless-numbers.txt',
    bytes: () => Buffer.from('1.'.repeat(300_000)),
    expect: { reads: '1.1.1', refused: ['timed-out', 'out-of-memory'] },
  },
  {
    name: 'too-many-lines.txt',
    bytes: () => Buffer.from('1. 卖方交货。\n'.repeat(60_001)),
    expect: { refused: 'too-many-paragraphs' },
  },
  {
    name: 'many-lines.txt',
    bytes: () => Buffer.from('1. 卖方交货。\n'.repeat(60_000)),
    expect: { reads: '卖方交货', refused: ['timed-out', 'out-of-memory'] },
  },
]
