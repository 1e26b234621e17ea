import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { type Person, resolveEverybody, type Who } from './people.ts'
import { addProbe, attempt } from './probe.ts'
import { addWorld } from './world.ts'
import { approvalId } from './world-approvals.ts'
import { contractId } from './world-contracts.ts'

// The state of a contract is what its approval has come to, and nothing else, whoever writes it and in whatever statement.

const owner = useTestDatabase()
let actors: Record<Person, Actor>
const contract = contractId(0)
const request = approvalId(0)

beforeAll(async () => {
  await addWorld(owner)
  await addProbe(owner)
  actors = await resolveEverybody()
})

const states = ['draft', 'in-approval', 'approved', 'signed'] as const
type State = (typeof states)[number]

/** Of the latest request about the contract; `moved`: approved, and then its figures have changed. */
const requests = ['none', 'running', 'returned', 'approved', 'moved', 'rejected', 'withdrawn', 'voided'] as const
type Latest = (typeof requests)[number]

/** From which state to which, by which requests. */
const moves: readonly { from: State; to: State; by: readonly Latest[] }[] = [
  { from: 'draft', to: 'in-approval', by: ['running'] },
  // Submitted again, all of its steps may stand.
  { from: 'draft', to: 'approved', by: ['approved'] },
  { from: 'in-approval', to: 'approved', by: ['approved'] },
  { from: 'approved', to: 'signed', by: ['approved'] },
  { from: 'in-approval', to: 'draft', by: ['none', 'returned', 'rejected', 'withdrawn', 'voided'] },
  { from: 'approved', to: 'draft', by: ['none', 'returned', 'rejected', 'withdrawn', 'voided'] },
]

const signedOn = (state: State) => (state === 'signed' ? `'2026-11-02'` : 'NULL')
const become = (to: State, more = '') =>
  `UPDATE contract SET state = '${to}', signed_on = ${signedOn(to)}${more} WHERE id = '${contract}'`

/** Puts the contract into a state behind the back of every trigger. */
async function put(state: State): Promise<void> {
  await owner.query(`SET session_replication_role = replica; ${become(state)}; SET session_replication_role = origin`)
}

/** Makes the request about the contract the one that is asked for. */
async function putRequest(latest: Latest): Promise<void> {
  const state = latest === 'moved' ? 'approved' : latest
  const closed = ['approved', 'rejected', 'withdrawn', 'voided'].includes(state) ? `'2026-11-02'` : 'NULL'
  const about = latest === 'none' ? contractId(1) : contract
  await owner.query(`UPDATE approval_request SET contract_id = '${about}', state = '${latest === 'none' ? 'voided' : state}',
    closed_at = ${latest === 'none' ? `'2026-11-02'` : closed}, figures_version = ${latest === 'moved' ? 'c.figures_version - 1' : 'c.figures_version'}
    FROM contract c WHERE approval_request.id = '${request}' AND c.id = '${contract}'`)
}

beforeEach(async () => {
  await put('draft')
  await putRequest('running')
})

it.each<Who>(['owner', 'manager', 'head', 'approvals'])('%s moves it only as its approval has it', async (who) => {
  const found: { from: State; to: State; by: Latest[] }[] = []
  for (const from of states) {
    await put(from)
    const tos = states.filter((to) => to !== from)
    const by = new Map<State, Latest[]>(tos.map((to) => [to, []]))
    for (const latest of requests) {
      await putRequest(latest)
      const answers = await attempt(
        who,
        actors,
        tos.map((to) => become(to)),
      )
      for (const [at, to] of tos.entries()) if (answers[at] !== 'refused') by.get(to)?.push(latest)
    }
    for (const [to, allowed] of by) if (allowed.length > 0) found.push({ from, to, by: allowed })
  }
  const told = (all: readonly { from: State; to: State; by: readonly Latest[] }[]) =>
    all.map(({ from, to, by }) => `${from} → ${to}: ${by.join(' ')}`).sort()
  // What is signed bears its day, and the engine writes nothing of a contract but its state.
  const own = who === 'approvals' ? moves.filter(({ to }) => to !== 'signed') : moves
  expect(told(found)).toEqual(told(own))
})

it.each<Who>(['technical', 'legal', 'approver', 'director', 'substitute', 'headquarters', 'administrator', 'sweep'])(
  '%s, who sees it, moves it nowhere',
  async (who) => {
    await put('approved')
    await putRequest('approved')
    expect(await attempt(who, actors, [`SELECT FROM contract WHERE id = '${contract}'`, become('signed')])).toEqual([
      '1',
      '0',
    ])
  },
)

it('what changes with its state in one statement has moved', async () => {
  await put('approved')
  await putRequest('approved')
  const answers = await attempt('owner', actors, [
    become('signed'),
    become('signed', ', amount = 1'),
    become('signed', `, counterparty = '别人'`),
    become('signed', `, deliver_on = '2027-01-01'`),
    `UPDATE contract SET amount = 1 WHERE id = '${contract}'; ${become('signed')}`,
    become('signed', ', figures_version = 1'),
  ])
  expect(answers).toEqual(['1', 'refused', 'refused', 'refused', 'refused', 'refused'])
})

it('an approval that another request has followed signs nothing any more', async () => {
  await put('approved')
  await putRequest('approved')
  await owner.query(`INSERT INTO approval_request (id, org_id, subject_type, opportunity_id, contract_id, submitter_id, subject,
      figures_version, digest, state, steps, step, round, submitted_at, closed_at)
    SELECT gen_random_uuid(), org_id, subject_type, opportunity_id, contract_id, submitter_id, subject, figures_version, digest,
      'withdrawn', steps, step, round, submitted_at + interval '1 second', now()
    FROM approval_request WHERE id = '${request}'`)
  expect(await attempt('owner', actors, [become('signed'), become('draft')])).toEqual(['refused', '1'])
  await owner.query(`DELETE FROM approval_request WHERE contract_id = '${contract}' AND id <> '${request}'`)
})

it('none begins in another state than as a draft', async () => {
  const columns =
    'org_id, opportunity_id, customer_id, name, category, our_party, counterparty, owner_id, amount, currency'
  const opened = (state: string, value: string) =>
    `INSERT INTO contract (id, number, ${columns}${state}) SELECT gen_random_uuid(), 'N', ${columns}${value} FROM contract WHERE id = '${contract}'`
  const answers = await attempt('owner', actors, [
    opened('', ''),
    opened(', state', `, 'approved'`),
    opened(', signed_on', `, '2026-11-02'`),
  ])
  expect(answers).toEqual(['1', 'refused', 'refused'])
})

it('its state stands still where no statement names another', async () => {
  await put('signed')
  await putRequest('none')
  const same = `UPDATE contract SET state = state, planned_sign_on = '2026-12-01' WHERE id = '${contract}'`
  expect(await attempt('owner', actors, [same])).toEqual(['1'])
})
