import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Tool, ToolContext } from '#ai/copilot/tool.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { contextOf } from '#tests/support/copilot/asked-of.ts'
import { copilotTools } from './copilot-tools.server.ts'

// Every argument that a schema offers either changes what the verbs below are asked, or is refused in words. The verbs are stood in for
// by what writes down how it was asked; a new argument is tried as soon as the schema has it.

const { asked, verb } = vi.hoisted(() => {
  const asked: unknown[] = []
  const verb = (name: string, answer: unknown) => async (options: Record<string, unknown>) => {
    const { tx: _, inTx: __, actor: ___, context: ____, ...rest } = options
    asked.push([name, rest])
    if (answer === null) throw new Error('far enough')
    return answer
  }
  return { asked, verb }
})

vi.mock('./resolve-record.server.ts', async (original) => ({
  ...(await original<object>()),
  resolveRecord: async ({ text, kinds }: { text: string | undefined; kinds: readonly string[] }) => {
    asked.push(['resolveRecord', { text, kinds }])
    return { is: 'one', ref: { kind: kinds[0], id: text ?? 'on screen' } }
  },
}))
vi.mock('./resolve-person.server.ts', () => ({
  resolvePerson: async ({ text }: { text: string }) => ({ id: text, name: { zh: text, en: text }, isMe: true }),
}))
vi.mock('./read-visit.server.ts', () => ({
  readVisit: async () => ({
    is: 'one',
    record: { kind: 'customer', id: 'c' },
    title: { zh: '客户', en: 'Customer' },
    number: null,
    version: 1,
    customer: { id: 'c', name: { zh: '客户', en: 'Customer' } },
    company: null,
    contacts: [],
  }),
}))
vi.mock('#crm/opportunities/list-stages.server.ts', async (original) => ({
  ...(await original<object>()),
  listStages: async () => [{ id: 'a.bid', name: { zh: '2026-12-05', en: '2026-12-05' } }],
}))
vi.mock('#crm/opportunities/find-opportunities.server.ts', async (original) => ({
  ...(await original<object>()),
  findOpportunities: verb('findOpportunities', null),
  summariseOpportunities: verb('summariseOpportunities', null),
}))
vi.mock('#crm/opportunities/get-pipeline.server.ts', () => ({
  getPipeline: verb(
    'getPipeline',
    ['product-project', 'engineering-project'].map((id) => ({
      id,
      name: { zh: id, en: id },
      count: 1,
      totals: [],
      stages: [],
    })),
  ),
}))
vi.mock('#crm/customers/find-customers.server.ts', () => ({
  findCustomers: verb('findCustomers', { rows: [] }),
  countCustomers: verb('countCustomers', null),
}))
vi.mock('#crm/contracts/find-contracts.server.ts', () => ({
  findContracts: verb('findContracts', null),
  summariseContracts: verb('summariseContracts', null),
}))
vi.mock('#crm/contracts/find-overdue-payments.server.ts', () => ({
  findOverduePayments: verb('findOverduePayments', null),
}))
vi.mock('#crm/bids/find-bids.server.ts', () => ({ findBids: verb('findBids', null), summariseBids: verb('', null) }))
vi.mock('#crm/bids/get-bid-review.server.ts', () => ({ getBidReview: verb('getBidReview', null) }))
vi.mock('./open-bid-told.server.ts', () => ({ openBidTold: verb('openBid', null), saidFactor: () => null }))
vi.mock('./open-opportunity-told.server.ts', () => ({ openOpportunityTold: verb('openOpportunity', null) }))
vi.mock('./open-customer-told.server.ts', () => ({ openCustomerTold: verb('openCustomer', null) }))
vi.mock('./open-contract-told.server.ts', () => ({ openContractTold: verb('openContract', null) }))
vi.mock('#crm/opportunities/describe-deal.server.ts', () => ({ describeDeal: verb('describeDeal', null) }))
vi.mock('#crm/opportunities/get-opportunity.server.ts', () => ({ getOpportunity: verb('getOpportunity', null) }))
vi.mock('#crm/org/read-settings.server.ts', () => ({ readSettings: async () => ({ currency: 'CNY' }) }))
vi.mock('#crm/warnings/find-warnings.server.ts', () => ({
  findWarnings: verb('findWarnings', { rows: [] }),
  countWarnings: verb('countWarnings', { count: 0, more: false }),
}))
vi.mock('#crm/approvals/find-approvals.server.ts', () => ({
  findApprovals: verb('findApprovals', { rows: [] }),
  countApprovals: verb('countApprovals', { waiting: 0 }),
}))
vi.mock('#crm/activities/find-planned-activities.server.ts', () => ({
  findPlannedActivities: verb('findPlannedActivities', { rows: [], more: false }),
}))
vi.mock('#knowledge/embedders/ask-embedder.server.ts', () => ({ askEmbedder: async () => null }))
vi.mock('#knowledge/search-knowledge.server.ts', () => ({ searchKnowledge: verb('searchKnowledge', null) }))

beforeEach(() => {
  asked.length = 0
})

/** The ways in which each tool is asked, by what it needs. */
const ways: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  find_records: [
    { kind: 'opportunity' },
    { kind: 'customer' },
    { kind: 'customer', not_visited_days: 30 },
    { kind: 'opportunity', not_visited_days: 30 },
    { kind: 'opportunity', signing_after: '2026-01-01' },
  ],
  bids: [{ ask: 'list' }, { ask: 'similar' }, { ask: 'reasons' }, { ask: 'reasons', bid: 'BID-1' }],
  my_day: [{}, { only: 'warnings' }, { only: 'approvals' }, { only: 'visits' }],
  search_knowledge: [{ query: 'x' }],
  log_visit: [{ subject: 'x' }, { subject: 'x', next_on: '2026-12-31' }],
  change_field: [{ field: 'name', value: 'x' }],
  pipeline_and_forecast: [{}, { signing_after: '2026-01-01' }],
}

/** What is answered the same as without it, because it says what is done anyway. */
const anyway: readonly (readonly [tool: string, argument: string, value: unknown, of?: string])[] = [
  ['find_records', 'status', 'open'],
  ['find_records', 'major', false],
  ['find_records', 'sort', 'name', 'customer'],
  ['find_records', 'sort', 'amount', 'opportunity'],
  ['find_records', 'sort', 'activity'],
  ['find_records', 'sort', 'sign', 'opportunity'],
  ['log_visit', 'kind', 'visit'],
  ['log_visit', 'purpose', 'relationship'],
  ['open_record', 'kind', 'opportunity'],
]

const context: ToolContext = contextOf({
  inTx: (work) => work({} as Parameters<typeof work>[0]),
  today: '2026-11-30',
})

/** What is asked of the verbs for a call, and what comes of it; or that it was refused in words. */
async function outcomeOf(tool: Tool, call: Record<string, unknown>): Promise<string> {
  asked.length = 0
  try {
    const { view, proposal, sentences } = await tool.run(context, tool.input.parse(call))
    return JSON.stringify([asked, view, proposal, sentences])
  } catch (error) {
    if (!isAppError(error)) return JSON.stringify([asked])
    if (error.code === 'BAD_INPUT' && error.details.says) return 'refused'
    throw error
  }
}

interface Field {
  enum?: unknown[]
  type?: string
  minimum?: number
  items?: Field
}

/** Values of an argument, by what its schema says: each of a list, and one of what is free. */
function valuesOf(field: Field): unknown[] {
  if (field.enum) return field.enum
  if (field.type === 'boolean') return [true]
  if (field.type === 'integer') return [(field.minimum ?? 0) + 4]
  if (field.type === 'array') return [valuesOf(field.items ?? {})]
  return ['2026-12-05']
}

const tries = copilotTools.flatMap((tool) => {
  const { properties = {} } = z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Field>
  }
  return (ways[tool.name] ?? [{}]).flatMap((way) =>
    Object.entries(properties)
      // Rows at most: an answer of one thing is within it.
      .filter(([name]) => !(name in way) && name !== 'limit')
      .flatMap(([name, field]) => valuesOf(field).map((value) => ({ tool, way, name, value }))),
  )
})

test('every tool is tried, with every argument that it has', () => {
  expect(new Set(tries.map(({ tool }) => tool.name)).size).toBe(copilotTools.length)
  expect(tries.length).toBeGreaterThan(150)
})

describe.each(copilotTools.map((tool) => [tool.name] as const))('%s', (toolName) => {
  test.each(
    tries
      .filter(({ tool }) => tool.name === toolName)
      .map((one) => [`${JSON.stringify(one.way)} with ${one.name}=${JSON.stringify(one.value)}`, one] as const),
  )('%s: it tells, or is refused', async (_, { tool, way, name, value }) => {
    const plain = await outcomeOf(tool, way)
    expect(plain).not.toBe('refused')
    const given = await outcomeOf(tool, { ...way, [name]: value })
    const isAnyway = anyway.some(
      ([of, argument, same, kind]) =>
        of === tool.name && argument === name && same === value && (kind === undefined || kind === way.kind),
    )
    if (!isAnyway) expect(given).not.toBe(plain)
  })
})

test('a refusal says in both languages which argument it is, and what can be asked instead', async () => {
  const bids = copilotTools.find(({ name }) => name === 'bids')
  const error = await bids
    ?.run(context, bids.input.parse({ ask: 'reasons', result: 'lost' }))
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).details).toMatchObject({
    unused: ['result'],
    says: { zh: expect.stringContaining('结果'), en: expect.stringContaining('result') },
  })
})
