import type { Asked, ToolCall } from '#ai/copilot/answer.ts'
import type { RecordRef, ToolContext } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { cutQuery } from '#knowledge/words/cut-query.ts'
import { concepts } from './concepts.ts'
import { type Filled, fillArguments } from './fill-arguments.ts'
import { findNamedRecord } from './find-named-record.ts'
import { type Label, loadClassifier } from './load-classifier.server.ts'
import { type ReadQuestion, readQuestion } from './read-question.ts'
import { refuseBeyond, refuseOutright } from './refuse-question.ts'

export interface Suggestion {
  says: Bilingual
  call: ToolCall
}

/** What is to be done with a question. */
export type Routed =
  | { is: 'call'; call: ToolCall; context: ToolContext }
  /** several things may be meant */
  | { is: 'unsure'; says: Bilingual; suggestions: readonly Suggestion[] }
  | { is: 'refused'; says: Bilingual }

type Meant = Exclude<Label, 'refuse'>

/** Below it is asked back. */
const leastSure = 0.33
/** How far the first guess has to be before the second. */
const leastAhead = 0.06
/** Of what stands in a question so much has to be known. */
const leastKnown = 0.3
const mostBefore = 6
/** Of the words of a question so many stand in what answers it. */
const leastWritten = 0.6

export const titles: Readonly<Record<Meant, Bilingual>> = {
  find_records: { zh: '列出商机或客户', en: 'List opportunities or customers' },
  open_record: { zh: '说这条记录的情况', en: 'Tell what this record says' },
  what_blocks_stage: { zh: '说这个商机进下一阶段还差什么', en: 'Tell what this opportunity lacks for its next stage' },
  my_day: { zh: '说我有什么要处理', en: 'Tell what waits for me' },
  overdue_payments: { zh: '列出逾期未收的款', en: 'List overdue payments' },
  pipeline_and_forecast: { zh: '说管道和预测', en: 'Tell the pipeline and forecast' },
  search_knowledge: { zh: '在知识库里找', en: 'Look in the knowledge base' },
  find_contracts: { zh: '列出合同', en: 'List contracts' },
  bids: { zh: '说投标情况', en: 'Tell of bids' },
  log_visit: { zh: '记录一次拜访', en: 'Log a visit' },
  change_field: { zh: '修改商机的一个字段', en: 'Change a field of an opportunity' },
}
const notUnderstood: Bilingual = { zh: '我没有听懂。您是想：', en: 'I did not understand. Did you mean to:' }
const nothingFits: Bilingual = {
  zh: '我没有听懂，请换一个说法，比如“我有哪些商机三周没拜访”。',
  en: 'I did not understand: please put it another way, such as “which of my deals had no visit for three weeks”.',
}
const notFound: Bilingual = {
  zh: '没有找到您说的那一个，或者它不在您可以看的范围内。',
  en: 'What you named was not found, or is not in your sight.',
}
const whichOne: Bilingual = { zh: '有几个符合，您指的是哪一个？', en: 'Several fit. Which one do you mean?' }
const sayRecord: Bilingual = {
  zh: '请说明是哪一个：名称或编号。',
  en: 'Please say which one, by its name or number.',
}

/** Decides which tool answers a question, and with what; asks back where that is not sure, and refuses what no tool does. */
export async function routeQuestion(asked: Asked): Promise<Routed> {
  const read = await readQuestion(asked.question, asked.context)
  if ([...read.plain].filter((character) => /[\p{L}\p{N}]/u.test(character)).length < 2)
    return { is: 'unsure', says: nothingFits, suggestions: [] }
  const refused = refuseOutright(read.plain) ?? (await refuseBeyond(read.plain, asked.context))
  if (refused) return { is: 'refused', says: refused.says }
  const before = await spokenOf(asked, read)
  const context = { ...asked.context, page: before.page }
  const meant = before.meant ?? (await meaningOf(before.read, context))
  if (meant.is === 'refused') return { is: 'refused', says: nothingFits }
  if (meant.is === 'unsure') {
    if (await isWrittenOf(before.read, context)) return callOf(before.read, context, 'search_knowledge')
    return askBack(before.read, context, meant.labels)
  }
  return callOf(before.read, context, meant.label)
}

async function callOf(read: ReadQuestion, context: ToolContext, label: Meant): Promise<Routed> {
  const filled = await fillArguments(label, { read, context })
  return settled(filled, label, context)
}

function settled(filled: Filled, label: Meant, context: ToolContext): Routed {
  switch (filled.is) {
    case 'call':
      return { is: 'call', call: { tool: label, arguments: filled.arguments }, context }
    case 'several':
      return {
        is: 'unsure',
        says: whichOne,
        suggestions: filled.options.map(({ candidate, arguments: options }) => ({
          says: candidate.label,
          call: { tool: label, arguments: options },
        })),
      }
    case 'not-found':
      return { is: 'unsure', says: notFound, suggestions: [] }
    case 'lacking':
      return { is: 'unsure', says: sayRecord, suggestions: [] }
  }
}

/** Offers what may have been meant, each with its arguments. */
async function askBack(read: ReadQuestion, context: ToolContext, labels: readonly Meant[]): Promise<Routed> {
  const suggestions: Suggestion[] = []
  for (const label of labels.slice(0, 3)) {
    const filled = await fillArguments(label, { read, context })
    if (filled.is === 'call')
      suggestions.push({ says: titles[label], call: { tool: label, arguments: filled.arguments } })
  }
  return { is: 'unsure', says: suggestions.length > 0 ? notUnderstood : nothingFits, suggestions }
}

type Meaning = { is: 'meant'; label: Meant } | { is: 'unsure'; labels: Meant[] } | { is: 'refused' }

async function meaningOf(read: ReadQuestion, context: ToolContext): Promise<Meaning> {
  const { guesses, known } = loadClassifier().classify(read.masked)
  const [first, second] = guesses
  const labels = guesses.flatMap(({ label, probability }) =>
    label === 'refuse' || probability < 0.08 ? [] : [label as Meant],
  )
  const certain = certainly(read, context.page)
  if (certain) return { is: 'meant', label: certain }
  // Nothing but a name: what it says is told.
  if (isNameAlone(read)) {
    const named = await findNamedRecord({
      context,
      pieces: read.pieces,
      kinds: ['opportunity', 'customer', 'contract', 'bid'],
    })
    return named ? { is: 'meant', label: 'open_record' } : { is: 'unsure', labels: [] }
  }
  if (!first || !second) return { is: 'unsure', labels: [] }
  if (first.label === 'refuse') return first.probability > 0.55 ? { is: 'refused' } : { is: 'unsure', labels }
  const speaksOfTrade =
    read.amounts.length + read.times.length + read.people.length > 0 ||
    Object.entries(concepts).some(
      ([name, pattern]) => !['which', 'ask', 'open', 'hello', 'owner'].includes(name) && pattern.test(read.plain),
    )
  if (!speaksOfTrade && known < leastKnown && read.pieces.length > 0) {
    return first.label === 'search_knowledge' && first.probability > 0.6
      ? { is: 'meant', label: 'search_knowledge' }
      : { is: 'unsure', labels }
  }
  if (first.probability < leastSure || first.probability - second.probability < leastAhead)
    return { is: 'unsure', labels }
  return { is: 'meant', label: first.label as Meant }
}

/** What is said so that it can mean one thing alone, whatever else stands in it. The first that fits. */
function certainly({ plain, idle, people, points, times, pieces }: ReadQuestion, page: RecordRef | null): Meant | null {
  const has = (...names: string[]) => names.some((name) => concepts[name]?.test(plain) ?? false)
  const howTo =
    /怎么(写|谈|做|办|处理|开|选|调|排查|应对|要|拿|算|报|回)|如何|怎样|一般|合适|注意|讲究|忌讳|规定|模板|技巧|经验|要点|知识库|checklist|\btips\b|how (do|should|can) (we|i|you|one)|how to|should i|best practice|knowledge base|template|guideline/.test(
      plain,
    )
  const isPointing = points && page !== null
  if (
    /(记|登记|录入|写|补|\blog|record)(一?[下条个次篇]|录|:| a | the | my | today's )?.{0,8}(拜访|走访|会议|电话|visit|call|meeting)/.test(
      plain,
    ) &&
    !/哪|多少|几|which|how many/.test(plain)
  )
    return 'log_visit'
  if (has('change') && has('field') && !howTo && !/为什么|为啥|谁|\bwhy\b|\bwho\b/.test(plain) && !has('met'))
    return 'change_field'
  if (
    /合同|contract|con-\d/.test(plain) &&
    /什么时候|啥时候|哪天|几号|付款计划|交货|交期|付款条件|毛利|多少钱|when\b|delivery|payment (plan|schedule)|how much|margin/.test(
      plain,
    ) &&
    (points || pieces.length > 0) &&
    !/哪些|which|list|欠|逾期|overdue/.test(plain)
  )
    return 'open_record'
  if (
    /(总共|一共|总计|合计|加起来).{0,6}(值|多少钱|金额|多大)|value of all|worth in total|进账|to book\b/.test(plain) &&
    !/合同额|签了|欠|逾期/.test(plain) &&
    pieces.length === 0
  )
    return 'pipeline_and_forecast'
  if (
    /customers|clients|accounts|客户/.test(plain) &&
    /华[北东南中]|西[北南]|东北|中东|东南亚|非洲|欧洲|美洲|[a-d]\s?(级|类)|grade [a-d]|钢铁|水泥|煤炭|矿|化工|港口|steel|cement|coal|mining|chemical|\bports?\b|china|asia|africa|europe|middle east/.test(
      plain,
    ) &&
    !has('met', 'overdue', 'contract', 'bid') &&
    !points &&
    !howTo
  )
    return 'find_records'
  if (
    /(还?差|还?缺|卡).{0,6}(什么|哪|啥|几|住)|阶段门|过不了门|what('s| is) (blocking|holding|missing)|blocks? (this|the|it)|next stage|gate condition/.test(
      plain,
    ) &&
    !has('flags') &&
    !/标前会|审批/.test(plain)
  )
    return 'what_blocks_stage'
  if (howTo && !isPointing && (!has('met') || /一般|怎么|如何|\bhow\b/.test(plain))) return 'search_knowledge'
  if (
    /逾期|拖欠|欠款|欠(着?我们|咱|钱)|催.{0,4}款|款.{0,4}(催|没付|未付)|回款|receivable|overdue payment|payments? overdue|owes? us|unpaid/.test(
      plain,
    )
  )
    return 'overdue_payments'
  if (
    /(各|每)个?阶段|per stage|by stage|each stage|漏斗|管道|pipeline|funnel|forecast|预测|盘子|(能|会|预计|可以).{0,8}签.{0,5}(多少|额|钱)|签约额|(how much|what) .{0,24}(close|sign)\b.{0,20}(by|next|this|in|before)/.test(
      plain,
    ) &&
    !/阶段(门|有哪|的)/.test(plain)
  )
    return 'pipeline_and_forecast'
  if (
    /(待|等|要|需)我?(来)?(审批|批|签字|审核)|pending approval|(need|have|anything).{0,12}to approve|waiting for me/.test(
      plain,
    ) &&
    !/合同.{0,4}(在|还)|approved/.test(plain)
  )
    return 'my_day'
  if (/(要|计划|安排|打算|约).{0,4}(见|拜访|去).{0,4}(谁|哪)|who (am|will) i .{0,10}(see|meet|visit)/.test(plain))
    return 'my_day'
  if (idle && has('idle') && /哪|客户|商机|项目|谁|单|which|customer|deal|account|opportunit|list|show/.test(plain))
    return 'find_records'
  if (/类似|相似|同类|similar|like this/.test(plain) && (has('bid') || /投过|tender|bid for/.test(plain))) return 'bids'
  if (/有.{0,6}合同(吗|没|么|呢)|合同呢|any contract|is there a contract|what about the contract/.test(plain))
    return 'find_contracts'
  if (
    people.length > 0 &&
    !has('met', 'bid', 'contract') &&
    /手|负责|跟|商机|项目|单|have|deals?|opportunit|working|own/.test(plain)
  )
    return 'find_records'
  if (
    isPointing &&
    /^(when|how long|what stage)\b|how likely|赢率|把握|谁(在)?(管|负责|跟)|拜访过?几|多少次|how (much|likely|many visits)|who (owns|is|are)/.test(
      plain,
    ) &&
    times.length < 2
  )
    return 'open_record'
  return null
}

function isNameAlone({ plain, pieces }: ReadQuestion): boolean {
  const named = pieces.reduce((sum, piece) => sum + [...piece].length, 0)
  return pieces.length > 0 && named >= [...plain.replaceAll(/[\s\p{P}]/gu, '')].length * 0.8
}

interface Before {
  read: ReadQuestion
  page: RecordRef | null
  meant: Meaning | null
}

const goesOn = /呢\W*$|^(那|那么|还有|然后|再|另外)|^(and|what about|how about|then|also|same)\b/

/** What a question that goes on from others leaves unsaid: the record that was spoken of, or what was asked of it. */
async function spokenOf({ history, context }: Asked, read: ReadQuestion): Promise<Before> {
  const alone = { read, page: context.page, meant: null }
  const earlier = history
    .filter(({ from }) => from === 'person')
    .slice(-mostBefore)
    .toReversed()
  const isFollowUp = goesOn.test(read.plain) || (read.points && !context.page)
  if (earlier.length === 0 || !isFollowUp) return alone
  const own = ownIdea(read)
  const [last] = earlier
  if (!own && last) {
    const said = await readQuestion(last.text, context)
    const merged: ReadQuestion = {
      ...said,
      times: read.times.length > 0 ? read.times : said.times,
      amounts: read.amounts.length > 0 ? read.amounts : said.amounts,
      people: read.people.length > 0 ? read.people : said.people,
      pieces: read.pieces.length > 0 ? read.pieces : said.pieces,
      isMine: read.people.length > 0 ? false : said.isMine,
      masked: said.masked,
    }
    return { read: merged, page: context.page, meant: await meaningOf(said, context) }
  }
  const meant: Meaning | null = own ? { is: 'meant', label: own } : null
  if (read.pieces.length > 0) return { read, page: context.page, meant }
  for (const { text } of earlier) {
    const { pieces } = await readQuestion(text, context)
    const named = await findNamedRecord({ context, pieces, kinds: ['opportunity', 'customer', 'contract', 'bid'] })
    const [only, other] = named?.candidates ?? []
    if (only && !other) return { read: { ...read, points: true }, page: only.ref, meant }
  }
  return { read, page: context.page, meant }
}

/** What a question that goes on asks by itself. */
function ownIdea({ plain }: ReadQuestion): Meant | null {
  const has = (name: string) => concepts[name]?.test(plain) ?? false
  if (has('gate')) return 'what_blocks_stage'
  if (has('overdue')) return 'overdue_payments'
  if (has('contract')) return 'find_contracts'
  if (has('similar') || has('bid')) return 'bids'
  if (has('change')) return 'change_field'
  if (has('pipeline')) return 'pipeline_and_forecast'
  if (has('warning') || has('waiting')) return 'my_day'
  if (has('opportunity') && has('which')) return 'find_records'
  return has('open') ||
    has('rival') ||
    /金额|联系人|团队|预算|赢率|amount|contact|team|budget|probability|worth/.test(plain)
    ? 'open_record'
    : null
}

/** Whether something that whoever asks may read speaks of most of what a question has: then it is a question for the knowledge base. */
async function isWrittenOf({ plain, points }: ReadQuestion, { actor, inTx }: ToolContext): Promise<boolean> {
  const words = cutQuery(plain).words.filter(({ word, weight }) => weight >= 1 && word.length > 1)
  if (points || words.length < 2) return false
  const { hits } = await inTx((tx) => searchKnowledge({ tx, actor, query: plain, most: 1 }))
  const [hit] = hits
  if (!hit) return false
  const text = `${hit.heading} ${hit.article?.title ?? ''} ${hit.text}`.toLowerCase()
  return words.filter(({ word }) => text.includes(word)).length >= words.length * leastWritten
}
