import type { ToolCall } from '#ai/copilot/answer.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { clausesSaid, deniedIn, forbiddenIn, isAsking, isOrder, isTagged, sentencesSaid } from './asks-or-forbids.ts'
import { isFieldIn, isRelative, isValueIn, severalChanges } from './changes-said.server.ts'
import { fillChange } from './fill-change.server.ts'
import { isIdleLost, leftOut } from './leaves-out.server.ts'
import { type ReadQuestion, readQuestion } from './read-question.server.ts'
import type { Routed, Suggestion } from './routed.ts'

/** Why a call that was read out of a question is not what it asks for. */
type Fault =
  | { is: 'asked' | 'forbidden' | 'none' | 'relative' | 'idle' }
  | { is: 'left-out'; names: readonly string[] }
  | { is: 'several'; parts: readonly string[] }

const says: Readonly<Record<Exclude<Fault['is'], 'asked' | 'forbidden'>, Bilingual>> = {
  none: {
    zh: '您说没有去，所以没有提议记录拜访。',
    en: 'You said that there was none, so no visit is proposed.',
  },
  relative: {
    zh: '我不在原来的值上加减，也不往前往后推算。请直接说改成多少，或者改到哪一天。',
    en: 'I do not add to a value or move it by so much. Please say the value itself that it is to have, or the day.',
  },
  idle: {
    zh: '多久没有拜访，我没有听懂。请直接说多少天或者从哪天起没有去过。',
    en: 'I did not understand for how long there was no visit. Please say for how many days, or since when.',
  },
  'left-out': {
    zh: '我只能按“是什么”来查，不能把某一部分排除在外。请换个说法，直接说要看哪些。',
    en: 'I look things up by what they are, and cannot leave any of them out. Please say which ones you want to see.',
  },
  several: {
    zh: '我一次只能提议改一项。先改哪一项？另一项改完再说一次。',
    en: 'I propose one change at a time. Which one first? Please ask for the other after it.',
  },
}
const ofProposals: Readonly<Record<'log_visit' | 'change_field', Readonly<Record<'asked' | 'forbidden', Bilingual>>>> =
  {
    log_visit: {
      asked: {
        zh: '这是在问拜访的情况，我就没有提议记录。您可以看那条记录；要记录，请说去了哪里、见了谁、谈了什么。',
        en: 'That asks about visits, so none is proposed. You can look at the record; to log one, say where you were, whom you met and what you talked of.',
      },
      forbidden: {
        zh: '您说了不要，所以没有提议记录拜访。',
        en: 'You said not to, so no visit is proposed.',
      },
    },
    change_field: {
      asked: {
        zh: '这是在问，我就没有提议修改。要改，请直接说改成什么。',
        en: 'That is a question, so no change is proposed. To have it changed, say what it is to become.',
      },
      forbidden: {
        zh: '您说了不要这样改，所以没有提议修改。要改成别的，请说改成什么。',
        en: 'You said not to, so no change is proposed. If it is to become something else, say what.',
      },
    },
  }
const open: Bilingual = { zh: '看这条记录的情况', en: 'Look at the record' }
const change: Bilingual = { zh: '提议这样修改', en: 'Propose that change' }
const all: Bilingual = { zh: '不排除，全部列出', en: 'List them all, leaving nothing out' }

/**
 * Lets a call pass that does what was said; asks back where the question asks and orders nothing, forbids what would be proposed, leaves
 * out what the call would look for, orders two things at once, or says by how much and not to what.
 */
export async function gated(routed: Routed, reads: readonly ReadQuestion[], context: ToolContext): Promise<Routed> {
  if (routed.is === 'refused') return routed
  const [read] = reads
  const today = context.today
  if (read && routed.is === 'unsure' && isRelative(read.plain, today)) return { ...routed, says: says.relative }
  const calls = routed.is === 'call' ? [routed.call] : routed.suggestions.map(({ call }) => call)
  const faults = calls.map((call) => ({ call, fault: firstFault(call, reads, today) }))
  const bad = faults.find(({ fault }) => fault !== null)
  if (!bad?.fault) return routed
  if (routed.is === 'unsure') {
    const kept = routed.suggestions.filter((_, at) => faults[at]?.fault === null)
    if (kept.length > 0) return { ...routed, suggestions: kept }
    // Of several records none is offered for what was not asked.
    return { is: 'unsure', says: wordsFor(bad.call, bad.fault), suggestions: [] }
  }
  return {
    is: 'unsure',
    says: wordsFor(bad.call, bad.fault),
    suggestions: await instead({ call: bad.call, fault: bad.fault, read, context }),
  }
}

function wordsFor({ tool }: ToolCall, fault: Fault): Bilingual {
  if (fault.is !== 'asked' && fault.is !== 'forbidden') return says[fault.is]
  return ofProposals[tool === 'log_visit' ? 'log_visit' : 'change_field'][fault.is]
}

function firstFault(call: ToolCall, reads: readonly ReadQuestion[], today: string): Fault | null {
  for (const read of reads) {
    const fault = faultOf(call, read, today)
    if (fault) return fault
  }
  return null
}

/** Why a call is not what a question asks for; null where it is. */
export function faultOf(call: ToolCall, read: ReadQuestion, today: string): Fault | null {
  const { plain } = read
  switch (call.tool) {
    case 'log_visit':
      return visitFault(plain)
    case 'change_field':
      return changeFault(call, plain, today)
    case 'open_record':
      return isRelative(plain, today) ? { is: 'relative' } : null
    case 'find_records':
    case 'find_contracts':
    case 'bids':
    case 'overdue_payments':
    case 'pipeline_and_forecast': {
      if (isRelative(plain, today)) return { is: 'relative' }
      const names = leftOut(call, read)
      if (names) return { is: 'left-out', names }
      return isIdleLost(call, read) ? { is: 'idle' } : null
    }
    default:
      return null
  }
}

/** A visit is logged that is told, or asked to be logged. */
function visitFault(plain: string): Fault | null {
  const clauses = clausesSaid(plain)
  const isRecordForbidden = clauses.some((clause) => forbiddenIn(clause, 'record') && !isTold(clause))
  if (isRecordForbidden && !clauses.some((clause) => !forbiddenIn(clause, 'record') && isOrder(clause, 'record')))
    return { is: 'forbidden' }
  const isPlanForbidden = clauses.some((clause) => forbiddenIn(clause, 'plan') && !isTold(clause))
  if (
    isPlanForbidden &&
    !clauses.some((clause) => !forbiddenIn(clause, 'plan') && /了|过|\w+ed\b|\bmet\b/.test(clause))
  )
    return { is: 'forbidden' }
  if (clauses.length === 1 && notThere.test(plain)) return { is: 'none' }
  const sentences = sentencesSaid(plain)
  const asking = sentences.filter((sentence) => isAsking(sentence))
  // What is told in a sentence of its own stands, whatever is asked beside it.
  const isAccount = sentences.some((sentence) => !asking.includes(sentence) && tells.test(sentence))
  return asking.length > 0 && !isAccount ? { is: 'asked' } : null
}

const notThere =
  /(?:没|未)(?:有|能)?(?:去|拜访|走访|跑|联系)|(?:\bnot|n't|\bnever)\b.{0,12}\b(?:visit(?:ed)?|been|go|gone|went)\b/
const tells =
  /见了|见到|拜访|聊|谈|去了|走访|通了|打了|开了|记|登记|录|安排|约|回来|\b(?:met|visit\w*|talked|spoke|discussed|called|had|log|record|note|schedule|arrange|book|plan|back|saw)\b/
/** 他们说不要记: what others said. */
function isTold(clause: string): boolean {
  return /说|要求|希望|让|叫|\b(?:said|told|wants?|asked)\b/.test(clause)
}

/** A field is changed that is ordered to be, to what it is to become. */
function changeFault({ arguments: given }: ToolCall, plain: string, today: string): Fault | null {
  const clauses = clausesSaid(plain)
  const [value, field] = [String(given.value ?? ''), String(given.field ?? '')]
  const asking = clauses.filter((clause) => isAsking(clause))
  const isAsked = asking.length > 0 || isAsking(plain)
  const rest = clauses.filter((clause) => !asking.includes(clause))
  const isOrdered = rest.some((clause) => isOrder(clause, 'change_field'))
  // "The odds are thirty percent, what is in there is too high": told, and nothing asked of a change.
  const isToldBeside =
    !asking.some((clause) => isOrder(clause, 'change_field')) && rest.some((part) => isValueIn({ part, value, today }))
  if (isAsked && (isTagged(plain) || !(isOrdered || isToldBeside))) return { is: 'asked' }
  const forbidden = clauses.flatMap((clause) => forbiddenIn(clause, 'change_field') ?? [])
  const denied = clauses.flatMap((clause) => deniedIn(clause) ?? [])
  const positive = [...forbidden, ...denied].reduce((text, part) => text.replace(part, ' '), plain)
  const isOfThis = [...forbidden, ...denied].some((part) => isValueIn({ part, value, today }))
  if (isOfThis && !isValueIn({ part: positive, value, today })) return { is: 'forbidden' }
  const isForbidden = (clause: string) => forbiddenIn(clause, 'change_field') !== null
  const speaking = clauses.filter((clause) => isFieldIn(clause, field))
  if (speaking.length > 0 && speaking.every(isForbidden) && severalFields(plain, field)) return { is: 'forbidden' }
  if (forbidden.length > 0 && !isOrdered && !isValueIn({ part: positive, value, today })) return { is: 'forbidden' }
  if (isRelative(plain, today)) return { is: 'relative' }
  const parts = severalChanges(plain)
  return parts.length > 1 ? { is: 'several', parts } : null
}

/** Another field is spoken of beside it: it may be that one that is to be changed. */
function severalFields(plain: string, field: string): boolean {
  return ['amount', 'budget', 'win_probability', 'expected_sign_on', 'bid_opens_on', 'tender_number'].some(
    (other) => other !== field && isFieldIn(plain, other),
  )
}

interface Instead {
  call: ToolCall
  fault: Fault
  read: ReadQuestion | undefined
  context: ToolContext
}

/** What can be done instead, each as a whole call that a person may choose. */
async function instead({ call, fault, read, context }: Instead): Promise<Suggestion[]> {
  const { record } = call.arguments
  const opened: Suggestion[] =
    record || context.page ? [{ says: open, call: { tool: 'open_record', arguments: record ? { record } : {} } }] : []
  switch (fault.is) {
    case 'asked':
      return call.tool === 'change_field' ? [...opened, { says: change, call }] : opened
    case 'relative':
      return call.tool === 'open_record' || call.tool === 'change_field' ? opened : []
    case 'left-out':
      return fault.names.length > 0 ? [{ says: all, call: without(call, fault.names) }] : []
    case 'several':
      return read ? eachChange(fault.parts, read, context) : []
    default:
      return []
  }
}

function without({ tool, arguments: given }: ToolCall, names: readonly string[]): ToolCall {
  return { tool, arguments: Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name))) }
}

/** Each of several changes of the record that the whole question names. */
async function eachChange(parts: readonly string[], read: ReadQuestion, context: ToolContext): Promise<Suggestion[]> {
  const suggestions: Suggestion[] = []
  for (const part of parts) {
    const own = await readQuestion(part, context)
    const filled = await fillChange({ read: { ...own, pieces: read.pieces, points: read.points }, context })
    if (filled.is === 'call')
      suggestions.push({ says: { zh: part, en: part }, call: { tool: 'change_field', arguments: filled.arguments } })
  }
  return suggestions
}
