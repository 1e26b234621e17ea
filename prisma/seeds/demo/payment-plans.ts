import { Decimal } from 'decimal.js'
import { addDays, type CalendarDate, dayOf } from '#lib/clock.ts'
import { placesOf } from '#lib/money.ts'
import type { ContractRow, EventRow, PaymentLineRow } from '#prisma/seeds/dataset.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { moment, timeZone, workdayWithin } from './calendar.ts'
import { timelineOf } from './timeline.ts'

/** Which of the signed contracts, counted from the newest, was promised for the next weeks. */
const deliveredSoonAt = 19
/** Of which of them the customer owes the advance, and of which the payment on the way. */
const advanceOwedAt = 3
const progressOwedAt = 9

interface Planned {
  kind: PaymentLineRow['kind']
  /** ten-thousandths */
  share: number
  dueOn: CalendarDate
}

/** The days that are planned for a contract: of a signed one the day of signing, of another what is hoped for. */
export function plannedDays(options: { row: ContractRow; at: number; today: CalendarDate }) {
  const { row, at, today } = options
  const random = randomFor(`days/${row.id}`)
  if (!row.signed_on) {
    // The first is to be signed within two weeks, so that the day is warned of.
    const planned = addDays(today, at === 0 ? 10 : 38)
    return { planned_sign_on: planned, deliver_on: addDays(planned, random.between(270, 330)) }
  }
  const promised = addDays(row.signed_on, random.between(240, 330))
  const still = addDays(today, at === deliveredSoonAt ? 19 : random.between(60, 210))
  // Nothing says yet that a machine was delivered: so each still is to be.
  return { planned_sign_on: row.signed_on, deliver_on: at === deliveredSoonAt || promised < still ? still : promised }
}

/** How a contract is paid: an engineering one as work goes on, spare parts and services in two parts. */
function planOf(row: ContractRow & { planned_sign_on: CalendarDate; deliver_on: CalendarDate }): Planned[] {
  const { planned_sign_on: signing, deliver_on: delivery } = row
  const line = (kind: Planned['kind'], share: number, dueOn: CalendarDate): Planned => ({ kind, share, dueOn })
  if (row.category === 'service' || row.category === 'spare-parts')
    return [line('advance', 5000, addDays(signing, 15)), line('acceptance', 5000, addDays(delivery, 30))]
  const retained = line('retention', 1000, addDays(delivery, 365))
  const start = line('advance', 3000, addDays(signing, 15))
  if (row.category === 'engineering')
    return [
      start,
      line('progress', 3000, addDays(signing, 40)),
      line('acceptance', 3000, addDays(delivery, 60)),
      retained,
    ]
  return [start, line('progress', 2000, addDays(signing, 30)), line('delivery', 4000, delivery), retained]
}

interface PlanOptions {
  row: ContractRow
  /** from 0: how many signed ones are newer; of those that are not signed, their order */
  at: number
  today: CalendarDate
}

/** The payment plan of a contract, what has come in by today, and the events of both. A purchase has none. */
export function paymentPlanOf({ row, at, today }: PlanOptions): { lines: PaymentLineRow[]; events: EventRow[] } {
  const { planned_sign_on, deliver_on } = row
  if (row.category === 'purchase' || !planned_sign_on || !deliver_on) return { lines: [], events: [] }
  const plan = planOf({ ...row, planned_sign_on, deliver_on })
  const amounts = split(row, plan)
  const lines = plan.map(({ kind, share, dueOn }, position): PaymentLineRow => {
    const amount = amounts[position] ?? '0.00'
    const receivedOn = row.signed_on && receiptOf({ kind, dueOn, row, at, today })
    return {
      id: stableId(`payment/${row.id}/${position}`),
      contract_id: row.id,
      position,
      kind,
      note: null,
      share,
      amount,
      due_on: dueOn,
      received_on: receivedOn || null,
      received: receivedOn ? amount : null,
    }
  })
  const timeline = timelineOf({ type: 'opportunity', id: row.opportunity_id }, row.org_id, `payments/${row.id}`)
  const entity = { type: 'contract', id: row.id }
  const told = lines.map(({ kind, share, amount, due_on, note }) => ({ kind, share, amount, dueOn: due_on, note }))
  const set = { type: 'contract.payment-plan-set' as const, before: { lines: [] }, after: { lines: told } }
  timeline.record(new Date(Date.parse(row.created_at) + 5 * 60_000).toISOString(), row.owner_id, set, entity)
  // Of two contracts of a deal one after the other.
  const minute = row.category === 'equipment' || row.category === 'engineering' ? 615 : 640
  const received = lines.filter(({ received_on }) => received_on !== null)
  for (const line of received.sort((one, other) => (one.received_on ?? '').localeCompare(other.received_on ?? ''))) {
    const receipt = {
      type: 'contract.receipt-recorded' as const,
      before: { lineId: line.id, receivedOn: null, received: null },
      after: { lineId: line.id, receivedOn: line.received_on, received: line.received },
    }
    timeline.record(timeline.next(moment(line.received_on ?? today, minute)), row.owner_id, receipt, entity)
  }
  return { lines: lines.sort((one, other) => one.position - other.position), events: timeline.events }
}

/** The day on which a payment came in; null for what is still to come, or owed. */
function receiptOf(options: PlanOptions & Pick<Planned, 'kind' | 'dueOn'>): CalendarDate | null {
  const { kind, dueOn, row, at, today } = options
  if (at === advanceOwedAt && kind === 'advance') return null
  if (at === progressOwedAt && kind === 'progress') return null
  // What is due lately comes within some days: by yesterday, or not yet.
  const first = addDays(row.signed_on ?? dueOn, 1)
  const paid = workdayWithin(addDays(dueOn, randomFor(`payment/${row.id}/${kind}`).between(-9, 0)), first, dueOn)
  return paid < today && paid > dayOf(new Date(row.created_at), timeZone) ? paid : null
}

/** In the places of the currency; the last takes what rounding leaves. */
function split({ amount, currency }: ContractRow, plan: readonly Planned[]): string[] {
  let left = new Decimal(amount)
  return plan.map(({ share }, at) => {
    const part = new Decimal(amount)
      .times(share)
      .dividedBy(10_000)
      .toDecimalPlaces(placesOf(currency), Decimal.ROUND_DOWN)
    left = left.minus(part)
    return (at === plan.length - 1 ? part.plus(left) : part).toFixed(2)
  })
}
