import { Decimal } from 'decimal.js'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import { type PaymentKind, typedShare, wholeShare } from '#crm/contracts/payment-plan.schema.ts'
import { splitAmount } from '#crm/contracts/split-amount.ts'
import { newId } from '#lib/ids.ts'
import { typedAmount } from '#lib/typed-fields.ts'

/** A line as it stands in the fields of the dialog. */
export interface EditedLine {
  key: string
  kind: PaymentKind
  /** per cent, as typed */
  share: string
  amount: string
  dueOn: string
  note: string
}

export const newLine = (kind: PaymentKind): EditedLine => ({
  key: newId(),
  kind,
  share: '',
  amount: '',
  dueOn: '',
  note: '',
})

/** What usually is agreed, where nothing is yet. */
const usual = ['advance', 'delivery', 'retention'] as const satisfies readonly PaymentKind[]

/** The fields that the dialog begins with. */
export function beginPlan(stored: NonNullable<ContractView['paymentPlan']>['lines']): EditedLine[] {
  if (stored.length === 0) return usual.map(newLine)
  return stored.map(({ kind, share, amount, dueOn, note }) => ({
    key: newId(),
    kind,
    share: new Decimal(share).dividedBy(100).toString(),
    amount,
    dueOn,
    note: note ?? '',
  }))
}

const shareOf = ({ share }: EditedLine) => typedShare.safeParse(share).data
const amountOf = ({ amount }: EditedLine) => typedAmount.safeParse(amount).data

/** What the lines come to: shares in ten-thousandths, the amount as a decimal string; `complete` when each has all that it needs. */
export function readPlan(lines: readonly EditedLine[]): { share: number; amount: string; complete: boolean } {
  return {
    share: lines.reduce((sum, line) => sum + (shareOf(line) ?? 0), 0),
    amount: lines.reduce((sum, line) => sum.plus(amountOf(line) ?? 0), new Decimal(0)).toFixed(2),
    complete: lines.every((line) => shareOf(line) !== undefined && amountOf(line) !== undefined && line.dueOn !== ''),
  }
}

/** The sentence about what is wrong with the lines as they stand, as the key of the catalogue; null when they can be saved. */
export function faultOf({ lines, amount }: { lines: readonly EditedLine[]; amount: string }) {
  if (lines.length === 0) return null
  const plan = readPlan(lines)
  if (!plan.complete) return 'payment.incomplete'
  if (plan.share !== wholeShare) return 'common:form.sharesSum'
  return new Decimal(plan.amount).equals(amount) ? null : 'common:form.amountsSum'
}

/**
 * The lines with another share in one of them, whose amount follows. Where the shares come to the whole now, it takes what
 * rounding has left, so that the amounts come out too.
 */
export function withShare(options: {
  lines: readonly EditedLine[]
  key: string
  share: string
  of: Pick<ContractView, 'amount' | 'currency'>
}): EditedLine[] {
  const { key, share, of } = options
  const lines = options.lines.map((line) => (line.key === key ? { ...line, share } : line))
  const typed = typedShare.safeParse(share).data
  if (typed === undefined) return lines
  const [own = '0'] = splitAmount({ ...of, shares: [typed, wholeShare - typed] })
  const others = readPlan(lines.filter((line) => line.key !== key))
  const left = new Decimal(of.amount).minus(others.amount)
  const rounding = left.minus(own).abs().lessThan(lines.length) && others.share + typed === wholeShare
  return lines.map((line) => (line.key === key ? { ...line, amount: rounding ? left.toFixed(2) : own } : line))
}
