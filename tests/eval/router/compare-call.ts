import { findNamedRecord } from '#ai/copilot/router/find-named-record.server.ts'
import { plainText } from '#ai/copilot/router/plain-text.ts'
import { recordWords } from '#ai/copilot/router/record-words.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import { resolvePerson } from '#ai/copilot/tools/resolve-person.server.ts'
import { type NamedKind, resolveRecord } from '#ai/copilot/tools/resolve-record.server.ts'
import { listStages } from '#crm/opportunities/list-stages.server.ts'
import { relativeDay } from './relative-day.ts'

/** A call as it is expected, or as it was made. */
export interface Call {
  tool: string
  arguments: Record<string, unknown>
}

// How two calls are compared: the tool is the same, and every expected argument is there and equal, by what it is: records when they
// resolve to the same record as whoever asks, people to the same person, days and amounts exactly, days without a visit within a
// tenth, contacts by family name, free words when they share a content word. What was not expected may be there only if it is neutral.

const records = ['record', 'opportunity', 'customer', 'contract', 'bid']
const freeWords = ['query', 'words', 'product', 'competitor']
const told = ['subject', 'summary', 'next_step']
const kindsOf: Readonly<Record<string, readonly NamedKind[]>> = {
  opportunity: ['opportunity'],
  customer: ['customer'],
  contract: ['contract'],
  bid: ['bid'],
  record: ['opportunity', 'customer', 'contract', 'bid'],
}

/** What stands against a call; empty when it is as expected. */
export async function faultsOf(options: { context: ToolContext; expected: Call; given: Call }): Promise<string[]> {
  const { context, expected, given } = options
  if (expected.tool !== given.tool) return [`${given.tool} for ${expected.tool}`]
  const faults: string[] = []
  for (const [name, value] of Object.entries(expected.arguments)) {
    const own = given.arguments[name]
    if (!(await isEqual({ context, name, value, own, given, expected })))
      faults.push(`${name}: ${show(own)} for ${show(value)}`)
  }
  for (const [name, own] of Object.entries(given.arguments)) {
    if (name in expected.arguments || isNeutral({ context, name, own, expected })) continue
    if (records.includes(name) && context.page && (await resolved(context, name, own)).includes(context.page.id))
      continue
    faults.push(`${name}: ${show(own)}, not asked for`)
  }
  return faults
}

const show = (value: unknown) => JSON.stringify(value) ?? 'nothing'

interface Compared {
  context: ToolContext
  name: string
  value: unknown
  own: unknown
  given: Call
  expected: Call
}

async function isEqual({ context, name, value, own, given, expected }: Compared): Promise<boolean> {
  if (isRelative(value))
    return (own ?? (name === 'on' ? context.today : undefined)) === relativeDay(value.relative, context.today)
  if (records.includes(name)) {
    if (own === undefined && context.page) return (await resolved(context, name, value)).includes(context.page.id)
    // Words that find the customer's rows may stand for the customer.
    if (own === undefined && typeof given.arguments.words === 'string')
      return sharesWord(String(value), given.arguments.words)
    const [wanted, got] = [
      await resolved(context, name, value, expected.arguments.kind),
      await resolved(context, name, own),
    ]
    return got.length > 0 && got.some((id) => wanted.includes(id))
  }
  // Which kind it is the record itself says.
  if (name === 'kind' && given.tool === 'open_record' && own === undefined) return true
  if (name === 'owner') return (await personOf(context, value)) === (await personOf(context, own))
  if (name === 'stage') return sharesStage(await stagesOf(context, value), await stagesOf(context, own))
  if (freeWords.includes(name)) return own !== undefined && sharesWord(String(value), String(own))
  if (told.includes(name)) return sharesWord(String(value), told.map((each) => given.arguments[each] ?? '').join(' '))
  if (name === 'contacts') return sameContacts(value as string[], (own ?? []) as string[])
  if (name === 'not_visited_days') return Math.abs(Number(own) - Number(value)) <= Number(value) * 0.1
  if (name === 'value') return plainValue(own) === plainValue(value)
  if (name === 'kind' && given.tool === 'log_visit') return (own ?? 'visit') === value
  if (name === 'state' && value === 'signed' && own === undefined) {
    return 'signed_after' in given.arguments || 'signed_before' in given.arguments
  }
  if (name === 'on') return (own ?? context.today) === value
  return String(own) === String(value)
}

function isRelative(value: unknown): value is { relative: string } {
  return typeof value === 'object' && value !== null && 'relative' in value
}

/** Ids of what words mean as whoever asks; several when they fit several. */
async function resolved(context: ToolContext, name: string, words: unknown, kind?: unknown): Promise<string[]> {
  if (typeof words !== 'string') return []
  const all = kindsOf[name] ?? kindsOf.record ?? []
  // Said to be a contract, it is that which the words name, and not what was sold by it.
  const asked = all.filter((one) => one === kind)
  const kinds = asked.length > 0 ? asked : all
  const direct = await context.inTx((tx) => resolveRecord({ context, tx, text: words, kinds })).catch(() => null)
  if (direct?.is === 'one') return [direct.ref.id]
  if (direct) return direct.candidates.map(({ ref }) => ref.id)
  const found = await findNamedRecord({ context, pieces: recordWords(plainText(words), []), kinds })
  return found?.candidates.map(({ ref }) => ref.id) ?? []
}

async function personOf(context: ToolContext, name: unknown): Promise<string | null> {
  if (typeof name !== 'string') return null
  const resolve = (text: string) =>
    context
      .inTx((tx) => resolvePerson({ context, tx, text }))
      .then(({ id }) => id)
      .catch(() => null)
  return (await resolve(name)) ?? resolve(name.replace(/^[小老]/, ''))
}

async function stagesOf(context: ToolContext, name: unknown): Promise<string[]> {
  if (typeof name !== 'string') return []
  const asked = name.toLowerCase()
  const stages = await context.inTx((tx) => listStages({ tx }))
  return stages
    .filter(({ name: { zh, en } }) => zh.includes(name) || en.toLowerCase().includes(asked))
    .map(({ id }) => id)
}

function sharesStage(one: readonly string[], other: readonly string[]): boolean {
  return other.length > 0 && other.some((id) => one.includes(id))
}

/** Content words: pairs of Chinese characters, other words of three letters and more without a plural. */
function contentWords(text: string): Set<string> {
  const plain = plainText(text)
  const pairs = [...plain.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  const words = (plain.match(/[a-z0-9][a-z0-9-]{2,}/g) ?? []).map((word) => word.replace(/s$/, ''))
  return new Set([...pairs, ...words])
}

function sharesWord(one: string, other: string): boolean {
  const words = contentWords(other)
  return [...contentWords(one)].some((word) => words.has(word)) || plainText(other).includes(plainText(one))
}

function sameContacts(one: readonly string[], other: readonly string[]): boolean {
  const key = (name: string) => {
    const plain = plainText(name).replace(/^(mr|ms|mrs|dr)\.?\s+/, '')
    return /^\p{Script=Han}/u.test(plain) ? plain.slice(0, 1) : (plain.split(' ')[0] ?? plain)
  }
  return one.length === other.length && one.map(key).toSorted().join() === other.map(key).toSorted().join()
}

function plainValue(value: unknown): string {
  const plain = String(value ?? '')
    .toLowerCase()
    .replaceAll(/[\s,%]/g, '')
  return /^\d+(\.\d+)?$/.test(plain) ? String(Number(plain)) : plain
}

function isNeutral(options: { context: ToolContext; name: string; own: unknown; expected: Call }): boolean {
  const { context, name, own, expected } = options
  if (name === 'limit' || own === undefined || (Array.isArray(own) && own.length === 0)) return true
  if (name === 'sort') return !('sort' in expected.arguments)
  switch (expected.tool) {
    case 'find_records':
      return name === 'status' && own === 'open'
    case 'find_contracts':
      return name === 'words' && 'customer' in expected.arguments
    case 'open_record':
      return name === 'kind'
    case 'search_knowledge':
      return name === 'of'
    case 'my_day':
      return name === 'until' && own === context.today
    case 'log_visit':
      return (
        ['purpose', 'summary', 'next_step'].includes(name) ||
        (name === 'kind' && own === 'visit') ||
        (name === 'on' && own === context.today) ||
        name === 'subject'
      )
    default:
      return false
  }
}
