import type { HiddenText } from '#ingest/document.ts'
import { multiply, type PaintState } from './paint-state.ts'
import type { Matrix, PdfFont, PdfGlyph } from './pdf-js.server.ts'
import type { Direction, Glyph, Setting } from './traced-page.ts'

const plainFont: Matrix = [0.001, 0, 0, 0.001, 0, 0]
const plainVertical = [-1000, 500, 880] as const
const boldName = /bold|black|heavy|demi|simhei|heiti|黑/iu
const notBold = /semilight|demilight/iu
/** sine of five degrees: what scanners and sloppy printers turn a line by */
const slight = 0.09

/**
 * Places the signs of one drawing operator on the page, as pdf.js's own canvas does, and moves the state's pen on.
 * @param hiddenAt why a sign at a place would not be seen, or null
 */
export function placeGlyphs(
  state: PaintState,
  signs: readonly (PdfGlyph | number)[],
  { artifact, hiddenAt, out }: { artifact: boolean; hiddenAt: HiddenAt; out: Glyph[] },
): void {
  const { font } = state
  if (!font || state.fontSize === 0) return
  const upsideDown = state.fontSize < 0 ? -1 : 1
  const fontSize = Math.abs(state.fontSize)
  const scaleX = state.horizontalScale * upsideDown
  const base = multiply(state.matrix, state.textMatrix)
  const set = settingOf(base, font, { fontSize, scaleX, upsideDown, artifact })
  const [a, b, c, d, e, f] = base
  const perWidth = Math.hypot(a, b) * Math.abs(scaleX)
  const perAdvance = font.vertical ? Math.hypot(c, d) : perWidth
  const widthScale = fontSize * (font.fontMatrix ?? plainFont)[0]
  let along = 0
  for (const sign of signs) {
    if (typeof sign === 'number') {
      along += ((font.vertical ? 1 : -1) * sign * fontSize) / 1000
      continue
    }
    const spacing = (sign.isSpace ? state.wordSpacing : 0) + state.charSpacing
    const metrics = font.vertical ? (sign.vmetric ?? font.defaultVMetrics ?? plainVertical) : null
    const width = (metrics ? metrics[0] : sign.width) * widthScale
    const step = metrics ? width - spacing * upsideDown : width + spacing * upsideDown
    const x = metrics ? state.x : state.x + along * scaleX
    const y = (metrics ? state.y + along : state.y) + state.rise
    const glyph: Glyph = {
      text: sign.unicode,
      x: a * x + c * y + e,
      y: b * x + d * y + f,
      advance: Math.abs(width) * perAdvance,
      step: (metrics ? -step : step) * perAdvance,
      set,
      hidden: null,
    }
    glyph.hidden = hiddenAt(glyph, state)
    out.push(glyph)
    along += step
  }
  if (font.vertical) state.y += along
  else state.x += along * scaleX
}

type HiddenAt = (glyph: Glyph, state: PaintState) => HiddenText['why'] | null

/** What all signs of an operator share: which way they run, how large they are. */
function settingOf(
  [a, b, c, d]: Matrix,
  font: PdfFont,
  of: { fontSize: number; scaleX: number; upsideDown: number; artifact: boolean },
): Setting {
  const { fontSize, scaleX, upsideDown, artifact } = of
  const vertical = font.vertical === true
  const [dx, dy] = vertical ? [-c, -d] : [a * Math.sign(scaleX || 1), b * Math.sign(scaleX || 1)]
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI
  const direction = (((Math.round(angle / 90) * 90) % 360) + 360) % 360
  const slanted = Math.abs(Math.sin(((angle - Math.round(angle / 90) * 90) * Math.PI) / 180)) > slight
  const size = vertical
    ? fontSize * Math.hypot(a, b) * Math.abs(scaleX)
    : fontSize * Math.hypot(c, d) * Math.abs(upsideDown)
  return { direction: direction as Direction, slanted, size, bold: isBold(font), vertical, artifact }
}

const boldFonts = new WeakMap<PdfFont, boolean>()

function isBold(font: PdfFont): boolean {
  const known = boldFonts.get(font)
  if (known !== undefined) return known
  const name = font.name ?? ''
  const bold = font.bold === true || font.black === true || (boldName.test(name) && !notBold.test(name))
  boldFonts.set(font, bold)
  return bold
}
