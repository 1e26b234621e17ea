import type { HiddenText } from '#ingest/document.ts'
import { isWide } from '#ingest/wide-characters.ts'
import { alongFrame, areaOnPage, downFrame, type PageSize, ruleInFrame } from './frame.ts'
import type { Area, Direction, Glyph, Rule, Setting, TracedPage } from './traced-page.ts'

/** Signs that were drawn one after another on one base line, without a hole that could part columns or cells. */
export interface Strip extends Area {
  text: string
  /** one more than the text has UTF-16 units: distances from `left` */
  edges: number[]
  base: number
  size: number
  bold: boolean
  direction: Direction
  slanted: boolean
  artifact: boolean
  hidden: HiddenText[]
  page: number
}

/** In em: a hole that is a space, between Latin letters and where a Chinese sign stands beside it; one that parts. */
const spaceLatin = 0.16
const spaceWide = 0.6
const parting = 1.1
const ascent = 0.88
const descent = 0.22

/** Quotation marks stand in both scripts; of a hole beside one no space is made. */
const isQuote = (character: string) => /[“”‘’]/u.test(character)

/** Asked of every sign: nearly all are single letters, which their code tells. */
function isBlank(text: string): boolean {
  const code = text.charCodeAt(0)
  return (code <= 32 || code >= 127) && !(code >= 0x4e00 && code <= 0x9fff) && /^\s+$/u.test(text)
}

/** How wide a hole after some text has to be to mean a space. */
export function spaceBetween(before: string, after: string): number {
  const isBroad = (character: string) => isWide(character) || isQuote(character)
  return isBroad(before.slice(-1)) || isBroad(after.slice(0, 1)) ? spaceWide : spaceLatin
}

/** Forms strips of the signs of a page, in the order in which they are drawn. What is printed twice for boldness is taken once. */
export function formStrips(page: TracedPage): Strip[] {
  const strips: Strip[] = []
  const upright = new Map<Direction, Rule[]>()
  const uprightFor = (direction: Direction) => {
    const known = upright.get(direction)
    if (known) return known
    const rules = page.rules.map((rule) => ruleInFrame(direction, page, rule)).filter(({ horizontal }) => !horizontal)
    upright.set(direction, rules)
    return rules
  }
  let open: StripInMaking | null = null
  for (const glyph of page.glyphs) {
    if (glyph.text === '' || (glyph.advance === 0 && /^\s*$/u.test(glyph.text))) continue
    if (open?.takes(glyph, page)) continue
    if (open) close(strips, open)
    open = new StripInMaking(glyph, page, uprightFor(glyph.set.direction))
  }
  if (open) close(strips, open)
  return withoutDoubles(strips)
}

function close(strips: Strip[], made: StripInMaking): void {
  const strip = made.finish()
  if (strip) strips.push(strip)
}

class StripInMaking {
  private readonly set: Setting
  private readonly page: number
  private readonly base: number
  private readonly begin: number
  /** put together at the end: asking a growing text for its end copies it each time */
  private readonly signs: string[] = []
  private length = 0
  private readonly edges: number[] = [0]
  private readonly hidden: HiddenText[] = []
  private boldSigns = 0
  private count = 0
  /** where the last sign began, and where the next is expected: fields of their own, as they are set for every sign */
  private lastText = ''
  private lastAt = Number.NEGATIVE_INFINITY
  private next: number
  private lastVisibleEnd = 0

  private readonly upright: readonly Rule[]

  constructor(first: Glyph, page: TracedPage, upright: readonly Rule[]) {
    this.set = first.set
    this.upright = upright
    this.page = page.number
    const u = alongFrame(first.set.direction, page, first.x, first.y)
    this.begin = u
    this.base = downFrame(first.set.direction, page, first.x, first.y)
    this.next = u
    this.add(first, u)
  }

  /** Takes a sign if it goes on where the strip ends. */
  takes(glyph: Glyph, page: PageSize): boolean {
    if (glyph.set !== this.set && !goTogether(glyph.set, this.set)) return false
    const { size, direction, slanted } = glyph.set
    const u = alongFrame(direction, page, glyph.x, glyph.y)
    const v = downFrame(direction, page, glyph.x, glyph.y)
    if (Math.abs(v - this.base) > (slanted ? 1.2 : 0.15) * this.set.size) return false
    if (glyph.text === this.lastText && Math.abs(u - this.lastAt) < Math.min(0.2 * size, glyph.advance / 2)) return true
    const hole = u - this.next
    const isSpace = isBlank(glyph.text)
    if (!isSpace && u - this.lastVisibleEnd > 0.08 * size && this.isParted(this.lastVisibleEnd, u)) return false
    if (hole < -0.35 * size || hole > parting * size) return false
    if (!isSpace && u - this.lastVisibleEnd > parting * size && this.lastVisibleEnd > this.begin) return false
    if (hole > spaceLatin * size && !isSpace && this.isSpaced(hole, glyph)) this.addSpace(u)
    this.add(glyph, u)
    return true
  }

  /** Whether a line is drawn upright through a hole: then two cells begin and end there. */
  private isParted(from: number, to: number): boolean {
    const middle = this.base - 0.3 * this.set.size
    return this.upright.some(
      (rule) => rule.at >= from - 0.5 && rule.at <= to + 0.5 && rule.from <= middle && rule.to >= middle,
    )
  }

  private isSpaced(hole: number, { text, set }: Glyph): boolean {
    return hole > spaceBetween(this.lastText, text) * set.size && !/\s$/u.test(this.lastText)
  }

  private addSpace(u: number): void {
    this.signs.push(' ')
    this.length += 1
    this.edges.push(u - this.begin)
  }

  private add(glyph: Glyph, u: number): void {
    const text = glyph.text
    const start = this.length
    // A sign begins where it is printed: the one before ends there, unless there is a hole between them.
    const before = this.edges.length - 1
    this.edges[before] = Math.max(u - this.begin, this.edges[before - 1] ?? 0)
    this.signs.push(text)
    this.length += text.length
    for (let nth = 1; nth <= text.length; nth += 1) {
      this.edges.push(u - this.begin + (glyph.advance * nth) / text.length)
    }
    if (glyph.hidden) this.hide(glyph.hidden, start)
    this.count += 1
    if (glyph.set.bold) this.boldSigns += 1
    this.lastText = text
    this.lastAt = u
    this.next = u + Math.max(glyph.step, glyph.advance * 0.5)
    if (!isBlank(text)) this.lastVisibleEnd = u + glyph.advance
  }

  private hide(why: HiddenText['why'], start: number): void {
    const open = this.hidden.at(-1)
    if (open?.why === why && open.end === start) open.end = this.length
    else this.hidden.push({ why, start, end: this.length })
  }

  finish(): Strip | null {
    const { size, vertical, direction, slanted, artifact } = this.set
    const shown = this.signs.join('').trimEnd()
    const lead = shown.length - shown.trimStart().length
    const text = shown.trimStart()
    if (text === '') return null
    const offset = this.edges[lead] ?? 0
    const shownEdges = this.edges.slice(lead, lead + text.length + 1)
    const edges = offset === 0 ? shownEdges : shownEdges.map((edge) => edge - offset)
    const left = this.begin + offset
    const [up, down] = vertical ? [0.5, 0.5] : [ascent, descent]
    return {
      text,
      edges,
      left,
      right: left + (edges.at(-1) ?? 0),
      top: this.base - up * size,
      bottom: this.base + down * size,
      base: this.base,
      size,
      bold: this.boldSigns * 2 > this.count,
      direction,
      slanted,
      artifact,
      hidden: this.hidden
        .map(({ why, start, end }) => ({
          why,
          start: Math.max(0, start - lead),
          end: Math.min(text.length, end - lead),
        }))
        .filter(({ start, end }) => end > start),
      page: this.page,
    }
  }
}

function goTogether(one: Setting, other: Setting): boolean {
  if (one.direction !== other.direction || one.slanted !== other.slanted) return false
  if (one.artifact !== other.artifact || one.vertical !== other.vertical) return false
  return one.size <= other.size * 1.25 && one.size >= other.size * 0.8
}

/** Shadows and poor man's bold: the same words a hair's breadth beside themselves. */
function withoutDoubles(strips: readonly Strip[]): Strip[] {
  const seen = new Map<string, Strip>()
  return strips.filter((strip) => {
    const [across, down] = [strip.left / strip.size, strip.base / strip.size]
    const key = (x: number, y: number) => `${strip.direction} ${x} ${y} ${strip.text}`
    // Places are told by em; a double may be on the other side of a border between two.
    const near = [Math.floor(across - 0.25), Math.floor(across + 0.25)].flatMap((x) =>
      [Math.floor(down - 0.25), Math.floor(down + 0.25)].flatMap((y) => seen.get(key(x, y)) ?? []),
    )
    const isDouble = near.some(
      (other) => Math.max(Math.abs(other.left - strip.left), Math.abs(other.base - strip.base)) < 0.25 * strip.size,
    )
    if (!isDouble) seen.set(key(Math.floor(across), Math.floor(down)), strip)
    return !isDouble
  })
}

/** A part of a strip, as a strip of its own. */
export function cutStrip(strip: Strip, start: number, end: number): Strip | null {
  const shown = strip.text.slice(start, end)
  const from = start + shown.length - shown.trimStart().length
  const to = from + shown.trim().length
  if (to <= from) return null
  const offset = strip.edges[from] ?? 0
  const edges = strip.edges.slice(from, to + 1).map((edge) => edge - offset)
  return {
    ...strip,
    text: strip.text.slice(from, to),
    edges,
    left: strip.left + offset,
    right: strip.left + offset + (edges.at(-1) ?? 0),
    hidden: strip.hidden
      .map(({ why, start: begin, end: until }) => ({
        why,
        start: Math.max(0, begin - from),
        end: Math.min(to, until) - from,
      }))
      .filter((span) => span.end > span.start),
  }
}

/** Where a strip's box is on the page as shown. */
export function boxOf(strip: Strip, page: PageSize): { x: number; y: number; width: number; height: number } {
  const { left, top, right, bottom } = areaOnPage(strip.direction, page, strip)
  return { x: left, y: top, width: right - left, height: bottom - top }
}
