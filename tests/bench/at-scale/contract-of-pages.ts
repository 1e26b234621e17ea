import { aPdf, stream, words } from '#tests/factories/a-pdf.ts'

/** How a PDF tells which letters its signs are: by a table of its own, as word processors write it, or by Adobe's for the font. */
export type Lettering = 'own table' | 'table of Adobe'

const linesAPage = 38

const harmless = [
  [
    '卖方应按附件规定的技术要求制造并交付设备，买方应按约定接收，并在到货后十日内',
    '会同卖方开箱检验，检验记录由双方代表签字。',
  ],
  ['双方应各自指定一名项目负责人，联系方式变更的，应在三日内书面通知对方。'],
  [
    'The Seller shall supply drawings, manuals and certificates in three copies each, and',
    'shall train twelve operators at the Site for ten working days.',
  ],
  [
    '设备的包装应适合长途运输，并采取防潮、防震、防锈措施，因包装不良造成的锈蚀和',
    '损坏由卖方修复；买方自行卸货造成的损坏除外。',
  ],
]
const risky = ['逾期交货的，每逾期一日按合同总价的0.3%支付违约金，不设上限。']

/** Chapters of ten numbered clauses of one or two lines each; one clause in twenty trips a rule. */
export function contractOfPages(pages: number, lettering: Lettering): Uint8Array {
  let clause = 0
  const page = () => {
    const texts: string[] = []
    while (texts.length < linesAPage - 1) {
      clause += 1
      const number = `${Math.ceil(clause / 100)}.${((Math.ceil(clause / 10) - 1) % 10) + 1}.${((clause - 1) % 10) + 1}`
      const [first = '', ...more] = clause % 20 === 0 ? risky : (harmless[clause % harmless.length] ?? risky)
      texts.push(`${number} ${first}`, ...more)
    }
    return { draws: texts.map((text, at) => words(60, 780 - at * 18, text, { size: 10, font: fontOf(text) })).join('') }
  }
  const fontOf = (text: string) => (lettering === 'own table' && /\p{Script=Han}/u.test(text) ? 'F9' : '')
  return aPdf({ pages: Array.from({ length: pages }, page), fonts: '/F9 100 0 R', objects: fontWithTable })
}

const rows = Array.from({ length: 256 }, (_, high) => high.toString(16).padStart(2, '0'))
const ranges = Array.from({ length: 4 }, (_, part) => rows.slice(part * 64, part * 64 + 64))

const table = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${ranges.map((part) => `${part.length} beginbfrange\n${part.map((row) => `<${row}00> <${row}ff> <${row}00>`).join('\n')}\nendbfrange`).join('\n')}
endcmap
end
end`

const fontWithTable = {
  100: '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /Encoding /Identity-H /DescendantFonts [101 0 R] /ToUnicode 103 0 R >>',
  101: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 102 0 R /DW 1000 >>',
  102: '<< /Type /FontDescriptor /FontName /ABCDEF+SimSun /Flags 4 /FontBBox [-8 -145 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
  103: stream('', table),
}
