import type { Place } from './read-amounts.ts'
import { count, inDays, num } from './time-words.ts'

const idle = new RegExp(
  `(?:超过|有|已经|都|快|over|more than|for|in)?\\s?${num}\\s?多?\\s?个?多?(天|日|周|星期|礼拜|月|days?|weeks?|months?)\\s?(?:以上|多|or more)?`,
  'g',
)
const idleWords =
  /(没|未(?!来)|不)(有)?(人)?(去|拜|访|跑|联|跟|见|动|碰|打|接|来|搭|理|有.{0,4}(活动|动静|联系|拜访|跟进))|无(活动|拜访|联系|跟进)|冷落|晾|not? (been )?(visit|contact|touch|seen|follow|activit|call|met)|untouched|neglected|no (visit|contact|activity|touch|follow)|haven'?t (been |seen|visited|contacted|met|called|touched|talked|heard)|hasn'?t (been|had)|without (a |any )?(visit|contact|activity)|(gone )?(quiet|cold|silent|dormant|idle)|(nobody|no one|none of us).{0,12}(contact|visit|call|met|seen|been)|since (the |our )?last (visit|contact|activity)/

/** For how many days nobody has visited: 20天没拜访, 三周没去过, not visited for a month. */
export function readIdle(text: string): (Place & { days: number }) | null {
  if (!idleWords.test(text)) return null
  for (const match of text.matchAll(idle)) {
    const [whole, n, unit = ''] = match
    const days = inDays(count(n), unit)
    if (days >= 1) return { days, start: match.index, end: match.index + whole.length }
  }
  const loose = /好久|很久|长期|许久|长时间|(a )?long (time|while)|ages|forever/.exec(text)
  return loose ? { days: 30, start: loose.index, end: loose.index + loose[0].length } : null
}
