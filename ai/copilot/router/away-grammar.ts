import type { CalendarDate } from '#lib/clock.ts'
import { one, type Range } from './calendar-spans.ts'
import { away, count, num, unitEn, unitZh } from './time-words.ts'
import type { Either, Grammar } from './which-one.ts'

const spanZh = `${num}\\s?[多来]?\\s?个?(半)?\\s?个?${unitZh}(半)?`
// 三月前 is before March, and 三季度内 within the third quarter: of them so many are told with 个.
const countedZh = `(\\d{1,3}|[一二两三四五六七八九十百俩仨]{1,5}|半|好?几)\\s?[多来]?\\s?(?:个(半)?(月|季度|星期|礼拜)|(天|周|星期|礼拜|年|(?<=[半俩仨两几])月))(半)?`
const amountOf = (n: string | undefined, ...halves: (string | undefined)[]) =>
  count(n) + halves.filter((half) => half).length * 0.5

/** Times that are counted from today. */
export const awayGrammar: Grammar = [
  [
    `(?:未来|接下来|今后|往后|之后|后面|(?<!剩)下(?!一))(?:的)?${spanZh}(?:之?内|里)?`,
    ([n, h, u = '', t], today) => [today, away(today, amountOf(n, h, t), u)],
  ],
  [
    `(?:最近|近|过去|前|刚过去的?|上(?!一))(?:的|这)?${spanZh}(?:以?来|里|内)?`,
    ([n, h, u = '', t], today) => [away(today, -amountOf(n, h, t), u), today],
  ],
  [`这(?!一)(?:最近)?${spanZh}(?:以?来|里|内)?`, ([n, h, u = '', t], today) => bothWays(amountOf(n, h, t), u, today)],
  [
    `(?:within|in|over|during|for)? ?(?:the )?(?:next|coming|following) ${num} ${unitEn}`,
    ([n, u = ''], today) => [today, away(today, count(n), u)],
  ],
  [
    '(?:within|in|over|during) the (?:next|coming) (week|fortnight|month|quarter|year)\\b|(?:the )?next (fortnight)\\b',
    ([a, b], today) => [today, away(today, 1, a ?? b ?? '')],
  ],
  [
    `within (?:the )?${num} ${unitEn}(?: or so)?|(?:inside|in under|in less than) ${num} ${unitEn}`,
    ([n1, u1, n2, u2], today) => bothWays(count(n1 ?? n2), u1 ?? u2 ?? '', today, 'coming'),
  ],
  [
    `(?:in |over |during |for )?(?:the )?(?:last|past|previous) ${num} ${unitEn}`,
    ([n, u = ''], today) => [away(today, -count(n), u), today],
  ],
  [
    '(?:in|over|during|for) the last (week|month|year)\\b|(?:in |over |during |for )?(?:the )?past (week|month|quarter|year)\\b|(?:the )?(?:last|past) (fortnight)\\b',
    ([a, b, c], today) => [away(today, -1, a ?? b ?? c ?? ''), today],
  ],
  [
    `${countedZh}(?:之内|以内|内|里(?!面))`,
    ([n, h, u1, u2, t], today) => bothWays(amountOf(n, h, t), u1 ?? u2 ?? '', today, 'coming'),
  ],
  [`${countedZh}(?:以后|之后|后)`, ([n, h, u1, u2, t], today) => one(away(today, amountOf(n, h, t), u1 ?? u2 ?? ''))],
  [`${countedZh}(?:以前|之前|前)`, ([n, h, u1, u2, t], today) => one(away(today, -amountOf(n, h, t), u1 ?? u2 ?? ''))],
  [`${num} ${unitEn} (?:from (?:now|today)|hence|out\\b)`, ([n, u = ''], today) => one(away(today, count(n), u))],
  [`${num} ${unitEn} (?:ago|back\\b)`, ([n, u = ''], today) => one(away(today, -count(n), u))],
  [`\\bin ${num} ${unitEn}(?:'?s?'? time)?(?! (?:of|old))`, ([n, u = ''], today) => one(away(today, count(n), u))],
]

function bothWays(n: number, unit: string, today: CalendarDate, near: 'past' | 'coming' = 'past'): Either {
  const past: Range = [away(today, -n, unit), today]
  const coming: Range = [today, away(today, n, unit)]
  return { past, coming, near: near === 'past' ? past : coming }
}
