import { type Ground, isCovered, whyHidden } from './hide-glyphs.ts'
import { contains, firstState, identity, intersect, moveArea, multiply, type PaintState } from './paint-state.ts'
import type { Matrix, Operators, PdfFont, PdfGlyph, PdfLayers } from './pdf-js.server.ts'
import { placeGlyphs } from './place-glyphs.ts'
import { addRule, isBox, strokedRules } from './trace-rules.ts'
import type { Area, Glyph, Rule } from './traced-page.ts'

/** Beyond these a page is a drawing, and its lines are no table's. */
const mostRules = 6000
const mostGrounds = 2000
/** With fewer signs than these a page says nothing by itself. */
const fewGlyphs = 40
/** Of the figures of a path, so many make a letter: a line of them may be one path. */
const figuresOfShape = 60

/** In points. */
const [leastLetter, largestLetter] = [1.5, 20]

/** A box that is no line and no ground: part of a letter, or of what stands in its place. */
function isLetterSized({ left, top, right, bottom }: Area): boolean {
  const sides = [right - left, bottom - top]
  return sides.every((side) => side > leastLetter && side < largestLetter)
}

interface Drawn {
  width: number
  height: number
  transform: Matrix
  fonts: ReadonlyMap<string, PdfFont>
  operators: Operators
  layers: PdfLayers
  hasPictures: boolean
}

type Arguments = readonly unknown[]

/** Keeps the graphics state of a page while its operators go by, and notes what each of them leaves on it. */
export class PageTracer {
  readonly shown: Area
  readonly grounds: Ground[] = []
  private readonly page: Drawn
  private readonly does: ReadonlyMap<number | undefined, (args: Arguments) => void>
  private readonly glyphs: Glyph[] = []
  private readonly rules: Rule[] = []
  private readonly pictures: Area[] = []
  /** where something may have been drawn that pdf.js was told not to decode */
  private readonly bareAreas: Area[] = []
  private shapes = 0
  /** which signs were drawn when how much ground was there */
  private readonly batches: { from: number; ground: number }[] = []
  private readonly saved: PaintState[] = []
  private readonly marks: { artifact: boolean; off: boolean }[] = []
  private state: PaintState
  private clipNext = false
  /** moved and nothing drawn since: where a picture stands that pdf.js was told not to decode */
  private bare = false

  constructor(page: Drawn) {
    this.page = page
    this.shown = { left: 0, top: 0, right: page.width, bottom: page.height }
    this.state = firstState(page.transform)
    this.does = new Map([
      ...this.painting(page.operators),
      ...this.colouring(page.operators),
      ...this.writing(page.operators),
    ])
  }

  follow(operator: number, args: Arguments): void {
    this.does.get(operator)?.(args)
  }

  finish(): { glyphs: Glyph[]; rules: Rule[]; pictures: Area[]; shapes: number } {
    this.endBare()
    // A page of hardly any signs has what it says in a picture, also where the file does not name one.
    if (!this.page.hasPictures && this.glyphs.length < fewGlyphs) this.pictures.push(...this.bareAreas)
    for (const glyph of this.glyphs) {
      // The text that a recogniser laid over its scan is the scan's text.
      if (glyph.hidden === 'invisible-ink' && this.pictures.some((area) => contains(area, glyph.x, glyph.y))) {
        glyph.hidden = null
      }
    }
    this.hideCovered()
    return {
      glyphs: this.glyphs,
      rules: this.rules.length > mostRules ? [] : this.rules,
      pictures: this.pictures,
      shapes: this.shapes,
    }
  }

  private painting(codes: Operators): [number | undefined, (args: Arguments) => void][] {
    const mark = ([tag, properties]: Arguments) => {
      this.marks.push({ artifact: tag === 'Artifact', off: tag === 'OC' && !this.page.layers.isVisible(properties) })
    }
    return [
      [codes.save, () => this.save()],
      [codes.beginGroup, () => this.save()],
      [codes.restore, () => this.restore()],
      [codes.endGroup, () => this.restore()],
      [codes.paintFormXObjectEnd, () => this.restore()],
      [codes.paintFormXObjectBegin, ([matrix, box]) => this.beginForm(matrix as Matrix | null, box as number[] | null)],
      [codes.transform, (matrix) => this.transform(matrix as unknown as Matrix)],
      [codes.paintImageXObject, () => this.addPicture()],
      [codes.paintImageMaskXObject, () => this.addPicture()],
      [codes.paintInlineImageXObject, () => this.addPicture()],
      [codes.paintSolidColorImageMask, () => this.addPicture()],
      [codes.clip, () => this.clip()],
      [codes.eoClip, () => this.clip()],
      [codes.constructPath, (args) => this.paintPath(args)],
      [codes.beginMarkedContent, mark],
      [codes.beginMarkedContentProps, mark],
      [codes.endMarkedContent, () => void this.marks.pop()],
    ]
  }

  private colouring(codes: Operators): [number | undefined, (args: Arguments) => void][] {
    return [
      [codes.setFillRGBColor, ([colour]) => this.set({ fill: String(colour) })],
      [codes.setFillColorN, () => this.set({ fill: null })],
      [codes.setFillTransparent, () => this.set({ fill: null })],
      [codes.setStrokeRGBColor, ([colour]) => this.set({ stroke: String(colour) })],
      [codes.setStrokeColorN, () => this.set({ stroke: null })],
      [codes.setStrokeTransparent, () => this.set({ stroke: null })],
      [codes.setGState, ([entries]) => this.setGraphics(entries as [string, unknown][])],
    ]
  }

  private writing(codes: Operators): [number | undefined, (args: Arguments) => void][] {
    const matrix = (args: Arguments) => (typeof args[0] === 'object' ? args[0] : args) as Matrix
    return [
      [codes.beginText, () => this.setTextMatrix(identity)],
      [codes.setTextMatrix, (args) => this.setTextMatrix(matrix(args))],
      [codes.setFont, ([name, size]) => this.setFont(String(name), Number(size))],
      [codes.setCharSpacing, ([points]) => this.set({ charSpacing: Number(points) })],
      [codes.setWordSpacing, ([points]) => this.set({ wordSpacing: Number(points) })],
      [codes.setHScale, ([percent]) => this.set({ horizontalScale: Number(percent) / 100 })],
      [codes.setLeading, ([points]) => this.set({ leading: -Number(points) })],
      [codes.setTextRise, ([points]) => this.set({ rise: Number(points) })],
      [codes.setTextRenderingMode, ([mode]) => this.set({ renderingMode: Number(mode) })],
      [codes.moveText, ([x, y]) => this.moveText(Number(x), Number(y))],
      [codes.setLeadingMoveText, ([x, y]) => this.moveText(Number(x), Number(y), Number(y))],
      [codes.nextLine, () => this.moveText(0, this.state.leading)],
      [codes.showText, ([signs]) => this.showText(signs as (PdfGlyph | number)[])],
    ]
  }

  private set(change: Partial<PaintState>): void {
    Object.assign(this.state, change)
  }

  private save(): void {
    this.saved.push(this.state)
    this.state = { ...this.state }
    this.bare = false
  }

  private restore(): void {
    this.endBare()
    this.state = this.saved.pop() ?? this.state
  }

  private transform(matrix: Matrix): void {
    this.state.matrix = multiply(this.state.matrix, matrix)
    this.bare = true
  }

  private endBare(): void {
    if (this.bare && this.page.hasPictures) this.addPicture()
    else if (this.bare && this.glyphs.length < fewGlyphs) this.bareAreas.push(...this.seenArea())
    this.bare = false
  }

  private beginForm(matrix: Matrix | null, box: number[] | null): void {
    this.save()
    if (matrix) this.state.matrix = multiply(this.state.matrix, matrix)
    if (box) this.state.clip = intersect(this.state.clip, moveArea(this.state.matrix, box))
  }

  /** A picture fills the unit square of what has been moved. */
  private addPicture(): void {
    this.bare = false
    for (const area of this.seenArea()) {
      this.pictures.push(area)
      this.grounds.push({ area, colour: null })
    }
  }

  /** What is seen of a picture drawn now; empty when nothing is. */
  private seenArea(): Area[] {
    const area = intersect(intersect(this.state.clip, this.shown), moveArea(this.state.matrix, [0, 0, 1, 1]))
    return area.right <= area.left || area.bottom <= area.top ? [] : [area]
  }

  private clip(): void {
    this.clipNext = true
  }

  private paintPath([paint, paths, bounds]: Arguments): void {
    const { state } = this
    const codes = this.page.operators
    const path = (paths as [ArrayLike<number> | null] | undefined)?.[0] ?? []
    const isClip = this.clipNext
    this.clipNext = false
    if (!bounds) return
    const area = moveArea(state.matrix, bounds as number[])
    if (isClip) state.clip = intersect(state.clip, area)
    if (paint === codes.endPath) return
    this.bare = false
    const isFilled = paint !== codes.stroke && paint !== codes.closeStroke
    const isStroked = paint !== codes.fill && paint !== codes.eoFill
    if (isStroked && state.strokeAlpha > 0) this.addRules(strokedRules(path, state.matrix))
    if (isFilled && state.fillAlpha > 0) {
      if (isBox(path)) this.fillBox(area)
      if (!isBox(path) || isLetterSized(area)) this.shapes += 1 + Math.floor(path.length / figuresOfShape)
    }
  }

  private fillBox(area: Area): void {
    const { state } = this
    const thin: Rule[] = []
    addRule(thin, area)
    this.addRules(thin)
    const seen = intersect(intersect(state.clip, this.shown), area)
    const isGround = seen.right - seen.left > 4 && seen.bottom - seen.top > 4
    if (!isGround || this.grounds.length >= mostGrounds) return
    this.grounds.push({ area: seen, colour: state.fillAlpha < 0.9 || state.blends ? null : state.fill })
  }

  private addRules(rules: readonly Rule[]): void {
    if (this.rules.length <= mostRules) for (const rule of rules) this.rules.push(rule)
  }

  private setGraphics(entries: readonly [string, unknown][]): void {
    for (const [key, value] of entries) {
      if (key === 'ca') this.state.fillAlpha = Number(value)
      else if (key === 'CA') this.state.strokeAlpha = Number(value)
      else if (key === 'BM') this.state.blends = value !== 'source-over'
      else if (key === 'Font') this.setFont(String((value as unknown[])[0]), Number((value as unknown[])[1]))
    }
  }

  private setFont(name: string, size: number): void {
    this.state.font = this.page.fonts.get(name) ?? null
    this.state.fontSize = size
  }

  private setTextMatrix(matrix: Matrix): void {
    const { state } = this
    state.textMatrix = matrix
    state.x = state.y = state.lineX = state.lineY = 0
  }

  private moveText(x: number, y: number, leading = this.state.leading): void {
    const { state } = this
    state.leading = leading
    state.x = state.lineX += x
    state.y = state.lineY += y
  }

  private showText(signs: readonly (PdfGlyph | number)[]): void {
    this.bare = false
    const isOff = this.marks.some((mark) => mark.off)
    const from = this.glyphs.length
    placeGlyphs(this.state, signs, {
      artifact: this.marks.some((mark) => mark.artifact),
      hiddenAt: (glyph, state) => (isOff ? 'vanish' : whyHidden(glyph, state, this)),
      out: this.glyphs,
    })
    if (this.glyphs.length > from) this.batches.push({ from, ground: this.grounds.length })
  }

  private hideCovered(): void {
    for (const [nth, { from, ground }] of this.batches.entries()) {
      if (ground === this.grounds.length) continue
      const later = this.grounds.slice(ground).filter(({ colour }) => colour !== null)
      if (later.length === 0) continue
      for (const glyph of this.glyphs.slice(from, this.batches[nth + 1]?.from)) {
        if (!glyph.hidden && isCovered(glyph, later)) glyph.hidden = 'colour-of-ground'
      }
    }
  }
}
