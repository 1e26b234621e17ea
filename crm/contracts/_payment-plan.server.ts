import { hash } from 'node:crypto'
import { dayText } from '#lib/stored-day.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { PaymentKind } from './payment-plan.schema.ts'

/** One line of how a contract is to be paid, in its currency. */
export interface PlannedPayment {
  kind: PaymentKind
  /** ten-thousandths of the contract's amount */
  share: number
  /** decimal string with two places */
  amount: string
  /** `YYYY-MM-DD` */
  dueOn: string
  note: string | null
}

/** The same, with what has come in. */
export interface PaymentLine extends PlannedPayment {
  id: string
  receivedOn: string | null
  /** decimal string with two places */
  received: string | null
}

/** The lines of a contract's payment plan, in order. */
export async function readPaymentPlan({ tx, id }: { tx: Tx; id: string }): Promise<PaymentLine[]> {
  const rows = await tx.paymentPlanLine.findMany({ where: { contractId: id }, orderBy: { position: 'asc' } })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as PaymentKind,
    share: row.share,
    amount: row.amount.toFixed(2),
    dueOn: dayText(row.dueOn),
    note: row.note,
    receivedOn: dayText(row.receivedOn),
    received: row.received?.toFixed(2) ?? null,
  }))
}

/** Of a line, what was planned. */
export function planned({ kind, share, amount, dueOn, note }: PlannedPayment): PlannedPayment {
  return { kind, share, amount, dueOn, note }
}

/** A mark of the plan as it stands, against which an edit holds; what comes in is none of it. */
export function markOfPlan(lines: readonly PlannedPayment[]): string {
  const said = lines.map(({ kind, share, amount, dueOn, note }) => [kind, share, amount, dueOn, note])
  return hash('sha256', JSON.stringify(said), 'hex').slice(0, 32)
}
