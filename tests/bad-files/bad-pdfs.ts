import { Buffer } from 'node:buffer'
import { constants, deflateRawSync, deflateSync } from 'node:zlib'
import { aPdf, stream, words } from '#tests/factories/a-pdf.ts'
import type { BadFile } from './bad-files.ts'

const good = words(72, 700, '1. The Seller shall deliver.')
const reads = { reads: 'The Seller shall deliver.' }
/** A machine with other work to do may take longer than a file is given. */
const tooMuch = ['timed-out', 'out-of-memory'] as const
const onePage = { pages: [{ draws: good }] }
const raw = (text: string) => () => Buffer.from(text, 'latin1')
const edited = (edit: (text: string) => string) => () =>
  Buffer.from(edit(Buffer.from(aPdf(onePage)).toString('latin1')), 'latin1')
/** A content stream that unpacks to so many bytes. */
const packed = (bytes: number, of: string) => {
  const content = deflateSync(Buffer.alloc(bytes, of)).toString('latin1')
  return stream('/Filter /FlateDecode', content)
}

/** A content stream that unpacks to so many times a piece: the packed piece leans on nothing before it, and is written again and again. */
const packedTimes = (times: number, piece: string) => {
  const block = deflateRawSync(Buffer.from(piece.repeat(Math.ceil(2 ** 22 / piece.length))), {
    finishFlush: constants.Z_FULL_FLUSH,
  })
  const content = Buffer.concat([Buffer.from('789c', 'hex'), ...Array(times).fill(block), Buffer.from('0300', 'hex')])
  return content.toString('latin1')
}
const asContent = (content: string, filter = '/Filter /FlateDecode') =>
  aPdf({
    pages: [{ draws: `/X9 Do ${good}` }],
    pictures: '/X9 100 0 R',
    objects: { 100: stream(`${filter} /Type /XObject /Subtype /Form /BBox [0 0 999 999]`, content) },
  })
/** Words in a font that is written anew. */
const withFont = (font: string, objects: Record<number, string>) =>
  aPdf({
    pages: [{ draws: words(72, 700, 'The Seller shall deliver.', { font: 'F9' }) }],
    fonts: '/F9 100 0 R',
    objects: { 100: `<< /Type /Font ${font} >>`, ...objects },
  })
/** Forms that each draw the next one twice: a few kilobytes that take for ever. */
const doubling = (depth: number): [number, string][] =>
  Array.from({ length: depth }, (_, at) => {
    const next = `/Resources << /XObject << /X9 ${101 + at} 0 R >> >>`
    return [100 + at, stream(`/Type /XObject /Subtype /Form /BBox [0 0 999 999] ${next}`, '/X9 Do /X9 Do')]
  })

/** PDF files that are broken, that turn in circles, or that were made to break their reader. */
export const badPdfs: readonly BadFile[] = [
  { name: 'head-only.pdf', bytes: raw('%PDF-1.7\n'), expect: { refused: 'corrupt' } },
  {
    name: 'noise-behind-head.pdf',
    bytes: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4000, 171)]),
    expect: { refused: 'corrupt' },
  },
  { name: 'cut-in-half.pdf', bytes: edited((text) => text.slice(0, text.length / 2)), expect: { refused: 'corrupt' } },
  {
    name: 'no-directory.pdf',
    bytes: edited((text) => text.replace(/\nxref[\s\S]*?trailer/, '\ntrailer')),
    expect: reads,
  },
  {
    name: 'wrong-offsets.pdf',
    bytes: edited((text) => text.replaceAll(/\d{10} 00000 n/g, '0000000007 00000 n')),
    expect: reads,
  },
  { name: 'letter-before.pdf', bytes: edited((text) => `From: buyer@example.com\r\n\r\n${text}`), expect: reads },
  { name: 'text-behind.pdf', bytes: edited((text) => `${text}\n<script>alert(1)</script>`), expect: reads },
  { name: 'no-pages.pdf', bytes: () => aPdf({ pages: [] }), expect: { refused: ['corrupt', 'no-text', 'empty'] } },
  {
    name: 'tree-in-a-circle.pdf',
    bytes: () => aPdf({ ...onePage, pageTree: '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>' }),
    expect: { refused: ['corrupt', 'no-text', 'empty'] },
  },
  {
    name: 'says-a-million-pages.pdf',
    bytes: edited((text) => text.replace(/\/Count 1\b/, '/Count 1000000')),
    expect: reads,
  },
  {
    name: 'two-thousand-pages.pdf',
    bytes: () => aPdf({ pages: Array.from({ length: 2001 }, () => ({ draws: '' })) }),
    expect: { refused: 'too-many-pages' },
  },
  { name: 'blank-page.pdf', bytes: () => aPdf({ pages: [{ draws: '' }] }), expect: { reads: '' } },
  {
    name: 'no-operators.pdf',
    bytes: () => aPdf({ pages: [{ draws: 'this is not PDF at all (' }, { draws: good }] }),
    expect: reads,
  },
  {
    name: 'huge-page.pdf',
    bytes: () => aPdf({ pages: [{ draws: good, size: [9_999_999, 9_999_999] }] }),
    expect: reads,
  },
  { name: 'page-of-nothing.pdf', bytes: () => aPdf({ pages: [{ draws: good, size: [0, 0] }] }), expect: { reads: '' } },
  { name: 'rotated-askew.pdf', bytes: () => aPdf({ pages: [{ draws: good, rotate: 37 }] }), expect: reads },
  {
    name: 'script.pdf',
    bytes: () =>
      aPdf({ ...onePage, objects: { 100: '<< /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9"\\)) >>' } }),
    expect: reads,
  },
  {
    name: 'million-signs.pdf',
    bytes: () => aPdf({ pages: [{ draws: `${words(72, 700, 'a'.repeat(1_000_000))}${good}` }] }),
    expect: { ...reads, refused: tooMuch },
  },
  {
    name: 'many-words.pdf',
    bytes: () => aPdf({ pages: [{ draws: good.repeat(60_000) }] }),
    expect: { ...reads, refused: tooMuch },
  },
  {
    name: 'nested-arrays.pdf',
    bytes: () => aPdf({ pages: [{ draws: `${'['.repeat(200_000)}${good}` }] }),
    expect: { reads: '', refused: tooMuch },
  },
  {
    name: 'nested-states.pdf',
    bytes: () => aPdf({ pages: [{ draws: `${'q '.repeat(200_000)}${good}` }] }),
    expect: { ...reads, refused: tooMuch },
  },
  {
    name: 'form-in-a-circle.pdf',
    bytes: () =>
      aPdf({
        pages: [{ draws: `/X9 Do ${good}` }],
        pictures: '/X9 100 0 R',
        objects: {
          100: stream(
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X9 100 0 R >> >>',
            '/X9 Do',
          ),
        },
      }),
    expect: { reads: '' },
  },
  {
    name: 'password.pdf',
    bytes: () =>
      aPdf({
        ...onePage,
        trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`,
      }),
    expect: { refused: 'encrypted' },
  },
  {
    name: 'bomb.pdf',
    bytes: () =>
      aPdf({
        pages: [{ draws: `/X9 Do ${good}` }],
        pictures: '/X9 100 0 R',
        objects: { 100: packed(200 * 2 ** 20, ' ').replace('<<', '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9]') },
      }),
    expect: { ...reads, refused: ['out-of-memory', 'timed-out'] },
  },
  // Each would have taken gigabytes: of letters to draw, of nothing, and of what a few kilobytes unpack to twice.
  {
    name: 'gigabyte-of-letters.pdf',
    bytes: () => asContent(packedTimes(256, 'BT (a) Tj ET ')),
    expect: { reads: '', refused: tooMuch },
  },
  {
    name: 'gigabytes-of-nothing.pdf',
    bytes: () => asContent(packedTimes(600, ' ')),
    expect: { reads: '', refused: tooMuch },
  },
  {
    name: 'packed-twice.pdf',
    bytes: () =>
      asContent(
        deflateSync(Buffer.from(packedTimes(600, ' '), 'latin1')).toString('latin1'),
        '/Filter [/FlateDecode /FlateDecode]',
      ),
    expect: { reads: '', refused: tooMuch },
  },
  {
    name: 'letters-of-a-gigabyte.pdf',
    bytes: () =>
      withFont('/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 101 0 R', {
        101: stream('/Filter /FlateDecode', packedTimes(500, ' ')),
      }),
    expect: { reads: '', refused: tooMuch },
  },
  {
    name: 'font-of-gigabytes.pdf',
    bytes: () =>
      withFont('/Subtype /TrueType /BaseFont /X /FirstChar 32 /LastChar 33 /Widths [500 500] /FontDescriptor 102 0 R', {
        101: stream('/Filter /FlateDecode', packedTimes(500, '\0')),
        102: '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1 1] /ItalicAngle 0 /Ascent 1 /Descent 0 /CapHeight 1 /StemV 1 /FontFile2 101 0 R >>',
      }),
    expect: { reads: '', refused: tooMuch },
  },
  {
    name: 'forms-that-double.pdf',
    bytes: () =>
      aPdf({
        pages: [{ draws: `/X9 Do ${good}` }],
        pictures: '/X9 100 0 R',
        objects: Object.fromEntries(doubling(30)),
      }),
    expect: { reads: '', refused: tooMuch },
  },
]
