import { months, quarterIndex, weeks, yearOf } from './calendar-spans.ts'
import { monthOfWord, someMonths } from './some-months.ts'
import { monthAt, monthEn, monthWord, monthZh, number, shift, yearEn, yearZh } from './time-words.ts'
import { eitherMonths, type Grammar } from './which-one.ts'

const year = `(?:${yearZh}的?)?`

/** Weeks, months, quarters and years as they are. */
export const wholeGrammar: Grammar = [
  [
    '(?<![\\w./-])(20[2-4]\\d)[-/.](1[0-2]|0?[1-9])(?![\\d/.-]|\\s?[万亿元吨])',
    ([y, m], today) => someMonths({ month: number(m), count: 1, year: y, today }),
  ],
  [
    // 三四月份: of two figures that follow each other, the one month and the other.
    `${year}(?<![一二三四五六七八九十])(一二|二三|三四|四五|五六|六七|七八|八九)月份?`,
    ([y, both], today) => someMonths({ month: number(both?.[0]), count: 2, year: y, today }),
  ],
  [
    '(上上|上|这|本|下下|下|当)一?个?(?:周|星期|礼拜)(?![一二三四五六日天末])|(last|this|next|coming) week\\b|(?:the )?(week after next|week before last)\\b|(?<![个\\d一二两三四五六七八九十每])(周内)',
    ([a, b, c], today) => weeks(today, shift(a ?? b ?? c)),
  ],
  [
    `(?<!\\d)${monthWord}(?!\\d)|(last|this|next|coming|following|current) month\\b|(?:the )?(month after next|month before last)\\b|(?<![个\\d一二两三四五六七八九十半每])月内|within the month\\b`,
    ([a, b, c], today) => monthOfWord(a ?? b ?? c, today),
  ],
  [
    '(上上|上|这|本|下下|下)一?个?季度?|(last|this|next|coming|current) quarter\\b|(?:the )?(quarter after next|quarter before last)\\b|within the quarter\\b',
    ([a, b, c], today) => months(quarterIndex(today) + 3 * shift(a ?? b ?? c), 3),
  ],
  [
    `${year}(?<![\\d近])(\\d{1,2}|十[一二]?|[一二三四五六七八九])(?:月份?)?\\s?(?:-|~|、|到|至)\\s?(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?![\\d一二三四五六七八九十])`,
    ([y, from, to], today) => {
      const [first, last] = [number(from), number(to)]
      if (first < 1 || last < 1 || first > 12 || last > 12 || first === last) return null
      return someMonths({ month: first, count: last > first ? last - first + 1 : last + 13 - first, year: y, today })
    },
  ],
  [
    `${year}(?<![\\d.])${monthZh}份?(?!\\d)`,
    ([y, m], today) => someMonths({ month: number(m), count: 1, year: y, today }),
  ],
  [
    '(今|明|去|后|前|本|(?:上|下|这)一?)年(?:度|内|之内)?(?!前)|(last|this|next|coming|current) year\\b|(?:the )?(year after next|year before last)\\b',
    ([a, b, c], today) => months((yearOf(today) + shift(a ? `${a}年` : (b ?? c))) * 12, 12),
  ],
  [
    '(?<![\\d一二两三四五六七八九十半几每])年(?:度)?(?:之)?内|within the year\\b',
    (_, today) => months(yearOf(today) * 12, 12),
  ],
  [
    `(?<=\\b(?:in|for|during|by|before|until|till|since|after|from|to|and|through|of|next|this|last|thru|early|starting) )(may)\\b${yearEn}|\\b(may)\\b (20[2-4]\\d|next year|this year|last year)\\b`,
    ([m1, y1, m2, y2], today) => ((m1 ?? m2) ? someMonths({ month: 5, count: 1, year: y1 ?? y2, today }) : null),
  ],
  [
    `(last|next|this) (?!may\\b)${monthEn}|(?!may\\b)${monthEn}\\.?${yearEn}`,
    ([w, m1, m2, y], today) => {
      if (!w) return someMonths({ month: monthAt(m2 ?? ''), count: 1, year: y, today })
      const either = eitherMonths(monthAt(m1 ?? ''), 1, today)
      return either && (w === 'last' ? either.past : either.coming)
    },
  ],
  [
    '(?<![\\w.,/¥$€-])(?:fy ?)?(20[2-4]\\d)年?(?![\\d-]|\\s?(?:[万亿元吨台]|million\\b|mm\\b|t\\b|yuan\\b|rmb\\b|cny\\b))',
    ([y]) => months(Number(y) * 12, 12),
  ],
  ['(?<![\\d第])(2[4-9])年(?![前后内以之半])|\\bfy ?(2[4-9])\\b', ([a, b]) => months((2000 + Number(a ?? b)) * 12, 12)],
]
