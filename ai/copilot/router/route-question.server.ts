import type { Asked, ToolCall } from '#ai/copilot/answer.ts'
import type { RecordRef, ToolContext } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Filled } from './argument-parts.server.ts'
import { certainlyMeant, type Meant } from './certainly-meant.ts'
import { concepts } from './concepts.ts'
import { fillArguments } from './fill-arguments.server.ts'
import { findNamedRecord } from './find-named-record.server.ts'
import { isWrittenOf } from './is-written-of.server.ts'
import { loadClassifier } from './load-classifier.server.ts'
import { namesUnknown } from './names-unknown.server.ts'
import { type ReadQuestion, readQuestion } from './read-question.server.ts'
import { refuseBeyond, refuseOutright } from './refuse-question.server.ts'

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

/** Below it is asked back. */
const leastSure = 0.27
/** Below it what is written down is not what was asked for, where a name was said that nothing has. */
const leastFirm = 0.8
/** Below it a record that is named says more than the guess. */
const leastCertain = 0.55
/** So likely at least is what is taken where the first guess lacks something. */
const leastOther = 0.15
/** How far the first guess has to be before the second. */
const leastAhead = 0.03
/** Of what stands in a question so much has to be known. */
const leastKnown = 0.3
const mostBefore = 6

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
const beyondSight: Bilingual = {
  zh: '这超出了您可以看的范围。我只能查您看得到的记录。',
  en: 'That goes beyond what you can see. I only look at records that are in your sight.',
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
    const guessed = await guessedOf(before.read, context, meant.labels)
    if (guessed) return callOf(before.read, context, guessed)
    return askBack(before.read, context, meant.labels)
  }
  if (meant.isGuess && !alsoOfRecords.includes(meant.label)) {
    const guessed = await guessedOf(before.read, context, [])
    if (guessed) return callOf(before.read, context, guessed)
  }
  if (speaksOfSomebody(before.read, context) || (await pointsNowhere(before.read, context)))
    return { is: 'unsure', says: sayRecord, suggestions: [] }
  if (byName.includes(meant.label) && (await namesUnknown(before.read, context, ofOne.includes(meant.label))))
    return { is: 'unsure', says: notFound, suggestions: [] }
  if (whoseAre.includes(meant.label) && isOfOthers(before.read, context)) return { is: 'refused', says: beyondSight }
  const called = await callOf(before.read, context, meant.label)
  // What lacks what it needs was not meant, where something else that was likely lacks nothing.
  const isNamed = called.is !== 'call' && (await namedRecord(before.read, context)) !== null
  for (const label of called.is === 'call' || !meant.isLoose ? [] : (meant.others ?? [])) {
    if (isNamed && !ofRecords.includes(label)) continue
    const other = await callOf(before.read, context, label)
    if (other.is === 'call') return other
  }
  return called
}

const ofOne: readonly Meant[] = ['open_record', 'what_blocks_stage', 'change_field']

/** What speaks of one record, or of those of one name. */
const byName: readonly Meant[] = [
  'open_record',
  'what_blocks_stage',
  'change_field',
  'overdue_payments',
  'find_contracts',
  'bids',
  'find_records',
]

/** "That deal": with none on screen and none named nobody knows which. */
async function pointsNowhere(read: ReadQuestion, context: ToolContext): Promise<boolean> {
  const isPointing =
    /(那|这|该)(个|单|家|份|条|笔|台|套)?(单子|项目|商机|客户|合同|标)(?!都|里|们)|\b(that|this) (one|deal|opportunity|project|customer|client|contract|bid)\b/.test(
      read.plain,
    )
  if (!isPointing || context.page || read.people.length > 0 || read.amounts.length > 0) return false
  return (await namedRecord(read, context)) === null
}

/** What may be asked of a colleague. */
const whoseAre: readonly Meant[] = [
  'find_records',
  'pipeline_and_forecast',
  'overdue_payments',
  'find_contracts',
  'bids',
]

/** Of a colleague who works where whoever asks sees nothing. */
function isOfOthers({ people }: ReadQuestion, { actor }: ToolContext): boolean {
  const [person] = people
  if (!person || actor.all || person.id === actor.personId) return false
  return !person.orgs.some((org) => actor.orgs.includes(org))
}

/** Somebody or something that nobody has named yet: 他那边怎么说. */
function speaksOfSomebody({ plain, pieces, people }: ReadQuestion, context: ToolContext): boolean {
  return (
    context.page === null &&
    pieces.length === 0 &&
    people.length === 0 &&
    /^(那|那么)?(他|她|它)(们|那边|那里|那儿|家|的)|^(what|how) (about|is|are) (he|she|it|they|them)\b|^(did|has|does) (he|she|it)\b/.test(
      plain,
    )
  )
}

const ofRecords: readonly Meant[] = [
  'open_record',
  'what_blocks_stage',
  'find_contracts',
  'bids',
  'overdue_payments',
  'log_visit',
  'change_field',
]

/** Of these a guess stands: they list records, or speak of one. */
const alsoOfRecords: readonly Meant[] = ['find_records', 'pipeline_and_forecast', ...ofRecords]

function namedRecord({ pieces }: Pick<ReadQuestion, 'pieces'>, context: ToolContext) {
  return findNamedRecord({ context, pieces, kinds: ['opportunity', 'customer', 'contract', 'bid'] })
}

/** What an unclear question most likely asks: of a record that it names, or of what was written down. */
async function guessedOf(read: ReadQuestion, context: ToolContext, labels: readonly Meant[]): Promise<Meant | null> {
  if (await isWrittenOf(read, context)) return 'search_knowledge'
  const isNamed = (read.points && context.page !== null) || (await namedRecord(read, context)) !== null
  return isNamed ? (labels.find((label) => ofRecords.includes(label)) ?? 'open_record') : null
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

type Meaning =
  | { is: 'meant'; label: Meant; isGuess?: boolean; isLoose?: boolean; others?: readonly Meant[] }
  | { is: 'unsure'; labels: Meant[] }
  | { is: 'refused' }

async function meaningOf(read: ReadQuestion, context: ToolContext): Promise<Meaning> {
  const { guesses, known } = (await loadClassifier()).classify(read.masked)
  const [first, second] = guesses
  const labels = guesses.flatMap(({ label, probability }) =>
    label === 'refuse' || probability < 0.08 ? [] : [label as Meant],
  )
  const certain = certainlyMeant(read, context.page)
  if (certain) return { is: 'meant', label: certain }
  // Nothing but a name: what it says is told.
  if (isNameAlone(read) && (first?.label !== 'search_knowledge' || first.probability < leastCertain)) {
    const named = await namedRecord(read, context)
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
  return {
    is: 'meant',
    label: first.label as Meant,
    isGuess: first.probability < leastCertain,
    isLoose: first.probability < leastFirm,
    others: guesses.flatMap(({ label, probability }) =>
      label === 'refuse' || label === first.label || probability < leastOther ? [] : [label as Meant],
    ),
  }
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
    const named = await namedRecord({ pieces }, context)
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
