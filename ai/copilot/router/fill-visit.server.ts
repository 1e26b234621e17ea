import type { ToolContext } from '#ai/copilot/tool.ts'
import { findContacts } from '#crm/contacts/find-contacts.server.ts'
import { getOpportunity } from '#crm/opportunities/get-opportunity.server.ts'
import { type Fill, type Filled, withRecord } from './argument-parts.server.ts'
import { contactsSaid } from './contacts-said.ts'
import { findNamedRecord } from './find-named-record.server.ts'
import { loadNameIndex } from './load-names.server.ts'
import { lying, type ReadTime } from './read-dates.ts'

const nextCue =
  /再|下次|下一步|接下来|约(了|好|在|定)?|回访|跟进|带|送|发|报|给|出|交|等|提交|准备|安排|back there|going back|back again|follow|next|by\b|send|return|bring|agreed|revisit|will\b/

const planning =
  /^(请|麻烦|帮我|给我|你|先)*(安排|排|约|计划|打算|预约)|^(please |pls |can you |could you )*(plan|schedule|arrange|set up|book|pencil|put in)\b/

/** Where one goes, in the breath in which the day is said. */
const goes = /去|到|见|拜访|走访|踏勘|电话|会|碰|visit|call|meet|\bsee\b|survey|going/

/** A visit out of one sentence: with whom, when, of what, and what comes next. */
export async function fillVisit(fill: Fill): Promise<Filled> {
  const { read, context } = fill
  const { plain, question } = read
  const clauses = clausesOf(plain)
  // What is planned is on a day to come; of what took place such a day is that of the next step.
  const isPlan = planning.test(plain) || !isPast(plain)
  const isToCome = read.times.every(
    (time) =>
      lying(time, 'coming').from > context.today && (planning.test(plain) || goes.test(clauseAt(clauses, time))),
  )
  const times =
    isPlan && isToCome ? read.times.map((time) => lying(time, 'coming')) : placedTimes(read.times, plain, clauses)
  const told = times.filter((time) => time.from <= context.today)
  const isPlanned = isPlan && isToCome && told.length === 0 && times.length > 0
  const next = isPlanned
    ? undefined
    : times.find((time) => time.from > context.today && nextCue.test(clauseAt(clauses, time)))
  const on = isPlanned ? times[0] : (told.find((time) => time.from === time.to) ?? told[0])
  const { index } = await loadNameIndex(context, ['customer', 'opportunity'])
  const colleagues = new Set(read.people.flatMap(({ said }) => said.split(' ')))
  const contacts = contactsSaid(question, plain, (word) => index.knows(word) || colleagues.has(word))
  const nextClause = next ? clauseAt(clauses, next) : null
  const subject = subjectOf(question, plain, nextClause)
  if (!subject) return { is: 'lacking' }
  const pieces = read.pieces
    .filter((piece) => !contacts.some((name) => name.toLowerCase().includes(piece)))
    // 沧澜港何部长: without whom one met it is where.
    .map((piece) => contacts.reduce((text, name) => text.replace(name.toLowerCase(), ' '), piece).trim())
    .filter((piece) => [...piece].length > 1)
  const known = await contactsNamed({ context, pieces, plain })
  const rest = {
    kind: /电话|通话|致电|\bcall|phone|spoke on/.test(plain)
      ? 'call'
      : /会议|开会|开了?个?会|的会(?!议室)|碰头会|交流会|视频|meeting|conference/.test(plain)
        ? 'meeting'
        : 'visit',
    purpose: purposeOf(plain),
    ...(on && on.from !== context.today ? { on: on.from } : {}),
    contacts: [
      ...new Set([
        ...contacts.filter(
          (name) => !known.some((full) => full.startsWith(name.slice(0, 1)) && name.length === 2 && full.length === 2),
        ),
        ...known,
      ]),
    ].slice(0, 10),
    subject,
    summary: question.trim().slice(0, 4000),
    ...(next && nextClause ? { next_on: next.from, next_step: stepOf(nextClause, next, plain) } : {}),
  }
  const named = await whereOf({ context, pieces })
  const kept = named ?? pieces.filter((piece) => !known.some((name) => piece.includes(name.toLowerCase())))
  if (context.page && !(named && (await isCalled(context, pieces)))) return { is: 'call', arguments: rest }
  return withRecord(
    { ...fill, read: { ...read, pieces: [...kept] } },
    { argument: 'record', kinds: ['customer', 'opportunity'], rest, isNeeded: true, isAccount: true },
  )
}

function isPast(plain: string): boolean {
  return /了|过|刚|都在(?=[,，])|(?<![明后]天|周[一二三四五六日天]|星期.|[号日])(?:上午|早上|一早)|\bmet\b|\bjust\b|off the phone|visited|talked|spoke|had\b|came|\bgot back|saw\b|discussed|just off|\bcalled|\bwent\b|\bsat (?:down|with)/.test(
    plain,
  )
}

/** Thursday is the last one in what was done, and the coming one in what is to be done next. */
function placedTimes(times: readonly ReadTime[], plain: string, clauses: readonly Clause[]): ReadTime[] {
  let isTold = false
  return times.map((time) => {
    const clause = clauseAt(clauses, time)
    const [hasCue, wasDone] = [nextCue.test(clause), isPast(clause)]
    // Where one says both in a breath, what was done is told first.
    const isDoneBefore = isTold || isPast(plain.slice(0, time.start))
    const isNext = time.side === 'before' || (hasCue ? !wasDone || isDoneBefore : !wasDone && isDoneBefore)
    const placed = lying(time, isNext ? 'coming' : 'past')
    isTold ||= !isNext
    return placed
  })
}

const mostPlaces = 8

/** The pieces of an account that say where one was, or about what; null where none does. */
async function whereOf({
  context,
  pieces,
}: {
  context: ToolContext
  pieces: readonly string[]
}): Promise<string[] | null> {
  const some = pieces.slice(0, mostPlaces)
  const found = await findNamedRecord({ context, pieces: some, kinds: ['customer', 'opportunity'] })
  return found && [...some]
}

/** Does an account name a customer, and not only what machines have? Then it is not of what is on screen. */
async function isCalled(context: ToolContext, pieces: readonly string[]): Promise<boolean> {
  return (await findNamedRecord({ context, pieces: pieces.slice(0, mostPlaces), kinds: ['customer'] })) !== null
}

interface Clause {
  text: string
  start: number
  end: number
}

function clausesOf(plain: string): Clause[] {
  return [...plain.matchAll(/(?:[^,，。;；!！、.]|\.(?!\s|$))+/g)].map(({ 0: text, index }) => ({
    text: text.trim(),
    start: index,
    end: index + text.length,
  }))
}

function clauseAt(clauses: readonly Clause[], { start, end }: ReadTime): string {
  const at = clauses.findIndex((clause) => start >= clause.start && start < clause.end)
  const [own, before] = [clauses[at], clauses[at - 1]]
  if (!own) return ''
  // "Next: load calc, tomorrow": a day that stands alone belongs to what was said before it.
  const rest = own.text.length - (end - start)
  return rest < 3 && before ? `${before.text}, ${own.text}` : own.text
}

/** What was talked of: what follows the word for it; else the whole account, cut short. */
function subjectOf(question: string, plain: string, nextClause: string | null): string | null {
  const said =
    /(?:聊了?聊?|谈了?谈?|讨论了?|交流了?|沟通了?|商量了?|过了一遍|讲了?|说了?|内容|主题)[是为：:]?\s*([^,，。;；!！]{2,60})/.exec(
      question,
    )?.[0] ??
    /(?:talked|spoke|discussed|chatted|about|went through|agreed)\s+(?:about |on |through )?([^,.;!]{3,80})/i.exec(
      question,
    )?.[0]
  if (said)
    return said
      .replace(/^about\s+/i, '')
      .trim()
      .slice(0, 200)
  const clauses = question
    .split(/[,，。;；!！]/)
    .map((text) => text.trim())
    .filter((text) => text.length > 1)
  const rest = clauses.filter((text) => text.toLowerCase() !== nextClause)
  return (rest.at(-1) ?? clauses[0] ?? plain).slice(0, 200) || null
}

function stepOf(clause: string, next: ReadTime, plain: string): string {
  const when = plain.slice(next.start, next.end)
  const step = clause
    .replace(when, '')
    .replace(/^(and |then |we |i )+/, '')
    .trim()
  return (step || clause).slice(0, 200)
}

function purposeOf(plain: string): string {
  if (/踏勘|勘察|现场看|survey/.test(plain)) return 'site-survey'
  if (/标前|投标|招标|tender|pre-?bid/.test(plain)) return 'pre-bid'
  if (
    /预算|价格|报价|付款|商务|合同|交货|折扣|budget|price|quote|payment|commercial|contract|deliver|discount/.test(
      plain,
    )
  )
    return 'commercial'
  return /技术|工艺|方案|图纸|参数|基础|technical|process|drawing|foundation|proposal/.test(plain)
    ? 'technical'
    : 'relationship'
}

/** Contacts of the customer whose whole name stands in the account. */
async function contactsNamed(options: {
  context: ToolContext
  pieces: readonly string[]
  plain: string
}): Promise<string[]> {
  const { context, pieces, plain } = options
  const { inTx, page, actor, timeZone, now } = context
  const found = await findFirst({ context, pieces: pieces.slice(0, 3) })
  const [only, other] = found?.candidates ?? []
  const customerId =
    only && !other
      ? only.ref.id
      : page?.kind === 'customer'
        ? page.id
        : page?.kind === 'opportunity'
          ? (await inTx((tx) => getOpportunity({ tx, actor, id: page.id, timeZone, now }))).customer.id
          : null
  if (!customerId) return []
  const contacts = await inTx((tx) => findContacts({ tx, customerId }))
  return contacts.flatMap(({ name }) =>
    plain.includes(name.zh) ? name.zh : plain.includes(name.en.toLowerCase()) ? name.en : [],
  )
}

async function findFirst({ context, pieces }: { context: ToolContext; pieces: readonly string[] }) {
  for (const piece of pieces) {
    const found = await findNamedRecord({ context, pieces: [piece], kinds: ['customer'] })
    if (found) return found
  }
  return null
}
