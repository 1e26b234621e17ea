import { addDays } from '#lib/clock.ts'
import { monday, one } from './calendar-spans.ts'
import { feastDays, springFestivalIn } from './feasts.ts'
import { count, dayAt, dayEn, num, shift, weekday, weekdayAt, yearSaid, yearZh } from './time-words.ts'
import { eitherFeast, eitherWeekday, type Grammar } from './which-one.ts'

const weekWord = '(上上|上|这|本|下下|下)个?'

const nearGrammar: Grammar = [
  ['大前天', (_, today) => one(addDays(today, -3))],
  ['大后天', (_, today) => one(addDays(today, 3))],
  ['今明(?:两|二|这两)?天', (_, today) => [today, addDays(today, 1)]],
  ['明后(?:两|二|这两)?天', (_, today) => [addDays(today, 1), addDays(today, 2)]],
  ['(?:the )?day before yesterday|前天|前日|前晚', (_, today) => one(addDays(today, -2))],
  ['(?:the )?day after tomorrow|后天|后日', (_, today) => one(addDays(today, 2))],
  [
    '(?:\\ba (week|fortnight) (?:from )?)?\\b(today|tomorrow)( week| fortnight)?\\b',
    ([before, day, after], today) => {
      const length = before ?? after?.trim()
      const by = length ? (length === 'week' ? 7 : 14) : 0
      return one(addDays(today, by + (day === 'tomorrow' ? 1 : 0)))
    },
  ],
  ['昨天|昨日|昨晚|昨儿|昨|yesterday|last night', (_, today) => one(addDays(today, -1))],
  ['明天|明日|明早|明晚|明儿|明个|\\btmrw\\b|\\btmr\\b|\\btmw\\b', (_, today) => one(addDays(today, 1))],
  [
    '今天|今日|今儿|今早|今晚|今个|刚才|刚刚|this morning|this afternoon|this evening|tonight|just now',
    (_, today) => one(today),
  ],
]

const weekdayGrammar: Grammar = [
  [
    `${num} weeks from ${dayEn}`,
    ([n, d = ''], today) => {
      const coming = eitherWeekday(dayAt(d), today)?.coming[0]
      return coming ? one(addDays(coming, count(n) * 7)) : null
    },
  ],
  [
    `${weekWord}(?:周|星期|礼拜)末|(last|this|next|coming|the)? ?weekend\\b`,
    ([zh, en], today) => {
      const said = zh ?? (en === 'the' || en === 'coming' ? undefined : en)
      if (!said) return eitherWeekday(5, today, 2)
      const from = addDays(monday(today), shift(said) * 7 + 5)
      return [from, addDays(from, 1)]
    },
  ],
  ['(?:周|星期|礼拜)末', (_, today) => eitherWeekday(5, today, 2)],
  [
    `${weekWord}(?:周的?)?${weekday}(?![次回趟个份家笔项台条])`,
    ([w, d = ''], today) => one(addDays(monday(today), shift(w) * 7 + weekdayAt(d))),
  ],
  [
    `(?<![每一二两三四五六七八九十几\\d半个])${weekday}(?![次回趟个份家笔项台条])`,
    ([d = ''], today) => eitherWeekday(weekdayAt(d), today),
  ],
  [
    `(last|this|next|coming) week,? (?:on )?${dayEn}`,
    ([w, d = ''], today) => one(addDays(monday(today), shift(w === 'coming' ? 'next' : w) * 7 + dayAt(d))),
  ],
  [
    `${dayEn},? (?:of )?(last week|this week|next week|(?:the )?week after next|(?:the )?week before last)\\b`,
    ([d = '', w], today) => one(addDays(monday(today), shift(w) * 7 + dayAt(d))),
  ],
  [
    `(?:\\ba (week|fortnight) (?:from |on )?${dayEn}|${dayEn} (week|fortnight)\\b)`,
    ([w1, d1, d2, w2], today) => {
      const coming = eitherWeekday(dayAt(d1 ?? d2 ?? ''), today)?.coming[0]
      return coming ? one(addDays(coming, (w1 ?? w2) === 'week' ? 7 : 14)) : null
    },
  ],
  [
    `(?:this )?(last|past|this|next|coming) ${dayEn}`,
    ([w, d = ''], today) => {
      const here = addDays(monday(today), dayAt(d))
      // The last is the one before today, and the coming one the one behind it; the next is of the next week.
      if (w === 'last' || w === 'past') return one(here < today ? here : addDays(here, -7))
      if (w === 'coming') return one(here > today ? here : addDays(here, 7))
      return one(addDays(here, w === 'next' ? 7 : 0))
    },
  ],
  [
    // He sat, the sun: short ones that are words too only where something says that they are days.
    '((?<=\\b(?:on|by|before|until|till|thru|through|from|since|after|for|to) )(?:mon|sat|sun)|monday|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|saturday|sunday)\\b',
    ([d = ''], today) => eitherWeekday(dayAt(d), today),
  ],
]

const feastGrammar: Grammar = feastDays.map(([said, dayIn]) => [
  `(?:${yearZh}的?)?(?:${said})`,
  ([year], today) => (year ? one(dayIn(yearSaid(year, today)) ?? '') : eitherFeast(dayIn, today)),
])
// The year of 年前 and 年后 is the one that begins with the Spring Festival.
const lunarYear: Grammar[number] = [
  '(?<![\\d一二两三四五六七八九十半几今明去后前本当多每月])年(?=[前后](?![三五十\\d]|半|期))',
  (_, today) => eitherFeast(springFestivalIn, today),
]

/** Days by what they are called: tomorrow, Thursday, Christmas. */
export const dayGrammar: Grammar = [...nearGrammar, ...weekdayGrammar, ...feastGrammar, lunarYear]
