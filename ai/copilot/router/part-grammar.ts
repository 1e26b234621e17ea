import { addDays, type CalendarDate } from '#lib/clock.ts'
import { endOf, monthIndex, months, quarterIndex, type Range, thirdOf, weeks, yearOf } from './calendar-spans.ts'
import { monthOfWord, someMonths } from './some-months.ts'
import { monthAt, monthEn, monthWord, monthZh, number, shift, yearEn, yearSaid, yearZh } from './time-words.ts'
import { asEither, type Either, type Grammar, mapEither } from './which-one.ts'

const year = `(?:${yearZh}的?)?`
const ofYear =
  '(?: of (?:the )?(20[2-4]\\d\\b|this year|next year|last year|year)|,? (20[2-4]\\d\\b|next year|this year|last year))?'
const quarterZh = '第?([一二三四1-4])季度?'
const places: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  final: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
}
const placeOf = (text: string | undefined) => places[text ?? ''] ?? Number(text)

const mapped = (said: Range | Either | null, map: (range: Range) => Range) => said && mapEither(asEither(said), map)

/** The beginning, the middle and the end of a month. */
function pieceOf(word: string | undefined): (range: Range) => Range {
  const said = word ?? ''
  if (/[底末尾]|\bend|close/.test(said)) return endOf
  if (/上旬|初|early|beginning|start/.test(said)) return (range) => thirdOf(range, 0)
  return /下旬|late/.test(said) ? (range) => thirdOf(range, 2) : (range) => thirdOf(range, 1)
}

/** Beginnings and ends of what is longer than a month. */
function edgeOf(word: string | undefined, length: number): (range: Range) => Range {
  const said = word ?? ''
  if (/底|末|尾|end|close/.test(said)) return endOf
  const at = ([from]: Range) => monthIndex(from)
  if (/初|early|beginning|start/.test(said)) return (range) => months(at(range), length === 12 ? 3 : 1)
  if (/late/.test(said)) return (range) => months(at(range) + length - (length === 12 ? 3 : 1), length === 12 ? 3 : 1)
  return (range) => months(at(range) + length / 2 - 1, 1)
}

const pieces = '(early|mid|late|(?:the )?(?:beginning|start|middle|close) of|(?:the )?end(?: of)?)[- ](?:in )?(?:the )?'

/** The week, month, quarter or year that runs. */
function spanNow(unit: string | undefined, today: CalendarDate): Range {
  if (unit === 'week') return weeks(today, 0)
  if (unit === 'month') return months(monthIndex(today), 1)
  return unit === 'quarter' ? months(quarterIndex(today), 3) : months(yearOf(today) * 12, 12)
}

/** Parts of months, quarters and years: their beginnings, thirds and ends. */
export const partGrammar: Grammar = [
  [
    '(?:the )?(?:rest|remainder) of (?:the |this )?(week|month|quarter|year)\\b|later this (week|month|quarter|year)\\b',
    ([a, b], today) => [today, spanNow(a ?? b, today)[1]],
  ],
  ['earlier this (week|month|quarter|year)\\b', ([unit], today) => [spanNow(unit, today)[0], today]],
  ['\\b(month|quarter)[- ]end\\b', ([unit], today) => endOf(spanNow(unit, today))],
  // Up to now.
  [
    '(?:今年|本年|年初|开年)(?:度)?(?:以来|至今|到现在|到目前|到今天)|(?:so far this year|this year so far|(?:the )?year[- ]to[- ]date|\\bytd\\b)',
    (_, today) => [months(yearOf(today) * 12, 1)[0], today],
  ],
  [
    '(?:本月|这个月|月初)(?:以来|至今|到现在|到目前|到今天)|(?:so far this month|this month so far|month[- ]to[- ]date|\\bmtd\\b)',
    (_, today) => [months(monthIndex(today), 1)[0], today],
  ],
  [
    '(?:本季度?|这个?季度|季初)(?:以来|至今|到现在|到目前|到今天)|(?:so far this quarter|this quarter so far|quarter[- ]to[- ]date|\\bqtd\\b)',
    (_, today) => [months(quarterIndex(today), 1)[0], today],
  ],
  // Weeks and parts of a month.
  [
    `${year}(?<!\\d)${monthZh}份?的?(?:第([一二三四])|(最后)一)个?(?:周|星期|礼拜)(?![一二三四五六日天末])`,
    ([y, m, n], today) => mapped(someMonths({ month: number(m), count: 1, year: y, today }), weekOfMonth(n)),
  ],
  [
    `${monthWord}的?(?:第([一二三四])|(最后)一)个?(?:周|星期|礼拜)(?![一二三四五六日天末])`,
    ([w, n], today) => weekOfMonth(n)(monthOfWord(w, today)),
  ],
  [
    `(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) week (?:of|in) (?:${monthEn}${yearEn}|(this|next|last|the) month)`,
    ([n, m, y, w], today) =>
      mapped(
        m ? someMonths({ month: monthAt(m), count: 1, year: y, today }) : monthOfWord(w, today),
        weekOfMonth(n === 'last' ? undefined : n),
      ),
  ],
  [
    `${year}(?<!\\d)${monthZh}份?的?(上旬|中旬|下旬|初|中(?![标了过])|底|末|尾)`,
    ([y, m, p], today) => mapped(someMonths({ month: number(m), count: 1, year: y, today }), pieceOf(p)),
  ],
  [
    `${monthWord}的?(?:月)?(上旬|中旬|下旬|初|中(?![标了过])|底|末|尾)`,
    ([w, p], today) => pieceOf(p)(monthOfWord(w, today)),
  ],
  [
    '(?<![\\d一二三四五六七八九十个])(上旬|中旬|下旬|月初|月中(?![标了过])|月底|月末|\\beom\\b)',
    ([p], today) => thisMonth(pieceOf(p === 'eom' ? 'end' : p), today),
  ],
  [
    `${pieces}(?:${monthEn}${yearEn}|(this|next|last) month\\b|(month)\\b)`,
    ([p, m, y, w, bare], today) =>
      m
        ? mapped(someMonths({ month: monthAt(m), count: 1, year: y, today }), pieceOf(p))
        : bare
          ? thisMonth(pieceOf(p), today)
          : pieceOf(p)(monthOfWord(w, today)),
  ],
  // Quarters and their ends.
  [
    `${year}(?:的)?(?:${quarterZh}|q([1-4]))(初|底|末|尾)`,
    ([y, zh, en, p], today) =>
      mapped(someMonths({ month: placeOf(zh ?? en) * 3 - 2, count: 3, year: y, today }), edgeOf(p, 3)),
  ],
  [
    `${pieces}(?:q([1-4])|(first|second|third|fourth) quarter)${ofYear}`,
    ([p, q, word, y1, y2], today) =>
      mapped(someMonths({ month: placeOf(q ?? word) * 3 - 2, count: 3, year: y1 ?? y2, today }), edgeOf(p, 3)),
  ],
  [
    `${pieces}(this |next |last |)(week|quarter|half)\\b`,
    ([p, w, u], today) =>
      u === 'week'
        ? endIf(p, weeks(today, shift(w)))
        : u === 'half'
          ? endIf(p, halfOf(today, shift(w)))
          : edgeOf(p, 3)(months(quarterIndex(today) + 3 * shift(w), 3)),
  ],
  [
    '(上|这|本|下)?个?季度?(初|底|末|尾)|\\b(eoq)\\b',
    ([w, p, eoq], today) => edgeOf(eoq ? 'end' : p, 3)(months(quarterIndex(today) + 3 * shift(w), 3)),
  ],
  [
    `${year}前([二三2-3])个?季度?`,
    ([y, n], today) => someMonths({ month: 1, count: placeOf(n) * 3, year: y ?? '今年', today }),
  ],
  [
    `${year}(?:第?([一二三12])|q([12])|([一二三四1-4]))\\s?(?:到|至|-|、|~|)\\s?(?<=[到至、~-]|[一二三])(?:第?([二三四2-4])季度)`,
    ([y, a, b, c, to], today) => fromQuarter({ from: placeOf(a ?? b ?? c), to: placeOf(to), year: y, today }),
  ],
  [
    '(?<!\\d)(20[2-4]\\d)\\s?年?\\s?q([1-4])(?![0-9a-z])',
    ([y, q], today) => someMonths({ month: placeOf(q) * 3 - 2, count: 3, year: y, today }),
  ],
  [
    `${year}q([1-4])(?![0-9a-z])${ofYear}|(next year|this year|last year)'?s? (?:q([1-4])|(first|second|third|fourth|last) quarter)`,
    ([zh, q, y1, y2, y3, q2, word], today) =>
      someMonths({ month: placeOf(q ?? q2 ?? word) * 3 - 2, count: 3, year: zh ?? y1 ?? y2 ?? y3, today }),
  ],
  [
    `${year}(?<![上下这本\\d几]|[一二两三四五六七八九十\\d几]个)${quarterZh}(?<=[度季])`,
    ([y, q], today) => someMonths({ month: placeOf(q) * 3 - 2, count: 3, year: y, today }),
  ],
  [
    `(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th|final) quarter${ofYear}|(?:the )?(last) quarter of (?:the )?(20[2-4]\\d|this year|next year|last year|year)`,
    ([q, y1, y2, last, y3], today) =>
      someMonths({ month: placeOf(q ?? last) * 3 - 2, count: 3, year: y1 ?? y2 ?? y3, today }),
  ],
  // Halves.
  [
    `${year}(?:的)?(上|下|前|后)半年`,
    ([y, h], today) => someMonths({ month: /[上前]/.test(h ?? '') ? 1 : 7, count: 6, year: y, today }),
  ],
  [
    `${year}(?<!\\d)${monthZh}份?的?(上|下)半月|${monthWord}的?(上|下)半月|(上|下)半月`,
    ([y, m, h1, w, h2, h3], today) =>
      mapped(
        m ? someMonths({ month: number(m), count: 1, year: y, today }) : monthOfWord(w, today),
        halfMonth(h1 ?? h2 ?? h3),
      ),
  ],
  [
    `(?:the )?(first|second|latter) half of (?:${monthEn}${yearEn}|(this|next|last|the) month)`,
    ([h, m, y, w], today) =>
      mapped(
        m ? someMonths({ month: monthAt(m), count: 1, year: y, today }) : monthOfWord(w, today),
        halfMonth(h === 'first' ? '上' : '下'),
      ),
  ],
  [
    `(?:the )?(first|second|latter|1st|2nd) half${ofYear}|\\bh([12])\\b${ofYear}|(20[2-4]\\d) h([12])\\b|(next year|this year|last year)'?s (first|second) half`,
    ([w, y1, y2, h, y3, y4, y5, h2, y6, w2], today) => {
      const isFirst = /^(1|first)/.test(w ?? h ?? h2 ?? w2 ?? '')
      return someMonths({ month: isFirst ? 1 : 7, count: 6, year: y1 ?? y2 ?? y3 ?? y4 ?? y5 ?? y6, today })
    },
  ],
  // Years and their ends.
  [
    '(今|明|去|后|前|本|20[2-4]\\d|2[4-9])年(?:的?年)?(初|中(?![标了过])|底|末|尾)',
    ([y, p], today) => edgeOf(p, 12)(months(yearSaid(`${y}年`, today) * 12, 12)),
  ],
  [
    '(?<![\\d一二两三四五六七八九十半几每])年(底|末|尾)|\\b(?:eoy|year[- ]?end)\\b',
    (_, today) => endOf(months(yearOf(today) * 12, 12)),
  ],
  [
    '(?<![\\d一二两三四五六七八九十半几每])年(初|中(?![标了过]))|\\bmid[- ]?year\\b',
    ([p], today) => someMonths({ month: p === '初' ? 1 : 6, count: p === '初' ? 3 : 1, year: undefined, today }),
  ],
  [
    `${pieces}(?:(this|next|last) year|(20[2-4]\\d)|year)\\b`,
    ([p, w, y], today) => edgeOf(p, 12)(months((y ? Number(y) : yearOf(today) + shift(w)) * 12, 12)),
  ],
]

function weekOfMonth(nth: string | undefined): (range: Range) => Range {
  return ([from, to]) => {
    if (!nth) return [addDays(to, -6), to]
    const start = addDays(from, (placeOf(nth) - 1) * 7)
    return [start, addDays(start, 6)]
  }
}

function halfMonth(half: string | undefined): (range: Range) => Range {
  return ([from, to]) => (half === '上' ? [from, addDays(from, 14)] : [addDays(from, 15), to])
}

function halfOf(today: CalendarDate, by: number): Range {
  return months(Math.floor(monthIndex(today) / 6) * 6 + by * 6, 6)
}

const endIf = (word: string | undefined, range: Range): Range =>
  /end|close|late/.test(word ?? '') ? endOf(range) : [range[0], range[0]]

/** A part of the month of today: the last that began, the coming one. */
function thisMonth(piece: (range: Range) => Range, today: CalendarDate): Either {
  const at = [-1, 0, 1].map((by) => piece(months(monthIndex(today) + by, 1)))
  const here = piece(months(monthIndex(today), 1))
  const past = at.findLast(([from]) => from <= today) ?? here
  const coming = at.find(([, to]) => to >= today) ?? here
  return { past, coming, near: coming }
}

function fromQuarter(options: { from: number; to: number; year: string | undefined; today: CalendarDate }) {
  const { from, to, today } = options
  if (!(from < to)) return null
  return someMonths({ month: from * 3 - 2, count: (to - from + 1) * 3, year: options.year, today })
}
