import type { CalendarDate } from '#lib/clock.ts'
import { clausesSaid, deniedIn, forbiddenIn, isAsking } from './asks-or-forbids.ts'
import { changeable } from './fill-change.server.ts'
import { readAmounts } from './read-amounts.ts'
import { lying, readTimes } from './read-dates.ts'

const number = '(?:\\d[\\d.]*|[一二两三四五六七八九十百半几]+)'
/** By how much, and not to what: 加10个点, 打九折, 往后推两周, by 10%, two weeks later. */
const grown = new RegExp(
  [
    `(?:增加|增|加|涨|上调|上浮|调高|调低|提高|提升|提|升|拉高|降低|降|下调|下浮|减少|减|砍|扣|多|少|便宜|优惠|打|[高低]|缩水?)(?:了|掉|个|上|大概|大约|约)*\\s?(?:百分之)?${number}\\s?(?:%|个?百分点|个?点(?!\\d)|成(?![为了])|倍|折|个?亿|千?百?万)`,
    `百分之${number}(?:左右)?(?:地|的)?(?:上|下)(?:调|浮)`,
    '翻(?:了)?(?:[一两]?倍|[一两]?番)|(?:减|砍|降)(?:掉)?(?:了)?(?:一)?半',
    `(?:推后|推迟|延后|延期|延长|顺延|后延|往?后(?:推|挪|拖|延|移)|推|延|拖|挪|提前|往?前(?:提|挪|移|推)|晚|早)(?:了|个)*\\s?${number}(?:来)?\\s?(?:天|周|个?(?:星期|礼拜)|个半?月|个季度|年(?!\\d)|(?<=半)年)`,
    '\\bby (?:another |about |around |roughly |an? (?:extra |further )?)?(?:rmb |cny |¥|\\$)?(?:\\d[\\d.,]*|an?|one|two|three|four|five|six|ten|half|(?<=an? ))\\s?(?:a )?(?:%|percent\\w*|points?|pp|million|m|mn|k|thousand|days?|weeks?|fortnight|months?|quarters?|years?|third|quarter|half)(?![a-z])',
    '\\b(?:double|halve|triple)\\b|\\bin half\\b|\\bby half\\b',
    `\\b(?:\\d[\\d.]*|one|two|three|four|five|six|ten|a|another)\\s?(?:%|percent|points?|days?|weeks?|months?) (?:higher|lower|more|less|up|down|off|later|earlier|forward|back)\\b`,
    `\\b(?:up|down|back|forward|out|another|extra) (?:a |another )?(?:\\d[\\d.]*|one|two|three|four|six|ten)?\\s?(?:%|percent|points?|days?|weeks?|months?)(?![a-z])`,
  ].join('|'),
)
const ordering =
  /\p{Script=Han}|\b(?:increase|raise|lower|reduce|decrease|cut|move|push|bump|change|set|update|extend|delay|postpone|bring|add|drop|double|halve|triple|put|grow|shift|mark|up|take)\b/u

/** Is a field to grow or to move by so much, with no value said that it is to have then? */
export function isRelative(plain: string, today: CalendarDate): boolean {
  const found = grown.exec(plain)
  if (!found || !ordering.test(plain) || isAsking(plain)) return false
  const field = fieldOf(plain)
  if (!field) return false
  const rest = plain.replace(found[0], ' | ')
  if (field === 'win_probability')
    return !/(?:到|为|成|至|按|是|改|\bto|\bat|\bis|写|填|给)\s?(?:\d|百分之|[一二三四五六七八九]成)|\d\s?%/.test(rest)
  const isDay = field === 'expected_sign_on' || field === 'bid_opens_on'
  if (isDay) return readTimes(rest, today).length === 0
  if (field === 'amount' || field === 'budget') return readAmounts(rest).length === 0 && !/\d{5,}/.test(rest)
  return false
}

export type FieldSaid = (typeof changeable)[number][0]

function fieldOf(text: string): FieldSaid | null {
  return changeable.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** Two fields of one value: 金额和预算都改成… */
const both =
  /(金额|(?:客户)?预算|赢率|签约日期?|开标日期?|\bamount|\bbudget|\bprobability|\bsigning(?: date)?|\bopening(?: date)?)\s?(?:和|与|跟|及|、|&|\band\b)\s?(?:the )?((?:客户)?预算|金额|赢率|签约日期?|开标日期?|amount|budget|probability|signing(?: date)?|opening(?: date)?)/
const valued =
  /\d|百分之|[一二三四五六七八九十](?:成|[千百]?万|亿|月)|清空|(?:改|换|叫|填|写|设|调|更新)(?:成|为|作|到)?\s?\S|\b(?:to|be|is|at)\b\s\S|(?:月|年|季度)(?:底|初|末)|周[一二三四五六日]/

/** What is to be changed in one breath, each by itself in words of its own: two at least, or none. */
export function severalChanges(plain: string): string[] {
  const joined = both.exec(plain)
  if (joined) {
    const [said, one = '', other = ''] = joined
    if (fieldOf(one) !== fieldOf(other)) return [one, other].map((field) => plain.replace(said, field))
  }
  const changes = new Map<FieldSaid, string>()
  for (const clause of clausesSaid(plain)) {
    const field = fieldOf(clause)
    if (!field || changes.has(field) || !valued.test(clause) || isAsking(clause)) continue
    if (forbiddenIn(clause, 'change_field') === null && !(deniedIn(clause) === clause)) changes.set(field, clause)
  }
  return changes.size > 1 ? [...changes.values()] : []
}

/** Whether a value stands in a part of what was said. */
export function isValueIn({ part, value, today }: { part: string; value: string; today: CalendarDate }): boolean {
  if (value === '') return /清空|清除|删|clear|empty/.test(part)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return readTimes(part, today).some((time) => lying(time, 'coming').to === value)
  if (readAmounts(part).some((amount) => String(amount.value) === value)) return true
  return new RegExp(`(?<![\\d.])${value.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\d.])`).test(part)
}

/** Whether a field is spoken of in a part of what was said. */
export function isFieldIn(part: string, field: string): boolean {
  return changeable.some(([name, pattern]) => name === field && pattern.test(part))
}
