import type { Asked } from '#ai/copilot/answer.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { Filled } from './argument-parts.server.ts'
import type { Meant } from './certainly-meant.ts'
import { fillArguments } from './fill-arguments.server.ts'
import { findNamedRecord } from './find-named-record.server.ts'
import { gated } from './gate-call.server.ts'
import { isWrittenOf } from './is-written-of.server.ts'
import { type Meaning, meaningOf } from './meaning-of.server.ts'
import { namedRecord } from './named-record.server.ts'
import { outOfSight } from './out-of-sight.server.ts'
import { type ReadQuestion, readQuestion } from './read-question.server.ts'
import { refuseBeyond, refuseOutright } from './refuse-question.server.ts'
import type { Routed, Suggestion } from './routed.ts'
import { type Before, spokenOf } from './spoken-of.server.ts'

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
  const reads = before.read.plain === read.plain ? [read] : [read, before.read]
  return gated(await routeRead(before, context), reads, context)
}

/** Which tool is meant by what was read, and with what. */
async function routeRead(before: Before, context: ToolContext): Promise<Routed> {
  const meant = before.meant ?? (await meaningOf(before.read, context))
  if (meant.is === 'refused') return { is: 'refused', says: nothingFits }
  if (meant.is === 'unsure' && meant.isRefusal) return askBack(before.read, context, meant.labels)
  if (meant.is === 'unsure') {
    const guessed = await guessedOf(before.read, context, meant.labels)
    if (guessed) return callOf(before.read, context, guessed)
    return askBack(before.read, context, meant.labels)
  }
  if (meant.isGuess && !alsoOfRecords.includes(meant.label)) {
    const guessed = await guessedOf(before.read, context, [])
    if (guessed) return callOf(before.read, context, guessed)
  }
  switch (await outOfSight(meant, before.read, context)) {
    case 'nowhere':
      return { is: 'unsure', says: sayRecord, suggestions: [] }
    case 'unknown':
      return { is: 'unsure', says: notFound, suggestions: [] }
    case 'of-others':
      return { is: 'refused', says: beyondSight }
    default:
  }
  const other = await rather(meant, before.read, context)
  if (other) return callOf(before.read, context, other)
  const filled = await fillArguments(meant.label, { read: before.read, context })
  const called = settled(filled, meant.label, context)
  if (filled.is !== 'lacking' || !meant.isLoose) return called
  return (await otherwise(meant, before.read, context)) ?? called
}

/** What lacks what it needs was not meant, where something else that was likely lacks nothing; nothing is proposed so. */
async function otherwise(
  meant: Meaning & { is: 'meant' },
  read: ReadQuestion,
  context: ToolContext,
): Promise<Routed | null> {
  if (read.points && read.pieces.length === 0) return null
  const isNamed = (await namedRecord(read, context)) !== null
  for (const label of meant.others ?? []) {
    if (proposing.includes(label) || (isNamed && !ofRecords.includes(label))) continue
    const other = await callOf(read, context, label)
    if (other.is === 'call') return other
  }
  return null
}

const proposing: readonly Meant[] = ['log_visit', 'change_field']

/** What tells of no single record was not meant where one is named, by its customer and by what it is. */
async function rather(
  meant: Meaning & { is: 'meant' },
  read: ReadQuestion,
  context: ToolContext,
): Promise<Meant | null> {
  const isOfNone =
    (meant.label === 'search_knowledge' && meant.isLoose) ||
    (meant.label === 'pipeline_and_forecast' && meant.isLoose && read.people.length === 0 && read.times.length === 0)
  if (!isOfNone) return null
  const [named, customer] = [
    await namedRecord(read, context),
    await findNamedRecord({ context, pieces: read.pieces, kinds: ['customer'] }),
  ]
  const [only, several] = named?.candidates ?? []
  if (!customer || !only || several || only.ref.kind === 'customer') return null
  return meant.others?.find((label) => ofRecords.includes(label)) ?? 'open_record'
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

/** What an unclear question most likely asks: of a record that it names, or of what was written down. */
async function guessedOf(read: ReadQuestion, context: ToolContext, labels: readonly Meant[]): Promise<Meant | null> {
  const customer = await findNamedRecord({ context, pieces: read.pieces, kinds: ['customer'] })
  if (!customer && (await isWrittenOf(read, context))) return 'search_knowledge'
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
