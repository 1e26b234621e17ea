/** A page to be written: its drawing operators, and what else its dictionary says. */
export interface PageToWrite {
  draws: string
  rotate?: number
  size?: [number, number]
  /** dictionaries of annotations */
  annotations?: string[]
}

interface PdfToWrite {
  pages: PageToWrite[]
  /** further objects by number, from 100 on; a stream begins with its dictionary */
  objects?: Record<number, string>
  /** more fonts or pictures for all pages: `/X9 100 0 R` */
  fonts?: string
  pictures?: string
  /** entries of the trailer */
  trailer?: string
  /** replaces the page tree's root */
  pageTree?: string
}

const fonts = {
  F1: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  F2: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  F3: '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [11 0 R] >>',
}
const chineseFont =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 12 0 R /DW 1000 >>'
const chineseDescriptor =
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>'
/** Four grey dots. */
const picture = stream(
  '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
  '\x00\x80\xc0\xff',
)

export function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** Words set at a place: Latin ones in Helvetica (F1, bold F2), Chinese ones in a font that is not embedded (F3). */
export function words(x: number, y: number, text: string, { size = 12, font = '' } = {}): string {
  const isLatin = /^[\x20-\xff]*$/u.test(text)
  const shown = isLatin ? `(${text.replaceAll(/[()\\]/gu, '\\$&')})` : `<${[...text].map(hex).join('')}>`
  return `BT /${font || (isLatin ? 'F1' : 'F3')} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown} Tj ET\n`
}

function hex(letter: string): string {
  return [...Array(letter.length).keys()].map((at) => letter.charCodeAt(at).toString(16).padStart(4, '0')).join('')
}

/** Lines below each other. */
export function lines(
  x: number,
  y: number,
  texts: readonly string[],
  { size = 12, leading = 16, font = '' } = {},
): string {
  return texts.map((text, at) => words(x, y - at * leading, text, { size, font })).join('')
}

/** A line from one place to another. */
export function rule(fromX: number, fromY: number, toX: number, toY: number): string {
  return `${fromX} ${fromY} m ${toX} ${toY} l S\n`
}

/** A picture over the whole of a box. */
export function pictureAt(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /Im1 Do Q\n`
}

/** Writes a PDF file by hand: A4 pages with three fonts (F1, F2, F3) and one picture (Im1). */
export function aPdf({
  pages,
  objects = {},
  fonts: more = '',
  pictures = '',
  trailer = '',
  pageTree,
}: PdfToWrite): Uint8Array {
  const numbered = new Map<number, string>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [8, fonts.F1],
    [9, fonts.F2],
    [10, fonts.F3],
    [11, chineseFont],
    [12, chineseDescriptor],
    [13, picture],
  ])
  const first = 200
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')
  numbered.set(2, pageTree ?? `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  for (const [at, page] of pages.entries()) {
    const [width, height] = page.size ?? [595, 842]
    const resources = `<< /Font << /F1 8 0 R /F2 9 0 R /F3 10 0 R ${more} >> /XObject << /Im1 13 0 R ${pictures} >> >>`
    const annotations = page.annotations ? `/Annots [${page.annotations.join(' ')}]` : ''
    const turned = page.rotate ? `/Rotate ${page.rotate}` : ''
    numbered.set(
      first + 2 * at,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${turned} ${annotations} /Contents ${first + 2 * at + 1} 0 R /Resources ${resources} >>`,
    )
    numbered.set(first + 2 * at + 1, stream('', page.draws))
  }
  for (const [number, content] of Object.entries(objects)) numbered.set(Number(number), content)
  return assemble(numbered, trailer)
}

function assemble(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  const parts = ['%PDF-1.6\n%\xe2\xe3\xcf\xd3\n']
  const offsets = new Map<number, number>()
  let length = parts[0]?.length ?? 0
  for (const [number, content] of objects) {
    offsets.set(number, length)
    const part = `${number} 0 obj\n${content}\nendobj\n`
    parts.push(part)
    length += part.length
  }
  const entries = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = Math.max(...offsets.keys()) + 1
  parts.push(
    `xref\n0 1\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
  )
  return Uint8Array.from(Buffer.from(parts.join(''), 'latin1'))
}
