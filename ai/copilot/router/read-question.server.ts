import type { ToolContext } from '#ai/copilot/tool.ts'
import { findPeopleNamed, type NamedPerson } from '#crm/org/find-people-named.server.ts'
import { familiesSaid } from './family-names.ts'
import { maskQuestion } from './load-classifier.server.ts'
import { plainText } from './plain-text.ts'
import { type Place, type ReadAmount, readAmounts } from './read-amounts.ts'
import { type ReadTime, readTimes } from './read-dates.ts'
import { readIdle } from './read-idle.ts'
import { mendTyping, recordWords } from './record-words.ts'

/** A question with what was understood of it. */
export interface ReadQuestion {
  question: string
  plain: string
  masked: string
  times: readonly ReadTime[]
  amounts: readonly ReadAmount[]
  idle: (Place & { days: number }) | null
  people: readonly (NamedPerson & Place)[]
  /** a name that several colleagues have */
  called: string | null
  /** it speaks of whoever asks */
  isMine: boolean
  /** it points to what is on screen, or was spoken of before */
  points: boolean
  /** what may be a name */
  pieces: readonly string[]
}

/** Whoever asks is named as the one who is to be told something, not as the one whose it is. */
const asking =
  /(帮|给|替|告诉|让|请|跟|和|对)我(?!的|手|名)|我(先|来)?(看看|瞧瞧|瞅瞅|听听|瞄|过一遍)|我(想|要|需要|得)(看|查|知道|了解|问|找)|\b(show|tell|give|get|list|find|bring|send|help|let|remind|walk) me\b|\bfor me\b|\b(can|could|may|should|shall|do) i (see|get|know|need|have to|say)\b|\bi('d| would| want| need|'m)? (like|want|need|looking|curious|wonder\w*|think)( to)?\b|我觉得|我记得|我.{0,4}(要|得|去|该)(跟|向|给|对|去)?.{0,6}(汇报|报告?$|报$|开会|述职)|\bi('m| am| have to| need to| must)? (report|present)\w*/g
/** What is spoken of belongs to whoever asks; that they want to know it, or what for, makes it no more theirs. */
const mine =
  /(?<!给|跟|对|和|帮|替|让)我(自己|个人)?(的(?!意思|话|印象)|手(上|里|头)|名下|负责|在(跟|做|谈)|跟(的|进的|着)|管的|经手|有(哪|多少|几|什么|啥|没有)|还有|都有|丢|赢|投|签(的|了|过|下)|做的|这(几|些)|这边的)|归我|自己(的|手)|我还?没|我.{0,8}(能签|要签|预计|可以签|该签)|我(几|哪|多少)|\bmine\b|\bmy\b(?! (neck|opinion|head|screen|phone|boss|team|desk|reports?|slides?|meeting|god|goodness|review|notes?|mind|question|colleague))|\b(do|have|did|will|can|am) i\b|\bi (own|had|lost|won|signed|bid|run|manage|handle|look after|am working|am on)\b|\bi have\b(?! (to|a|an|the|no|one|two|some|been)\b)|\bi've (got|won|lost|signed|planned)\b|\bi'm (on|working)\b/
const pointing =
  /这(个|单|家|份|条|笔|项目|客户|合同|标|里|边)?|该(项目|商机|客户|合同)|此(项目|商机)|本(项目|商机|单|合同)|它|他的|她的|他们|当前(项目|商机|页面)|\b(this|it|its|it's|that (deal|project|contract|customer|one)|these|here|they|them|their|he|his|him)\b/

/** Reads times, amounts, people and names out of a question. */
export async function readQuestion(question: string, context: ToolContext): Promise<ReadQuestion> {
  const plain = mendTyping(plainText(question))
  const { today, inTx } = context
  const named = await inTx((tx) => findPeopleNamed({ tx, text: plain, families: familiesSaid(plain) }))
  const found = named.map((person) => {
    const start = plain.indexOf(person.said)
    return { ...person, start, end: start + person.said.length }
  })
  // 孙 beside a date is a Sunday, and june a month.
  const allTimes = readTimes(plain, today)
  const isTime = ({ start, end }: Place) => allTimes.some((time) => start < time.end && end > time.start)
  const said = found.filter((person) => !isTime(person))
  const people = said.filter(({ many }) => many === 1)
  const idle = readIdle(plain, today)
  const amounts = readAmounts(plain)
  const inIdle = ({ start, end }: Place) => idle !== null && start < idle.end && end > idle.start
  const times = allTimes.filter(
    (place) => !inIdle(place) && !amounts.some((other) => place.start < other.end && place.end > other.start),
  )
  const places = [...people, ...amounts, ...times, ...(idle ? [idle] : [])]
  return {
    question,
    plain,
    masked: maskQuestion(plain, today, people),
    times,
    amounts,
    idle,
    people,
    called: said.find(({ many }) => many > 1)?.said ?? null,
    isMine: mine.test(plain.replaceAll(asking, ' ')),
    points: pointing.test(plain),
    pieces: recordWords(plain, places),
  }
}
