import type { Page, Unread } from '#ingest/document.ts'
import type { Line } from './gather-lines.ts'
import type { Area, Glyph, TracedPage } from './traced-page.ts'

/** Of a page's characters: above it what was read of the page is no text of it. */
const mostGarbage = 0.25
/** So few characters are a stamp or a page number beside a picture, not the page's text. */
const fewCharacters = 40
/** So many shapes are letters that somebody drew as outlines, or a drawing; a logo has fewer. */
const manyShapes = 60
/** Of the page: a picture as large as this may hold what a page says. */
const covering = 0.5
const considerable = 0.2
/** Of the characters. */
const mostOverlapped = 0.03

const broken = /[\p{Co}\p{Cn}\p{Cs}\p{Cc}\ufffd]/u
/** Bullets and ticks of symbol fonts stand alone among letters that mean something. */
const symbolFont = /^[\uf020-\uf0ff]$/u
const highLatin = /[\u00a1-\u00ff]/u
const usual = /[\p{Script=Latin}\p{Script=Han}\p{Script=Greek}\p{P}\p{S}\p{N}\p{Z}\p{M}]/u
const rareHan = /[\u3400-\u4dbf\u{20000}-\u{3ffff}]/u
const rareLatin = /[\u0180-\u02af\u1d00-\u1dbf]/u

/** Signs of which none means nothing, and most pages have no other. */
const plain = /^[\s!-~\u3001\u3002\u300a\u300b\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*$/u

/** The share of characters that mean nothing. */
export function garbageOf(text: string): number {
  if (plain.test(text)) return shifted(text) / Math.max(1, text.replaceAll(/\s/gu, '').length)
  const letters = [...text].filter((letter) => !/\s/u.test(letter))
  if (letters.length === 0) return 0
  const meaningless = letters.filter((letter) => broken.test(letter) && !symbolFont.test(letter)).length
  return Math.max(meaningless, mojibake(text), strays(letters), shifted(text)) / letters.length
}

/** Bytes of Chinese encodings read as Latin letters: "ºÏÍ¬". No language writes so many accents one after the other. */
function mojibake(text: string): number {
  let count = 0
  for (const [run] of text.matchAll(
    /[\u0080-\u00ff\u0160\u0161\u0178\u017d\u017e\u0152\u0153\u2018-\u201e\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122]{2,}/gu,
  )) {
    if ([...run].filter((letter) => highLatin.test(letter)).length * 2 > run.length) count += run.length
  }
  return count
}

/** Numbers of glyphs taken for characters fall into scripts that never stand together. */
function strays(letters: readonly string[]): number {
  const odd = letters.filter((letter) => !usual.test(letter) || rareHan.test(letter) || rareLatin.test(letter))
  const scripts = new Set(odd.map((letter) => (letter.codePointAt(0) ?? 0) >> 8))
  return scripts.size >= 3 ? odd.length : 0
}

/** Letters moved along the alphabet, as glyph numbers are: a Latin text without vowels and without its commonest words. */
function shifted(text: string): number {
  const words = text.match(/[\u0021-\u007e]{3,}/gu) ?? []
  const letters = words.join('').replaceAll(/[^a-z]/giu, '').length
  if (letters < 150) return 0
  const vowels = words.join('').replaceAll(/[^aeiouy]/giu, '').length
  const common = /\b(?:the|of|and|to|in|is|der|die|und|le|la|de|et|el|los|di|il)\b/iu
  return vowels / letters < 0.2 && !common.test(text) ? letters : 0
}

export interface Judged {
  page: Page
  unread: Unread[]
}

/**
 * Whether a page was read: a scan without text and letters that mean nothing were not, and whoever says that something is
 * missing from the document has to know.
 */
export function judgePage(traced: TracedPage): Judged {
  const { number, width, height, rotation, glyphs, pictures, shapes, failed } = traced
  const text = glyphs.map((glyph) => glyph.text).join('')
  const characters = text.replaceAll(/\s/gu, '').length
  const garbage = Math.round(garbageOf(text) * 1000) / 1000
  const covered = coverage(pictures, traced)
  const judged = (state: Page['state'], why: Page['why']): Judged => ({
    page: { number, width, height, rotation, state, why, garbage },
    unread: [],
  })
  if (failed) return judged('unreadable', 'failed')
  if (characters > 0 && garbage > mostGarbage) return judged('unreadable', 'garbage')
  if (characters < fewCharacters && (covered >= covering || shapes >= manyShapes)) return judged('unreadable', 'scan')
  if (characters === 0) return judged(covered >= 0.02 ? 'unreadable' : 'empty', covered >= 0.02 ? 'scan' : null)
  const read = judged('read', null)
  const bare = coverage(
    pictures.filter((area) => !isWrittenOn(area, glyphs)),
    traced,
  )
  if (bare >= considerable)
    read.unread.push({ what: 'picture', page: number, at: null, detail: `${Math.round(bare * 100)} %` })
  return read
}

/** What is printed over other words is read, but a page of which this is much is not read well. */
export function judgeOverlaps(page: number, lines: readonly Pick<Line, 'text' | 'overlapped'>[]): Unread[] {
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  const overlapped = Math.round(lines.reduce((sum, line) => sum + line.overlapped, 0))
  if (overlapped <= characters * mostOverlapped) return []
  return [{ what: 'part', page, at: null, detail: `overlapping words: ${overlapped} of ${characters} characters` }]
}

/** A picture with words on it is a ground, or a scan of which the words were recognised. */
function isWrittenOn({ left, top, right, bottom }: Area, glyphs: readonly Glyph[]): boolean {
  const on = glyphs.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom).length
  const share = ((right - left) * (bottom - top)) / 500_000
  return on > 600 * share
}

/** Which share of the page pictures cover, measured on a grid, since they may lie on each other. */
function coverage(pictures: readonly Area[], { width, height }: { width: number; height: number }): number {
  if (pictures.length === 0) return 0
  const fine = 20
  let covered = 0
  for (let row = 0; row < fine; row += 1) {
    for (let column = 0; column < fine; column += 1) {
      const [x, y] = [((column + 0.5) / fine) * width, ((row + 0.5) / fine) * height]
      if (pictures.some(({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom))
        covered += 1
    }
  }
  return covered / fine ** 2
}
