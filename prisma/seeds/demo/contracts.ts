import { Decimal } from 'decimal.js'
import { type CalendarDate, dayOf } from '#lib/clock.ts'
import { compareText } from '#prisma/seeds/compare-text.ts'
import type { ContractRow, CostLineRow, Dataset, OpportunityRow } from '#prisma/seeds/dataset.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { timeZone } from './calendar.ts'
import { paymentPlanOf, plannedDays } from './payment-plans.ts'
import { personId } from './people.ts'
import { timelineOf } from './timeline.ts'

type Contracts = Pick<Dataset, 'contract' | 'contract_cost_line' | 'payment_plan_line' | 'domain_event'>
type Category = ContractRow['category']

/** Of the deals won last as many have their contract; those of the others stand in older books. */
const mostSupplied = 20
/** One was priced too low, as happens. */
const lossAt = 5
/** Beside their supply contract these have another one: category, words, and its part of the deal's worth in thousandths. */
const besides: Readonly<Record<number, readonly [Category, string, string, number]>> = {
  2: ['spare-parts', '随机备件合同', 'spare parts', 34],
  7: ['service', '安装指导与培训合同', 'erection supervision and training', 21],
  11: ['purchase', '电控系统采购合同', 'purchase of the control system', 88],
}
/** Who the control system is bought from. */
const supplier = { name: '晋川自动化工程公司', name_latin: 'Jinchuan Automation' }

/** Contracts of the deals that were won, what they cost, how they are paid, and the events of all: as the verbs would have written them. */
export function contractsOf(dataset: Dataset, today: CalendarDate): Contracts {
  const made: Contracts = { contract: [], contract_cost_line: [], payment_plan_line: [], domain_event: [] }
  const books = new Books(dataset)
  const won = dataset.opportunity
    .filter(({ closed_at, status, amount }) => status === 'won' && closed_at !== null && amount !== null)
    .sort((one, other) => compareText(other.closed_at ?? '', one.closed_at ?? '') || compareText(one.id, other.id))
    .slice(0, mostSupplied)
    .reverse()
  const add = (begun: ContractRow, at: number, margin: number | null) => {
    const row = { ...begun, ...plannedDays({ row: begun, at, today }) }
    const timeline = timelineOf({ type: 'opportunity', id: row.opportunity_id }, row.org_id, `contract/${row.id}`)
    timeline.record(row.created_at, row.owner_id, openedOf(row), { type: 'contract', id: row.id })
    const pricer = books.pricer(row.org_id)
    if (margin !== null && pricer) {
      const lines = linesOf(row, margin)
      made.contract_cost_line.push(...lines)
      const told = lines.map(({ kind, amount, note }) => ({ kind, amount, note }))
      const costs = { before: { lines: [] }, after: { lines: told } }
      const entity = { type: 'contract-costs', id: row.id }
      timeline.record(timeline.next(row.created_at), pricer, { type: 'contract.costs-set', ...costs }, entity)
    }
    const plan = paymentPlanOf({ row, at, today })
    made.contract.push(row)
    made.payment_plan_line.push(...plan.lines)
    made.domain_event.push(...timeline.events, ...plan.events)
  }
  for (const [at, deal] of won.entries()) {
    const random = randomFor(`contract/${deal.number}`)
    const engineering = deal.type_id === 'engineering-project'
    const amount = new Decimal(deal.amount ?? 0)
    const main = engineering
      ? books.contract(deal, 'engineering', ['总包合同', 'turnkey contract'], amount)
      : books.contract(deal, 'equipment', ['供货合同', 'supply contract'], amount)
    // In tenths of a per cent.
    const newer = won.length - 1 - at
    add(main, newer, at === lossAt ? -42 : random.between(80, 320))
    const [category, zh, en, part] = besides[at] ?? []
    if (!category || !zh || !en || !part) continue
    const other = books.contract(deal, category, [zh, en], amount.times(part).dividedBy(1000).toNearest(1000))
    // Nothing is owed beside the machine.
    add(
      category === 'purchase'
        ? { ...other, counterparty: supplier.name, counterparty_latin: supplier.name_latin }
        : other,
      won.length,
      category === 'purchase' ? null : random.between(180, 320),
    )
  }
  // Whoever the demonstration begins with has two at the table.
  const first = personId('周启明')
  const atTable = dataset.opportunity
    .filter((row) => row.owner_id === first && row.stage_id === 'product-project.signing' && row.amount !== null)
    .slice(0, 2)
  for (const [at, deal] of atTable.entries()) {
    const words = ['供货合同', 'supply contract'] as const
    add(books.contract(deal, 'equipment', words, new Decimal(deal.amount ?? 0)), at, at === 0 ? 124 : null)
  }
  return made
}

/** What a contract takes from the group's other records: parties, number, whoever prices it. */
class Books {
  readonly #dataset: Dataset
  readonly #taken = new Map<string, number>()

  constructor(dataset: Dataset) {
    this.#dataset = dataset
  }

  contract(deal: OpportunityRow, category: Category, words: readonly [string, string], amount: Decimal): ContractRow {
    const company = this.#organisation(this.#organisation(deal.org_id)?.lineage[1])
    const customer = this.#dataset.customer.find(({ id }) => id === deal.customer_id)
    // One after the other, as one types them.
    const minutes = category === 'equipment' || category === 'engineering' ? 1 : 11
    const at = new Date(Date.parse(deal.closed_at ?? deal.updated_at) + minutes * 60_000).toISOString()
    const day = dayOf(new Date(at), timeZone)
    const year = day.slice(0, 4)
    const count = (this.#taken.get(year) ?? 0) + 1
    this.#taken.set(year, count)
    return {
      id: stableId(`contract/${deal.id}/${category}`),
      org_id: deal.org_id,
      opportunity_id: deal.id,
      customer_id: deal.customer_id,
      number: `CON-${year}-${String(count).padStart(4, '0')}`,
      name: deal.name + words[0],
      name_latin: `${deal.name_latin}, ${words[1]}`,
      category,
      our_party: company?.name ?? '',
      our_party_latin: company?.name_latin ?? '',
      counterparty: customer?.name ?? '',
      counterparty_latin: customer?.name_latin ?? '',
      owner_id: deal.owner_id,
      amount: amount.toFixed(2),
      currency: deal.currency,
      // One that is still negotiated is not signed.
      state: deal.closed_at === null ? 'draft' : 'signed',
      planned_sign_on: null,
      deliver_on: null,
      signed_on: deal.closed_at === null ? null : day,
      version: 1,
      created_at: at,
      updated_at: at,
    }
  }

  /** Whoever leads the department, or the head of the company. */
  pricer(orgId: string): string | undefined {
    const above = this.#organisation(orgId)?.lineage ?? []
    const { membership } = this.#dataset
    const leads = membership.find(({ org_id, role }) => org_id === orgId && role === 'sales-manager')
    const heads = membership.find(({ org_id, role }) => above.includes(org_id) && role === 'subsidiary-head')
    return (leads ?? heads)?.person_id
  }

  #organisation(id: string | undefined) {
    return this.#dataset.organisation.find((row) => row.id === id)
  }
}

function openedOf(row: ContractRow) {
  return {
    type: 'contract.opened' as const,
    before: null,
    after: {
      number: row.number,
      name: row.name,
      category: row.category,
      opportunityId: row.opportunity_id,
      customerId: row.customer_id,
      ourParty: row.our_party,
      counterparty: row.counterparty,
      ownerId: row.owner_id,
      currency: row.currency,
      amount: row.amount,
      plannedSignOn: row.planned_sign_on,
      deliverOn: row.deliver_on,
    },
  }
}

/** What the kinds of a heavy machine's cost come to, in thousandths of it: least and most; material takes the rest. */
const parts = {
  labour: [95, 150],
  outsourcing: [70, 140],
  freight: [18, 42],
  tax: [48, 66],
  finance: [8, 20],
} as const

/** The lines that leave the given margin, in tenths of a per cent; whole hundreds but for the first. */
function linesOf(contract: ContractRow, margin: number): CostLineRow[] {
  const random = randomFor(`costs/${contract.id}`)
  const cost = new Decimal(contract.amount).times(1000 - margin).dividedBy(1000)
  const others = Object.entries(parts).map(([kind, [least, most]]) => ({
    kind: kind as CostLineRow['kind'],
    amount: cost.times(random.between(least, most)).dividedBy(1000).toNearest(100),
  }))
  const material = cost.minus(Decimal.sum(...others.map(({ amount }) => amount)))
  return [{ kind: 'material' as const, amount: material }, ...others].map(({ kind, amount }, position) => ({
    id: stableId(`cost/${contract.id}/${kind}`),
    contract_id: contract.id,
    position,
    kind,
    amount: amount.toFixed(2),
    note: null,
  }))
}
