import { type CalendarDate, daysBetween } from '#lib/clock.ts'
import type { Place } from './read-amounts.ts'
import { readTimes } from './read-dates.ts'
import { readSpans } from './read-spans.ts'

const idleWords =
  /(没|未(?!来)|不)(去|拜|访|跑|联|跟|见|动|碰|打|接|来|搭|理|露|走动|过问|有.{0,4}(活动|动静|联系|拜访|跟进|走动|来往|接触|音讯))|(没|无)(有)?(人|谁).{0,8}(碰|见|去|跟|拜|访|联|跑|聊|打|理|管|过问|接触|走动)|无(活动|拜访|联系|跟进)|冷落|晾|断了?联|失联|上(一)?次.{0,4}(拜访|联系|去|见|跟进|活动).{0,8}前|not? (been )?(visit|contact|touch|seen|follow|activit|call|met|heard)|untouched|neglected|unvisited|no (visit|contact|activity|touch|follow|call|meeting)|haven'?t (been|seen|visited|contacted|met|called|touched|talked|heard|spoken|had)|hasn'?t (been|had|seen|heard)|without (a |any )?(visit|contact|activity|call|meeting)|(gone )?(quiet|cold|silent|dormant|idle)|(nobody|no one|no-one|none of us).{0,12}(contact|visit|call|met|seen|saw|been|touch|spoke|talk)|since (the |our )?last (visit|contact|activity)|last (visit|contact|activity|touch|seen|call|met|spoke).{0,24}(ago|over|more than)/g
const longWhile = /好久|很久|长期|许久|长时间|老长时间|(a )?long (time|while)|ages|forever/
const loosely: readonly (readonly [RegExp, number])[] = [
  [longWhile, 30],
  [/\b(?:for|in) weeks\b/, 21],
  [/\b(?:for|in) months\b/, 60],
]
/** What is said of the time to come is no time without a visit. */
const toCome = /(?:未来|接下来|今后|within|next|coming)\s?(?:the )?(?:next )?$/
const toComeTail = /^(?:之?内|以内|里|后|以后|之后)/

/** For how many days nobody has visited: 20天没拜访, 一个半月没去过, not visited for a month, nor since September. */
export function readIdle(text: string, today: CalendarDate): (Place & { days: number }) | null {
  const words = [...text.matchAll(idleWords)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  if (words.length === 0) return null
  // Between a time and the words there is little: two weeks that something else lasts stand farther away.
  const farFrom = ({ start, end }: Place) =>
    Math.min(...words.map((word) => Math.max(0, word.start - end, start - word.end)))
  const spans = readSpans(text).filter(
    ({ start, end }) => !toCome.test(text.slice(0, start)) && !toComeTail.test(text.slice(end)),
  )
  const [near] = spans.toSorted((a, b) => farFrom(a) - farFrom(b))
  if (near) return near
  const since = readTimes(text, today).find(
    (time) =>
      time.from < today &&
      (time.side === 'after' ||
        (time.to >= today && (isJustBefore(time, text) || words.some((word) => isJustBehind(time, word, text))))),
  )
  if (since) return { days: daysBetween(since.from, today), start: since.start, end: since.end }
  for (const [pattern, days] of loosely) {
    const said = pattern.exec(text)
    if (said) return { days, start: said.index, end: said.index + said[0].length }
  }
  return null
}

/** 今年还没去过: the time that still runs, and right behind it that there was none. */
function isJustBefore({ end }: Place, text: string): boolean {
  return /^(?:里|内)?(?:都|还|一直|一次|一回|也|,|,)*(?:没|未(?!来))/.test(text.slice(end))
}

/** "Not been visited this month": the same, the other way round. */
function isJustBehind({ start }: Place, word: Place, text: string): boolean {
  return (
    start >= word.end &&
    /^[a-z]*(?: (?:visited|contacted|called|seen|met|been|to|with|us|them|there|anyone|anybody|by|at all|yet|once|even)){0,3} (?:in |during |so far )?(?:the )?$/.test(
      text.slice(word.end, start),
    )
  )
}
