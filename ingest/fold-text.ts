import type { Fold, Span } from './document.ts'
import { equivalentIdeographs } from './equivalent-ideographs.ts'
import { isWide } from './wide-characters.ts'

/** What one stretch of a source becomes; most stay as they are, many characters at once. */
interface Unit {
  out: string
  start: number
  end: number
}

/** What folding leaves as it is: all but a few stretches of a contract are of these, so they are taken as a whole. */
const plainSigns = '!-~\u3001\u3002\u300a\u300b\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f'
/** With single spaces that have a Latin sign beside them, and without a last sign that takes the marks behind it. */
const plain = `((?:[${plainSigns}]|(?<=[!-~]) (?=[${plainSigns}])|(?<=[${plainSigns}]) (?=[!-~]))+)(?!\\p{M})`
const cluster = new RegExp(`${plain}|\\s+|(?:(?!\\s)\\P{M})?\\p{M}+|(?!\\s)\\P{M}`, 'gsu')
/** The number of a clause keeps the space behind it, as 第九条 and its title are two things. */
const numbered =
  /(?:第[〇零一二三四五六七八九十百千两\d]+[条章节款项编部分]|附[件录表页][一二三四五六七八九十\dA-Z]+)$/u
const invisible = /^(?:\p{Cf}|\p{Cc}|\p{Variation_Selector})+$/u

/**
 * The canonical form of a text: radicals as the ideographs they stand for, letters, figures and signs of full width as plain ones
 * (Chinese punctuation stays), ligatures and squared units spelt out, invisible characters left out, white space as one space, and
 * between Chinese characters none.
 * @returns the text, and where it differs from the source in length
 */
export function foldText(source: string): { text: string; folds: Fold[] } {
  const units: Unit[] = []
  // What a space is weighed by: reading the end of the text itself would copy all of it each time.
  let tail = ''
  for (const match of source.matchAll(cluster)) {
    const [stretch, unchanged] = match
    const end = match.index + stretch.length
    const out = unchanged ?? (/^\s/u.test(stretch) ? spaceBetween(tail, source, end) : foldCharacter(stretch))
    tail = `${tail}${out.slice(-16)}`.slice(-16)
    units.push({ out, start: match.index, end })
  }
  const last = units.findLast(({ out }) => out !== '')
  if (last?.out === ' ') last.out = ''
  return { text: units.map(({ out }) => out).join(''), folds: foldsOf(units) }
}

function spaceBetween(before: string, source: string, end: number): string {
  if (before === '' || before.endsWith(' ')) return ''
  const next = nextVisible(source, end)
  if (next === '') return ' '
  const previous = String.fromCodePoint(before.codePointAt(lastAt(before)) ?? 32)
  return isWide(previous) && isWide(next) && !numbered.test(before) ? '' : ' '
}

function lastAt(text: string): number {
  const unit = text.charCodeAt(text.length - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && text.length > 1 ? text.length - 2 : text.length - 1
}

function nextVisible(source: string, from: number): string {
  for (const letter of source.slice(from, from + 40)) if (!/\s/u.test(letter) && !invisible.test(letter)) return letter
  return ''
}

function foldCharacter(character: string): string {
  if (!character.isWellFormed()) return '\ufffd'
  if (invisible.test(character)) return ''
  const ideograph = equivalentIdeographs.get(character)
  if (ideograph) return ideograph
  if (isFolded(character)) return character.normalize('NFKC').replaceAll(/\s+/gu, ' ')
  return character.normalize('NFC').replaceAll(/[\ufe00-\ufe0f]/gu, '')
}

/** Signs of full width that are not punctuation: 0-9 A-Z a-z and % + - . / = < > & @ # $ * _ | ~ and currencies. */
const plainWidth = /[０-９Ａ-Ｚａ-ｚ％＋－．／＝＜＞＆＠＃＄＊＿｜～￥￡￠]/u
const compatible =
  /[\u2160-\u217f\u2f00-\u2fd5\u3300-\u33ff\uf900-\ufaff\ufb00-\ufb06\uff61-\uff9f\u{1d400}-\u{1d7ff}\u{2f800}-\u{2fa1f}]/u

function isFolded(character: string): boolean {
  return plainWidth.test(character) || compatible.test(character)
}

function foldsOf(units: readonly Unit[]): Fold[] {
  const folds: Fold[] = []
  let at = 0
  for (const { out, start, end } of units) {
    if (out.length !== end - start) {
      folds.push({ at, length: out.length, sourceAt: start, sourceLength: end - start })
    }
    at += out.length
  }
  return folds
}

/** The stretch of the source that a span of the canonical text stands for. What was folded together belongs to it whole. */
export function toSource(folds: readonly Fold[], span: Span): Span {
  return { start: sourceOf(folds, span.start, 'start'), end: sourceOf(folds, span.end, 'end') }
}

function sourceOf(folds: readonly Fold[], at: number, edge: 'start' | 'end'): number {
  // What was left out at the very edge of a span is none of it.
  const fold = folds[lastIndex(folds, (each) => (edge === 'start' ? each.at <= at : each.at < at))]
  if (!fold) return at
  const behind = at - fold.at - fold.length
  if (behind >= 0) return fold.sourceAt + fold.sourceLength + behind
  return edge === 'start' ? fold.sourceAt : fold.sourceAt + fold.sourceLength
}

/** Whether a stretch of the source stands in the canonical text sign for sign. */
export function isUnfolded(folds: readonly Fold[], { start, end }: Span): boolean {
  const last = lastIndex(folds, (each) => each.sourceAt < end)
  const fold = folds[last]
  return !fold || fold.sourceAt + fold.sourceLength <= start
}

/** Where a place of the source has come to in the canonical text: the other way round. */
export function toText(folds: readonly Fold[], sourceAt: number): number {
  const fold = folds[lastIndex(folds, (each) => each.sourceAt < sourceAt)]
  if (!fold) return sourceAt
  const inside = sourceAt - fold.sourceAt
  const behind = inside - fold.sourceLength
  return fold.at + (behind >= 0 ? fold.length + behind : Math.min(fold.length, inside))
}

/** Of a list that begins with those that hold, the last that does. */
function lastIndex(folds: readonly Fold[], holds: (fold: Fold) => boolean): number {
  let low = 0
  let high = folds.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(folds[middle] as Fold)) low = middle + 1
    else high = middle
  }
  return low - 1
}
