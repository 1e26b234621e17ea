import type { Place } from './read-amounts.ts'
import { count, inDays, num } from './time-words.ts'

// 三月 is March, and 三季度 the third quarter: so many of them are told with 个.
const pattern = new RegExp(
  `(?<![\\d.])${num}\\s?[多来余]?\\s?(?:个(半)?多?(月|季度|星期|礼拜)|多?(天|周(?![一二三四五六日天末])|星期|礼拜|年|(?<=[半俩仨两几]多?)月)|多?(days?|weeks?|fortnights?|months?|quarters?|years?|wks?|mths?)\\b)(半)?(?:\\s?(and a half))?`,
  'g',
)

/** How long something lasts, of whatever is said to last so long: 一个半月, 3 weeks. Of several months about as many days. */
export function readSpans(text: string): (Place & { days: number })[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, n, half, many, chinese, english, tail, more] = match
    if (/^[a-z]/.test(whole) && /[a-z]$/.test(text.slice(0, match.index))) return []
    const halves = [half, tail, more].filter((each) => each).length * 0.5
    const days = inDays(count(n) + halves, many ?? chinese ?? english ?? '')
    return days >= 1 ? [{ days, start: match.index, end: match.index + whole.length }] : []
  })
}
