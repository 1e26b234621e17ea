import { currencies, fitsCurrency } from '#lib/money.ts'
import { orNothing, required, seenVersion, typedAmount, typedDay, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

/** What a contract is about; a purchase is one in which we buy for the project. */
export const contractCategories = ['equipment', 'engineering', 'spare-parts', 'service', 'purchase'] as const
export type ContractCategory = (typeof contractCategories)[number]

/** Where a contract stands on its way to being signed. */
export const contractStates = ['draft', 'in-approval', 'approved', 'signed'] as const
export type ContractState = (typeof contractStates)[number]

/** What a contract's cost is made of, in the order in which it is reckoned. */
export const costKinds = ['material', 'labour', 'outsourcing', 'freight', 'tax', 'finance'] as const
export type CostKind = (typeof costKinds)[number]

/** A new contract. The form brings the id, so that a second click opens nothing twice. */
export const OpenContractSchema = z
  .object({
    id: z.uuid(),
    opportunityId: z.uuid(),
    name: required(120),
    category: z.enum(contractCategories, { error: 'form.required' }),
    ourParty: required(120),
    counterparty: required(120),
    amount: typedAmount,
    currency: z.enum(currencies, { error: 'form.required' }),
    plannedSignOn: orNothing(typedDay).default(null),
    deliverOn: orNothing(typedDay).default(null),
  })
  .refine(({ amount, currency }) => fitsCurrency(amount, currency), { path: ['amount'], error: 'form.moneyWhole' })
export type OpenContract = z.output<typeof OpenContractSchema>

/** What is changed of a contract, all at once, and the version the person saw. */
export const ChangeContractSchema = z.object({
  name: required(120),
  ourParty: required(120),
  counterparty: required(120),
  amount: typedAmount,
  plannedSignOn: orNothing(typedDay).default(null),
  deliverOn: orNothing(typedDay).default(null),
  version: seenVersion,
})
export type ChangeContract = z.output<typeof ChangeContractSchema>

export const mostCostLines = 60

/** All cost lines at once, column by column as the form sends them, and a mark of those the person saw before typing. */
export const SetCostLinesSchema = z
  .object({
    kinds: z
      .array(z.enum(costKinds, { error: 'form.required' }))
      .max(mostCostLines)
      .default([]),
    amounts: z.array(typedAmount).max(mostCostLines).default([]),
    notes: z.array(words(200)).max(mostCostLines).default([]),
    /** of the lines that the person saw */
    base: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .refine(({ kinds, amounts, notes }) => kinds.length === amounts.length && kinds.length === notes.length, {
    path: ['amounts'],
    error: 'form.invalid',
  })
  .transform(({ kinds, amounts, notes, base }) => ({
    lines: kinds.map((kind, at) => ({ kind, amount: amounts[at] ?? '0', note: notes[at] || null })),
    base,
  }))
