import { beforeAll, describe, expect, test } from 'vitest'
import { borneOut } from '#ai/summarise-bids/borne-out.ts'
import { readMaterial } from '#ai/summarise-bids/read-material.server.ts'
import { summariseBids } from '#ai/summarise-bids/summarise-bids.ts'
import type { BidSummary, Draft, Material, Sentence } from '#ai/summarise-bids/summary.ts'
import type { BidReviewFilter } from '#crm/bids/bid-review.schema.ts'
import { indexPostMortem, listUnindexedBids } from '#crm/bids/index-post-mortem.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { foldText } from '#ingest/fold-text.ts'
import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import { removeSource } from '#knowledge/remove-source.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { companies, organisationId } from '#prisma/seeds/demo/organisation.ts'
import { people, personId } from '#prisma/seeds/demo/people.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()
let reviewed: string[]

beforeAll(async () => {
  await loadDemo({ client: owner.client, today: '2026-11-25', nameKey })
  reviewed = await listUnindexedBids()
  for (const bidId of reviewed) await indexPostMortem({ bidId })
  await embedKnowledge({ embedder: null })
  // Somebody who works on bids of other companies.
  await owner.query(
    `INSERT INTO record_access (person_id, record_type, record_id, may_write)
     SELECT $1, 'opportunity', opportunity_id, false FROM bid WHERE company_id <> $2 AND reviewed_on IS NOT NULL
     ORDER BY id LIMIT 9`,
    [personId('许若兰'), organisationId('forging')],
  )
}, 120_000)

async function actorOf(name: string): Promise<Actor> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: personId(name) }))
  if (!actor) throw new Error(`${name} was not resolved`)
  return actor
}

const read = (actor: Actor, filter: BidReviewFilter): Promise<Material> =>
  readMaterial({ inTx: (work) => withActor(actor, work), actor, filter })

const summarise = async (name: string, filter: BidReviewFilter = {}): Promise<BidSummary> =>
  summariseBids(await read(await actorOf(name), filter))

const sentencesOf = (summary: BidSummary): Sentence[] => summary.dimensions.flatMap(({ sentences }) => sentences)
const all = '邵东升'

/** What each post-mortem says, as it was written, by bid and part. */
async function written(): Promise<Map<string, string>> {
  const { rows } = await owner.query(
    `SELECT bid_id, dimension AS part, text FROM post_mortem_part UNION ALL
     SELECT bid_id, 'lessons', string_agg(text, E'\\n\\n' ORDER BY created_at, id) FROM bid_lesson GROUP BY bid_id`,
  )
  return new Map(rows.map(({ bid_id: bid, part, text }) => [`${bid} ${part}`, String(text)]))
}

/** Keys of the sources that do not hold what they are said to. */
function unheld(summary: BidSummary, texts: ReadonlyMap<string, string>): string[] {
  return sentencesOf(summary).flatMap(({ evidence }) =>
    evidence.flatMap(({ bidId, part, quote }) => {
      const source = foldText(texts.get(`${bidId} ${part}`) ?? '').text
      return quote.trim() !== '' && source.includes(foldText(quote).text) ? [] : [`${bidId} ${part} ${quote}`]
    }),
  )
}

describe('a whole group', () => {
  test('each dimension says what was won by and what was lost by, and every sentence stands in its sources', async () => {
    const summary = await summarise(all)
    expect([summary.state, summary.read, summary.dropped]).toEqual(['some', 84, 0])
    expect(summary.dimensions.map(({ dimension }) => dimension)).toEqual([
      'technical',
      'commercial',
      'price',
      'relationship',
    ])
    for (const { sentences } of summary.dimensions) {
      const sides = new Set(sentences.filter(({ kind }) => kind === 'quote').map(({ side }) => side))
      expect(sides).toEqual(new Set(['won', 'lost']))
    }
    expect(unheld(summary, await written())).toEqual([])
  })

  test('a quote is of a bid that ended so, and says something that the other side does not', async () => {
    const summary = await summarise(all)
    const { rows } = await owner.query('SELECT id, result FROM bid')
    const resultOf = new Map(rows.map(({ id, result }) => [id, result]))
    for (const sentence of sentencesOf(summary)) {
      if (sentence.kind === 'quote')
        expect(new Set(sentence.evidence.map(({ bidId }) => resultOf.get(bidId)))).toEqual(new Set([sentence.side]))
    }
    const texts = (side: string) =>
      sentencesOf(summary)
        .filter((one) => one.kind === 'quote' && one.side === side)
        .flatMap(({ evidence }) => evidence.map(({ quote }) => quote))
        .join()
    expect(texts('won')).toContain('规格书')
    expect(texts('lost')).toContain('偏离')
  })

  test('figures are those of the table, and behind each stand all bids that it counts', async () => {
    const material = await read(await actorOf(all), {})
    const told = sentencesOf(await summariseBids(material)).filter((one) => one.kind === 'figure')
    expect(told.length).toBeGreaterThan(4)
    for (const { factor, evidence, others, side } of told) {
      const { rows } = await owner.query(
        `SELECT b.id, b.result FROM bid b JOIN bid_factor f ON f.bid_id = b.id
         WHERE b.reviewed_on IS NOT NULL AND f.factor = $1 AND f.subject = $2 AND f.holds`,
        [factor.factor, factor.subject],
      )
      expect([...evidence.map(({ bidId }) => bidId), ...others].sort()).toEqual(rows.map(({ id }) => id).sort())
      expect([factor.bids, factor.won]).toEqual([rows.length, rows.filter(({ result }) => result === 'won').length])
      if (side !== 'even') expect(side).toBe(factor.rate > (factor.restRate ?? 0) ? 'won' : 'lost')
    }
  })
})

test('over no bid there is nothing to say; over one it is said that it is one, and no rate is called a pattern', async () => {
  const none = await summarise(all, { product: '没有这样的产品' })
  expect(none).toEqual({ state: 'none', dimensions: [], read: 0, dropped: 0 })
  const one = await summarise(all, { product: '100 t/250' })
  expect(one.state).toBe('one')
  expect(sentencesOf(one).length).toBeGreaterThan(0)
  expect(sentencesOf(one).filter(({ kind }) => kind === 'figure')).toEqual([])
  expect(new Set(sentencesOf(one).flatMap(({ evidence }) => evidence.map(({ bidId }) => bidId))).size).toBe(1)
  expect(unheld(one, await written())).toEqual([])
})

test('a post-mortem of two dimensions is summed up by those two', async () => {
  const { rows } = await owner.query(
    `SELECT b.id, b.opens_on::text AS day, array_agg(p.dimension ORDER BY p.dimension) AS parts FROM bid b
     JOIN post_mortem_part p ON p.bid_id = b.id AND btrim(p.text) <> '' WHERE b.reviewed_on IS NOT NULL
     GROUP BY b.id, b.opens_on HAVING count(*) = 2 AND (SELECT count(*) FROM bid o WHERE o.opens_on = b.opens_on) = 1`,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { id, day, parts } of rows) {
    const summary = await summarise(all, { from: String(day), to: String(day) })
    expect({ id, told: summary.dimensions.map(({ dimension }) => dimension).sort() }).toEqual({ id, told: parts })
  }
})

/** Whether somebody may read the post-mortem of a bid, reckoned apart from the database's policies. */
async function readableBids(actor: Actor): Promise<Set<string>> {
  const { rows } = await owner.query(
    `SELECT b.id, b.org_id, b.company_id, (o.owner_id = $1 OR EXISTS (SELECT FROM record_access a
       WHERE a.person_id = $1 AND a.record_id = o.id)) AS works
     FROM bid b JOIN opportunity o ON o.id = b.opportunity_id WHERE b.reviewed_on IS NOT NULL`,
    [actor.personId],
  )
  return new Set(
    rows
      .filter(
        ({ org_id: org, company_id: company, works }) =>
          actor.all || actor.orgs.includes(String(org)) || actor.companies.includes(String(company)) || works,
      )
      .map(({ id }) => String(id)),
  )
}

test('of a thousand summaries for anybody, none has a sentence without the right to all its sources', async () => {
  const random = randomFor('readers of summaries')
  const lines = companies.flatMap(({ key, departments }) => [key, ...departments.map((department) => department.key)])
  const filters: BidReviewFilter[] = [
    {},
    ...lines.map((key) => ({ line: organisationId(key) })),
    ...(['north', 'east', 'central', 'northwest', 'southwest'] as const).map((region) => ({ region })),
    ...['东岭重机', '汉阙装备', 'Hartwig', 'Belcalda'].map((competitor) => ({ competitor })),
    { from: '2025-06-01' },
    { to: '2025-06-01' },
    { product: '机' },
    { from: '2025-01-01', competitor: '东岭重机' },
  ]
  const pairs = Map.groupBy(
    Array.from({ length: 1000 }, () => ({ reader: random.pick(people).zh, filter: random.pick(filters) })),
    ({ reader }) => reader,
  )
  const texts = await written()
  let said = 0
  let kept = 0
  for (const [reader, asked] of pairs) {
    const actor = await actorOf(reader)
    const readable = await readableBids(actor)
    for (const filter of new Set(asked.map((one) => one.filter))) {
      const summary = await summariseBids(await read(actor, filter))
      const sources = sentencesOf(summary).flatMap((one) => [
        ...one.evidence.map(({ bidId }) => bidId),
        ...(one.kind === 'figure' ? one.others : []),
      ])
      expect({ reader, filter, unreadable: sources.filter((id) => !readable.has(id)) }).toEqual({
        reader,
        filter,
        unreadable: [],
      })
      expect(unheld(summary, texts)).toEqual([])
      said += sentencesOf(summary).length
      if (readable.size < texts.size / 8) kept += sentencesOf(summary).length
    }
  }
  // Whoever sees little is told something too: otherwise nothing is tested.
  expect(said).toBeGreaterThan(2000)
  expect(kept).toBeGreaterThan(200)
}, 240_000)

describe('what a writer may not do', () => {
  test('sentences with words that no source holds, of records that were not read, or with figures of its own, are left out', async () => {
    const material = await read(await actorOf('周启明'), {})
    const [passage] = material.passages
    const [factor] = material.factors
    if (!passage || !factor) throw new Error('nothing was read')
    const other = (await read(await actorOf('石磊'), {})).passages[0]
    if (!other) throw new Error('nothing was read')
    const quote = passage.text.slice(0, 8)
    const ended = material.bids.find(({ id }) => id === passage.sourceId)?.result ?? 'won'
    const of = { bidId: passage.sourceId, chunkId: passage.chunkId, part: passage.part, language: passage.language }
    const sound = { ...of, quote, at: { start: 0, end: 8 } }
    const foreign = {
      ...of,
      bidId: other.sourceId,
      chunkId: other.chunkId,
      quote: other.text,
      at: { start: 0, end: 1 },
    }
    const said = { kind: 'quote', side: 'won', text: quote, language: 'zh' } as const
    const drafts: Draft[] = [
      { ...said, evidence: [sound] },
      { ...said, text: '我们最好', evidence: [sound] },
      { ...said, text: '我们最好', evidence: [{ ...sound, quote: '我们最好' }] },
      { ...said, text: foreign.quote, evidence: [foreign] },
      { ...said, evidence: [{ ...sound, bidId: other.sourceId }] },
      { ...said, evidence: [] },
      { kind: 'figure', side: 'won', factor, evidence: [sound], others: [] },
      { kind: 'figure', side: 'won', factor: { ...factor, won: factor.bids }, evidence: [sound], others: [] },
      { kind: 'said', side: ended, text: '说法', language: 'zh', evidence: [sound] },
      { kind: 'said', side: ended === 'won' ? 'lost' : 'won', text: '说法', language: 'zh', evidence: [sound] },
      { kind: 'said', side: ended, text: '说法', language: 'zh', evidence: [sound, foreign] },
      { kind: 'said', side: ended, text: '说法', language: 'zh', evidence: [] },
    ]
    const kept = drafts.flatMap((draft, at) => (borneOut(draft, material) ? [at] : []))
    expect(kept).toEqual([0, 6, 8])
  })
})

test('with the passages of post-mortems removed, it is said that nothing was found', async () => {
  for (const id of reviewed)
    await withActor(knowledgeActor, (tx) => removeSource({ tx, source: { type: 'post-mortem', id } }))
  expect(await summarise(all)).toEqual({ state: 'nothing-found', dimensions: [], read: 0, dropped: 0 })
  // What is left of one is all that is told.
  expect(await listUnindexedBids()).toEqual(reviewed)
  const [first = ''] = reviewed
  await indexPostMortem({ bidId: first })
  expect(await listUnindexedBids()).toEqual(reviewed.slice(1))
  const summary = await summarise(all)
  const told = sentencesOf(summary).flatMap(({ evidence }) => evidence.map(({ bidId }) => bidId))
  expect([summary.read, new Set(told)]).toEqual([1, new Set([first])])
})
