import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putContract } from '#tests/factories/put-contract.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { changeContract } from './change-contract.server.ts'
import type { ContractState } from './contract.schema.ts'
import { getContract } from './get-contract.server.ts'
import { openContract } from './open-contract.server.ts'
import { recordReceipt } from './record-receipt.server.ts'
import { setCostLines } from './set-cost-lines.server.ts'
import { setPaymentPlan } from './set-payment-plan.server.ts'

// What a contract's state lets happen to it, and which of it an approval would notice. The manager may do all of it.

const owner = useTestDatabase()
let group: LoadedGroup
let opportunityId: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({ group, status: 'won' })
  await insertDataset({ client: owner.client, dataset })
  opportunityId = id
})

async function contractIn(state: ContractState): Promise<string> {
  const id = newId()
  const form = {
    name: '180MN 压机供货合同',
    category: 'equipment' as const,
    ourParty: '中嵩锻压公司',
    counterparty: '晋岳特钢集团',
    amount: '3750000.00',
    currency: 'CNY' as const,
    plannedSignOn: '2026-12-01',
    deliverOn: '2027-06-30',
  }
  await group.as('manager', async (as) => {
    await openContract({ ...as, ...form, id, opportunityId })
    const { costs, paymentPlan } = await getContract({ ...as, id })
    await setCostLines({ ...as, id, lines: [cost('3090000.00')], base: costs?.mark ?? '' })
    await setPaymentPlan({ ...as, id, lines: [payment('2026-12-31')], base: paymentPlan?.mark ?? '' })
  })
  const signedOn = state === 'signed' ? '2026-11-20' : null
  await putContract(owner, id, { state, signedOn })
  return id
}

const cost = (amount: string) => ({ kind: 'material' as const, amount, note: null })
const payment = (dueOn: string) => ({
  kind: 'advance' as const,
  share: 10_000,
  amount: '3750000.00',
  dueOn,
  note: null,
})

type Change = (as: { tx: Tx; actor: Actor }, id: string) => Promise<void>

const changing =
  (part: Partial<Parameters<typeof changeContract>[0]>): Change =>
  async (as, id) => {
    const { typed, amount, plannedSignOn, deliverOn, version } = await getContract({ ...as, id })
    await changeContract({ ...as, id, ...typed, amount, plannedSignOn, deliverOn, version, ...part })
  }

/** Everything that somebody approves of. */
const figures: Record<string, Change> = {
  amount: changing({ amount: '3750000.01' }),
  name: changing({ name: '180MN 压机供货合同（修订）' }),
  'our party': changing({ ourParty: '中嵩重工集团' }),
  'other party': changing({ counterparty: '晋岳特钢' }),
  'delivery day': changing({ deliverOn: '2027-07-31' }),
  costs: async (as, id) => {
    const { costs } = await getContract({ ...as, id })
    await setCostLines({ ...as, id, lines: [cost('3100000.00')], base: costs?.mark ?? '' })
  },
  'payment plan': async (as, id) => {
    const { paymentPlan } = await getContract({ ...as, id })
    await setPaymentPlan({ ...as, id, lines: [payment('2027-01-31')], base: paymentPlan?.mark ?? '' })
  },
}
const planSigning = changing({ plannedSignOn: '2026-12-15' })
const receive: Change = async (as, id) => {
  const { paymentPlan } = await getContract({ ...as, id })
  const nothing = { seenOn: null, seen: null }
  const receipt = { receivedOn: '2026-11-21', received: '1.00', now: new Date('2026-12-10T04:00:00Z') }
  await recordReceipt({ ...as, id, lineId: paymentPlan?.lines[0]?.id ?? '', ...nothing, ...receipt })
}

const stored = async (id: string) => {
  const { rows } = await owner.query('SELECT state, figures_version FROM contract WHERE id = $1', [id])
  return { state: rows[0]?.state as string, figures: Number(rows[0]?.figures_version) }
}
const make = (change: Change, id: string) => group.as('manager', (as) => change(as, id))

test.each([
  ['in-approval', 'contract.inApproval'],
  ['signed', 'contract.signedAlready'],
] as const)(
  'case K02: nothing that is approved of a contract %s moves, and the person is told why',
  async (state, key) => {
    const id = await contractIn(state)
    const before = await stored(id)
    for (const change of Object.values(figures))
      await expect(make(change, id)).rejects.toMatchObject({ code: 'CONFLICT', details: { key } })
    expect(await stored(id)).toEqual(before)
  },
)

test('the day for which signing is planned stands still only while it is being approved', async () => {
  const held = await contractIn('in-approval')
  await expect(make(planSigning, held)).rejects.toMatchObject({ details: { key: 'contract.inApproval' } })
  for (const state of ['draft', 'approved', 'signed'] as const) {
    const id = await contractIn(state)
    const before = await stored(id)
    await make(planSigning, id)
    expect(await stored(id)).toEqual(before)
  }
})

test.each(Object.keys(figures))(
  '%s: whatever was approved is a draft again, and its figures have moved',
  async (what) => {
    const change = figures[what] as Change
    for (const state of ['draft', 'approved'] as const) {
      const id = await contractIn(state)
      const before = await stored(id)
      await make(change, id)
      const after = await stored(id)
      expect(after.state).toBe('draft')
      expect(after.figures).toBeGreaterThan(before.figures)
      // Said once more, nothing is changed and nothing taken back.
      await putContract(owner, id, { state: 'approved' })
      await make(change, id)
      expect(await stored(id)).toEqual({ state: 'approved', figures: after.figures })
    }
  },
)

test('neither a receipt nor a state nor a signature moves the figures', async () => {
  const id = await contractIn('draft')
  const before = (await stored(id)).figures
  for (const state of ['in-approval', 'approved']) {
    await putContract(owner, id, { state })
  }
  await putContract(owner, id, { state: 'signed', signedOn: '2026-11-20' })
  await make(receive, id)
  expect(await stored(id)).toEqual({ state: 'signed', figures: before })
})

test('nobody writes the count of figures, opens a contract as signed, or signs without a day', async () => {
  const id = await contractIn('draft')
  for (const set of ['figures_version = 1', `currency = 'USD'`, `category = 'service'`]) {
    const attempt = group.as('manager', ({ tx }) =>
      tx.$executeRawUnsafe(`UPDATE contract SET ${set} WHERE id = '${id}'`),
    )
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
  await expect(putContract(owner, id, { state: 'signed' })).rejects.toThrow(/check/)
  await expect(owner.query(`UPDATE contract SET signed_on = '2026-11-20' WHERE id = $1`, [id])).rejects.toThrow(/check/)
})
