import type { CitedKind, RecordRef, ToolContext, ToolResult, Tx } from '#ai/copilot/tool.ts'
import { findBids } from '#crm/bids/find-bids.server.ts'
import { getBid } from '#crm/bids/get-bid.server.ts'
import { findContracts } from '#crm/contracts/find-contracts.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { findCustomerChoices } from '#crm/customers/find-customer-choices.server.ts'
import { findCustomers } from '#crm/customers/find-customers.server.ts'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { can } from '#crm/org/role.policy.ts'
import { findRecords } from '#crm/search/find-records.server.ts'
import { searchable } from '#crm/search/search-words.ts'
import { isAppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { beginReport, listed } from './begin-report.ts'
import { pagePath } from './page-path.ts'
import { badInput, notFound } from './refuse-plainly.ts'

export type NamedKind = Extract<CitedKind, 'opportunity' | 'customer' | 'contract' | 'bid'>

/** A record that a name may mean. */
export interface Candidate {
  ref: RecordRef & { kind: NamedKind }
  names: readonly string[]
  number: string | null
  /** with what tells it from others */
  label: Bilingual
  /** of an opportunity: it still runs */
  isOpen: boolean
  /** it is in the hands of whoever asks */
  isOwn?: boolean
}

export type Resolved =
  | { is: 'one'; ref: RecordRef & { kind: NamedKind } }
  | { is: 'several'; candidates: readonly Candidate[] }

const most = 6
/** Looked at of each kind: the best of them by their names are kept. */
const mostFound = 20

interface ResolveOptions {
  context: ToolContext
  tx: Tx
  /** an id, a number, or words of a name; left out: what is on screen */
  text: string | undefined
  /** in the order in which they are looked for */
  kinds: readonly NamedKind[]
}

/**
 * Which record was meant, by the product's own search as the actor.
 * @throws AppError NOT_FOUND when there is none in sight, BAD_INPUT when nothing was named and nothing is on screen
 */
export async function resolveRecord({ context, tx, text, kinds }: ResolveOptions): Promise<Resolved> {
  const { actor, page } = context
  const said = text?.trim()
  if (!said) return { is: 'one', ref: await onScreen({ context, tx, kinds, page }) }
  if (z.guid().safeParse(said).success) {
    const ref = await byId({ context, tx, id: said, kinds })
    if (!ref) throw notFound(said)
    return { is: 'one', ref }
  }
  const found = await searchCandidates({ tx, actor, text: said, kinds })
  if (found.length === 0) throw notFound(said)
  return narrowed(found, said)
}

/** Of what was found the best alone: what is called so exactly, what begins so, what has it in its name; of them what still runs. */
export function narrowed(found: readonly Candidate[], said: string): Resolved {
  const asked = searchable(said)
  const gradeOf = ({ names, number }: Candidate) => {
    const all = [...names, number ?? ''].map(searchable)
    if (all.includes(asked)) return 0
    if (all.some((name) => name.startsWith(asked))) return 1
    return all.some((name) => name.includes(asked)) ? 2 : 3
  }
  const grade = Math.min(...found.map(gradeOf))
  const fitting = found.filter((one) => gradeOf(one) === grade)
  const running = fitting.filter(({ isOpen }) => isOpen)
  const own = running.filter(({ isOwn }) => isOwn)
  for (const some of [fitting, running, own]) {
    const [first, second] = some
    if (first && !second) return { is: 'one', ref: first.ref }
  }
  return { is: 'several', candidates: (running.length > 1 ? running : fitting).slice(0, most) }
}

/** What on the screen is of one of the kinds: the record itself, or the opportunity or customer that it belongs to. */
async function onScreen({ context, tx, kinds, page }: Omit<ResolveOptions, 'text'> & { page: RecordRef | null }) {
  const { actor } = context
  const ref = (kind: NamedKind, id: string) => ({ kind, id })
  if (page) {
    const own = kinds.find((kind) => kind === page.kind)
    if (own) return ref(own, page.id)
    if (page.kind === 'contract' || page.kind === 'bid') {
      const { opportunity, customer } =
        page.kind === 'contract'
          ? await getContract({ tx, actor, id: page.id })
          : await getBid({ tx, actor, id: page.id })
      if (opportunity && kinds.includes('opportunity')) return ref('opportunity', opportunity.id)
      if (kinds.includes('customer')) return ref('customer', customer.id)
    }
  }
  throw badInput({ zh: '请说明是哪一个：名称或编号。', en: 'Say which one: by its name or number.' }, { ask: 'record' })
}

async function byId(options: { context: ToolContext; tx: Tx; id: string; kinds: readonly NamedKind[] }) {
  const { context, tx, id, kinds } = options
  const { actor } = context
  const [known] = await findRecords({
    tx,
    wanted: (['opportunity', 'customer'] as const).filter((kind) => kinds.includes(kind)).map((kind) => ({ kind, id })),
  })
  if (known) return { kind: known.kind, id } as const
  for (const kind of ['contract', 'bid'] as const) {
    if (!kinds.includes(kind)) continue
    const get = kind === 'contract' ? getContract : getBid
    const isThere = await get({ tx, actor, id }).then(
      () => true,
      (error) => {
        // A database that is away says nothing of what is there.
        if (isAppError(error) && error.code === 'NOT_FOUND') return false
        throw error
      },
    )
    if (isThere) return { kind, id }
  }
  return null
}

/** What the words may mean, kind by kind. */
export async function searchCandidates(options: {
  tx: Tx
  actor: ToolContext['actor']
  text: string
  kinds: readonly NamedKind[]
}): Promise<Candidate[]> {
  const { tx, actor, kinds } = options
  const q = options.text.slice(0, 100)
  const candidates: Candidate[] = []
  for (const kind of kinds) {
    if (kind === 'customer' && can(actor, 'customer:read')) {
      candidates.push(...(await findCustomerChoices({ tx, q })).map(ofCustomer))
    } else
      candidates.push(
        ...(await listCandidates({ tx, actor, kind, q, most: kind === 'opportunity' ? mostFound : most })),
      )
  }
  return candidates
}

/** Records of one kind by which they may be named: those that the words find, or the latest of all. */
export async function listCandidates(options: {
  tx: Tx
  actor: ToolContext['actor']
  kind: NamedKind
  q?: string
  most: number
}): Promise<Candidate[]> {
  const { tx, actor, kind, q, most } = options
  if (!can(actor, `${kind}:read`)) return []
  switch (kind) {
    case 'opportunity': {
      const { rows } = await findOpportunities({ tx, actor, filter: { q, status: 'all' }, most })
      return rows.map((row) => ({
        ...named('opportunity', row, row.customer.name),
        isOpen: row.status === 'open',
        isOwn: row.owner.id === actor.personId,
      }))
    }
    case 'customer':
      return (await findCustomers({ tx, actor, filter: { q }, most })).rows.map(ofCustomer)
    case 'contract':
      return (await findContracts({ tx, actor, filter: { q }, most })).rows.map(({ id, number, name, counterparty }) =>
        named('contract', { id, number, name }, counterparty),
      )
    case 'bid':
      return (await findBids({ tx, actor, filter: { q }, most })).rows.map(({ id, number, name, customer }) =>
        named('bid', { id, number, name }, customer),
      )
  }
}

function ofCustomer({ id, name }: { id: string; name: Bilingual }): Candidate {
  return { ref: { kind: 'customer', id }, names: [name.zh, name.en], number: null, label: name, isOpen: true }
}

function named(kind: NamedKind, record: { id: string; number: string; name: Bilingual }, whose: Bilingual): Candidate {
  const { id, number, name } = record
  return {
    ref: { kind, id },
    names: [name.zh, name.en],
    number,
    label: { zh: `${name.zh} · ${whose.zh} · ${number}`, en: `${name.en} · ${whose.en} · ${number}` },
    isOpen: false,
  }
}

/** Several records fit: which was meant is asked, and nothing else is done. */
export function askWhich(options: {
  context: ToolContext
  candidates: readonly Candidate[]
  /** the arguments that would have been used, and the one that names the record */
  arguments: Record<string, unknown>
  argument: string
}): ToolResult {
  const { context, candidates, argument } = options
  const report = beginReport(context)
  const count = report.count({ zh: '符合的记录', en: 'records that fit' }, candidates.length)
  const names = listed(
    candidates.map(({ label }) => report.name(label)),
    context.language,
  )
  for (const { ref, label } of candidates) report.cite({ ...ref, title: label, path: pagePath(ref) }, [])
  report.say({
    zh: `有 ${count} 个符合：${names}。您指的是哪一个？`,
    en: `${count} fit: ${names}. Which one do you mean?`,
  })
  return {
    ...report.result({
      view: { several_fit: candidates.map(({ ref, label }) => ({ ...ref, name: report.name(label) })) },
      choices: candidates.map(({ ref, label }) => ({
        record: ref,
        label,
        arguments: { ...options.arguments, [argument]: ref.id },
      })),
    }),
  }
}
