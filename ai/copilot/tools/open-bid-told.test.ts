import { beforeAll, expect, test } from 'vitest'
import { answerEmbedded } from '#ai/copilot/answer-embedded.server.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import { openBid } from '#crm/bids/open-bid.server.ts'
import { newId } from '#lib/ids.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putOpportunity } from '#tests/factories/put-opportunity.ts'
import { askOf, contextOf } from '#tests/support/copilot/asked-of.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { openBidTold } from './open-bid-told.server.ts'
import { resolveRecord } from './resolve-record.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

test('of a post-mortem nothing is told before it is submitted: no words, no reasons, no lessons', async () => {
  const opportunityId = await putOpportunity({ owner, group, key: 'press' })
  const id = newId()
  const days = { documentsOn: null, clarifyUntil: null, submitBy: null, opensOn: '2026-10-28', awardsOn: null }
  const tender = { tenderNumber: null, weightTechnical: null, weightCommercial: null, weightPrice: null }
  await group.as('owner', (as) =>
    openBid({ ...as, id, opportunityId, currency: 'CNY', price: '94800000', ...tender, ...days }),
  )
  const writer = group.people.owner
  await owner.query(`INSERT INTO post_mortem (bid_id, main_reason) VALUES ($1, 'purchased-dear')`, [id])
  await owner.query(
    `INSERT INTO post_mortem_part (bid_id, dimension, score, text, author_id) VALUES ($1, 'price', 2, '报价高了九百万', $2)`,
    [id, writer],
  )
  await owner.query(
    `INSERT INTO bid_lesson (id, bid_id, text, owner_id, due_on, created_by) VALUES (gen_random_uuid(), $1, '早一点问价', $2, '2027-01-01', $2)`,
    [id, writer],
  )
  const actor = await group.as('owner', async (base) => base.actor)
  const context = contextOf({ actor, inTx: (work) => group.as('owner', ({ tx }) => work(tx)) })
  const told = async () => {
    const { sentences, cited, view } = await openBidTold(context, id)
    return JSON.stringify({ sentences, cited, view })
  }
  const [words, lesson, reason] = [/报价高了九百万/, /早一点问价/, /原因：/]
  for (const pattern of [words, lesson, reason]) expect(await told()).not.toMatch(pattern)
  await owner.query('UPDATE post_mortem SET submitted_by = $2, submitted_at = now() WHERE bid_id = $1', [id, writer])
  for (const pattern of [words, lesson, reason]) expect(await told()).toMatch(pattern)
})

test('what several names may mean is asked back in the language of whoever asks', async () => {
  for (const key of ['left', 'right'])
    await putOpportunity({ owner, group, key, name: `探伤设备${key}`, name_latin: `Crack detector ${key}` })
  const actor = await group.as('owner', async (base) => base.actor)
  const inTx: ToolContext['inTx'] = (work) => group.as('owner', ({ tx }) => work(tx))
  const chosen = { tool: 'open_record', arguments: { record: '探伤设备', kind: 'opportunity' } }
  const offered = async (language: 'zh' | 'en') => {
    const { answer } = await askOf(answerEmbedded, 'x', { chosen, context: contextOf({ actor, inTx, language }) })
    return answer?.none?.kind === 'unsure' ? answer.none.suggestions.map(({ text }) => text.split(' · ')[0]).sort() : []
  }
  expect(await offered('en')).toEqual(['Crack detector left', 'Crack detector right'])
  expect(await offered('zh')).toEqual(['探伤设备left', '探伤设备right'])
})

test('a database that fails does not say that there is no such record', async () => {
  const found = group.as('owner', ({ tx, actor }) => {
    const contract = new Proxy(tx.contract, { get: () => () => Promise.reject(new Error('the connection was lost')) })
    const failing = new Proxy(tx, { get: (all, key) => (key === 'contract' ? contract : Reflect.get(all, key)) })
    return resolveRecord({ context: contextOf({ actor }), tx: failing, text: newId(), kinds: ['contract'] })
  })
  await expect(found).rejects.toThrow('the connection was lost')
})
