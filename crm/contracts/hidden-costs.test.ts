import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { getTimeline } from '#crm/opportunities/get-timeline.server.ts'
import { searchEverything } from '#crm/search/search-everything.server.ts'
import { newId } from '#lib/ids.ts'
import { Prisma } from '#prisma/client.server.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { markOf } from './_cost-lines.server.ts'
import { changeContract } from './change-contract.server.ts'
import { mostCostLines } from './contract.schema.ts'
import { type ContractFilter, readContractFilter } from './contract-list.schema.ts'
import { findContracts, summariseContracts } from './find-contracts.server.ts'
import { getContract } from './get-contract.server.ts'
import { openContract } from './open-contract.server.ts'
import { setCostLines } from './set-cost-lines.server.ts'

// The value of a hidden field is found by filtering and sorting on it: so somebody who may not see costs tries every way there
// is with two contracts alike but for what they cost, and nothing may tell them apart.

const owner = useTestDatabase()
let group: LoadedGroup
let opportunityId: string
const cheap = '00000000-0000-7000-8000-00000000c001'
const dear = '00000000-0000-7000-8000-00000000c002'
const unpriced = '00000000-0000-7000-8000-00000000c003'
/** each sees the contracts, and the costs of none */
const blind = ['owner', 'deputy', 'teamMember', 'legal'] as const satisfies PersonKey[]

const form = {
  name: '180MN 压机供货合同',
  category: 'equipment' as const,
  ourParty: '中嵩锻压公司',
  counterparty: '晋岳特钢集团',
  currency: 'CNY' as const,
  plannedSignOn: '2026-12-02',
  deliverOn: null,
}

beforeAll(async () => {
  group = await loadGroup(owner)
  const { id, dataset } = anOpportunity({
    group,
    status: 'won',
    team: [
      { personId: group.people.deputy, role: 'deputy' },
      { personId: group.people.teamMember, role: 'technical' },
    ],
  })
  await insertDataset({ client: owner.client, dataset })
  opportunityId = id
  for (const [contract, amount] of [
    [cheap, '3750000.00'],
    [dear, '3750000.00'],
    [unpriced, '3750000.00'],
  ] as const) {
    await group.as('owner', (as) => openContract({ ...as, ...form, id: contract, amount, opportunityId }))
  }
  const price = (contract: string, amount: string) =>
    group.as('manager', (as) =>
      setCostLines({ ...as, id: contract, base: markOf([]), lines: [{ kind: 'material', amount, note: '锻件 3090' }] }),
    )
  // Case X10: cost 3,090,000.00, margin 17.6 %.
  await price(cheap, '3090000.00')
  await price(dear, '3990000.00')
})

const steps = JSON.parse(readFileSync(new URL('../../tests/cases/X10.steps.json', import.meta.url), 'utf8'))
const expected = JSON.parse(readFileSync(new URL('../../tests/cases/X10.expected.json', import.meta.url), 'utf8'))

const list = (person: PersonKey, query: string) =>
  group.as(person, async (as) => {
    const filter = readContractFilter(as.actor, new URL(`http://gantry.invalid/contracts?${query}`))
    return { page: await findContracts({ ...as, filter }), summary: await summariseContracts({ ...as, filter }) }
  })

test('case X10: no count, order or yes/no answer lets the person find the margin', async () => {
  expect(expected.each).toContain('no count, order or yes/no answer')
  expect(steps.steps.map((step: { do: string }) => step.do)).toEqual(
    expect.arrayContaining(['list quotes with filter marginPercent < 20', 'sort by marginPercent']),
  )
  const asked = [
    'marginMax=20',
    'marginMax=17',
    'marginMin=18',
    'marginMax=-999',
    'sort=margin',
    'sort=margin&dir=desc',
    'sort=cost',
    'sort=cost&dir=desc',
    'marginMax=20&sort=cost&view=none',
  ]
  for (const person of blind) {
    const plain = await list(person, '')
    expect(plain.page.rows.map(({ id }) => id).sort()).toEqual([cheap, dear, unpriced])
    expect(plain.page.rows.map(({ margin }) => margin)).toEqual([null, null, null])
    for (const query of asked) {
      const made = query.replaceAll(/marginM\w+|margin|cost/g, 'nosuchthing')
      const same = query.includes('dir=desc') ? await list(person, 'dir=desc') : plain
      expect({ person, query, ...(await list(person, query)) }).toEqual({ person, query, ...same })
      expect({ person, query, ...(await list(person, made)) }).toEqual({ person, query, ...same })
    }
  }
  // Not because nobody could: whoever sees costs gets what they ask for.
  expect((await list('manager', 'marginMax=17')).page.rows.map(({ id }) => id)).toEqual([dear])
  expect((await list('manager', 'sort=margin')).page.rows.map(({ id }) => id)).toEqual([dear, cheap, unpriced])
})

test('case X10: a verb that is handed the filter of somebody who sees costs does not answer it', async () => {
  const handed: ContractFilter[] = [{ marginMax: '17' }, { sort: 'margin' }, { sort: 'cost', dir: 'desc' }]
  for (const person of blind) {
    for (const filter of handed) {
      const page = await group.as(person, (as) => findContracts({ ...as, filter }))
      const same = await group.as(person, (as) => findContracts({ ...as, filter: filter.dir ? { dir: 'desc' } : {} }))
      expect(page).toEqual(same)
    }
  }
})

test('case X10: a cursor of another’s page by margin is no way in', async () => {
  const cursor = await group.as('manager', async (as) => {
    const page = await findContracts({ ...as, filter: { sort: 'margin' }, most: 1 })
    return page.nextCursor ?? ''
  })
  expect(cursor).not.toBe('')
  for (const person of blind) {
    expect(await list(person, `sort=margin&cursor=${cursor}`)).toEqual(await list(person, ''))
  }
})

test('case X10: the record of one with costs is that of one without', async () => {
  for (const person of blind) {
    const views = await Promise.all(
      [cheap, dear, unpriced].map(async (id) => {
        const view = await group.as(person, (as) => getContract({ ...as, id }))
        return { ...view, id: '', number: '', updatedAt: '' }
      }),
    )
    expect(views[0]?.costs).toBeNull()
    expect(views[0]).toEqual(views[2])
    expect(views[1]).toEqual(views[2])
  }
})

test('case X10: neither timeline nor any event says that costs were set, or to what', async () => {
  for (const person of blind) {
    await group.as(person, async ({ tx }) => {
      const { entries } = await getTimeline({ tx, opportunityId })
      expect(entries.map(({ type }) => type)).not.toContain('contract.costs-set')
      const events = await tx.domainEvent.findMany({ where: { recordId: opportunityId } })
      expect(events.map(({ type }) => type).filter((type) => type === 'contract.opened')).toHaveLength(3)
      expect(JSON.stringify(events)).not.toMatch(/costs|margin|3090000|3990000|锻件/)
    })
  }
  await group.as('manager', async ({ tx }) => {
    const events = await tx.domainEvent.findMany({ where: { recordId: opportunityId, type: 'contract.costs-set' } })
    expect(JSON.stringify(events)).toContain('3090000.00')
  })
})

test('case X10: search does not look into cost lines', async () => {
  for (const person of [...blind, 'manager'] as const) {
    for (const words of ['锻件', '3090', '3090000', '17.6', 'material']) {
      expect((await list(person, `q=${encodeURIComponent(words)}`)).summary.count).toBe(0)
      const found = await group.as(person, (as) => searchEverything({ ...as, q: words }))
      expect(JSON.stringify(found)).not.toMatch(/3090000|17\.6/)
    }
  }
})

test('case X10: setting costs is refused alike, whatever is there and whatever mark is guessed', async () => {
  const lines = [{ kind: 'material' as const, amount: '3090000.00', note: '锻件 3090' }]
  const refusals: unknown[] = []
  for (const person of blind) {
    for (const id of [cheap, dear, unpriced, newId()]) {
      for (const base of [markOf(lines), markOf([])]) {
        const failed = await group.as(person, (as) => setCostLines({ ...as, id, lines, base })).catch((error) => error)
        refusals.push({ code: failed.code, details: failed.details })
      }
    }
  }
  expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(refusals[0]).toMatchObject({ code: 'FORBIDDEN' })
})

test('case X10: whoever changes the amount learns nothing of the cost, and leaves no trace of the margin', async () => {
  for (const id of [cheap, unpriced]) {
    const { typed, version, plannedSignOn, deliverOn } = await group.as('owner', (as) => getContract({ ...as, id }))
    for (const [at, amount] of ['0.00', '3090000.00', '99999999999.00', '3750000.00'].entries()) {
      await group.as('owner', (as) =>
        changeContract({ ...as, id, ...typed, plannedSignOn, deliverOn, amount, version: version + at }),
      )
    }
  }
  const events = await group.as('owner', ({ tx }) => tx.domainEvent.findMany({ where: { type: 'contract.changed' } }))
  expect(events).toHaveLength(8)
  expect(events.flatMap(({ after }) => Object.keys(after as object))).toEqual(events.map(() => 'amount'))
})

test('case X10: no amount is refused because of what it costs', async () => {
  const most = { kind: 'material' as const, amount: '999999999999.99', note: null }
  const { costs } = await group.as('manager', (as) => getContract({ ...as, id: dear }))
  const lines = Array.from({ length: mostCostLines }, () => most)
  await group.as('manager', (as) => setCostLines({ ...as, id: dear, lines, base: costs?.mark ?? '' }))
  const { typed, version, plannedSignOn, deliverOn } = await group.as('owner', (as) => getContract({ ...as, id: dear }))
  await group.as('owner', (as) =>
    changeContract({ ...as, id: dear, ...typed, plannedSignOn, deliverOn, amount: '0.01', version }),
  )
  expect((await list('manager', 'sort=margin')).page.rows[0]?.id).toBe(dear)
})

test('case X10: what the database itself is asked gives no cost away', async () => {
  const questions = [
    Prisma.sql`SELECT count(*)::int AS found FROM contract_cost`,
    Prisma.sql`SELECT count(*)::int AS found FROM contract_cost_line`,
    Prisma.sql`SELECT count(*)::int AS found FROM contract c JOIN contract_cost k ON k.contract_id = c.id WHERE k.margin < 1700`,
    Prisma.sql`SELECT count(*)::int AS found FROM contract c WHERE EXISTS
      (SELECT FROM contract_cost_line l WHERE l.contract_id = c.id AND l.amount > 3000000)`,
  ]
  for (const person of blind) {
    for (const question of questions) {
      const rows = await group.as(person, ({ tx }) => tx.$queryRaw<{ found: number }[]>(question))
      expect(rows).toEqual([{ found: 0 }])
    }
    const reckon = group.as(
      person,
      ({ tx }) => tx.$queryRaw`SELECT gantry.reckon_contract_cost(ARRAY[${cheap}::uuid])::text`,
    )
    await expect(reckon).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
})
