import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countBidReception } from '#crm/bids/count-bid-reception.server.ts'
import { indexPostMortem } from '#crm/bids/index-post-mortem.server.ts'
import { recordBidReading } from '#crm/bids/record-bid-reading.server.ts'
import { writeNote } from '#crm/opportunities/write-note.server.ts'
import { addArticle } from '#knowledge/articles/add-article.server.ts'
import { countReception } from '#knowledge/articles/count-reception.server.ts'
import { countUptake } from '#knowledge/articles/count-uptake.server.ts'
import { indexArticle } from '#knowledge/articles/index-article.server.ts'
import { archiveArticle, publishArticle } from '#knowledge/articles/publish-article.server.ts'
import { recordReading } from '#knowledge/articles/record-reading.server.ts'
import { addDirectory } from '#knowledge/directories/add-directory.server.ts'
import { setGrants } from '#knowledge/directories/set-grants.server.ts'
import { embedKnowledge } from '#knowledge/embedders/embed-knowledge.server.ts'
import type { Embedder } from '#knowledge/embedders/embedder.ts'
import { newId } from '#lib/ids.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { putOpportunity } from '#tests/factories/put-opportunity.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { recommendKnowledge } from './recommend-knowledge.server.ts'
import { recordShown } from './record-shown.server.ts'
import type { Tx } from './verb-tx.ts'

const owner = useTestDatabase()
let group: LoadedGroup
const [everybodys, presses] = [newId(), newId()]
const deals = { press: '', unsaid: '', before: '' }

beforeAll(async () => {
  group = await loadGroup(owner)
  await installShippedRules()
  const put = (deal: Omit<Parameters<typeof putOpportunity>[0], 'owner' | 'group'>) =>
    putOpportunity({ owner, group, ...deal })
  deals.press = await put({
    key: 'recommended',
    product: '快锻液压机 1，操作机 2',
    stage_id: 'product-project.solution',
    competitors: ['东岭重机'],
    team: [{ personId: group.people.otherSubsidiaryRep, role: 'technical' }],
  })
  deals.unsaid = await put({ key: 'unsaid', name: '？', name_latin: '?' })
  deals.before = await put({ key: 'before', name: '老项目', name_latin: '?' })
})

const recommend = (person: PersonKey, opportunityId = deals.press) =>
  group.as(person, ({ tx, actor }) =>
    recommendKnowledge({ inTx: (work) => work(tx), actor, opportunityId, embedder: null }),
  )
const titles = async (person: PersonKey, opportunityId = deals.press) =>
  (await recommend(person, opportunityId)).articles.map(({ title }) => title)

test('an empty knowledge base recommends nothing, and a deal that is out of sight is not there', async () => {
  const nothing = { opportunityId: deals.press, articles: [], bids: [], hidden: [] }
  expect(await recommend('owner')).toEqual(nothing)
  await expect(recommend('otherSubsidiary')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    group.as('otherSubsidiary', (base) => recordShown({ ...base, opportunityId: deals.press, articles: [], bids: [] })),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

describe('with what was written down', () => {
  const ids = new Map<string, string>()
  const idOf = (title: string) => ids.get(title) ?? ''
  const energy = '快锻机组能耗保证值怎么报'
  const sizing = '快锻压机选型要点'
  const rival = '东岭重机的打法与应对'
  const secret = '快锻机组底价与选型要点'

  async function publish(title: string, body: string, directoryId: string): Promise<void> {
    const id = newId()
    ids.set(title, id)
    await group.as('admin', async (base) => {
      await addArticle({ ...base, id, directoryId, kind: 'article', language: 'zh', title, content: { body } })
      await publishArticle({ ...base, id, version: 1 })
    })
    await indexArticle({ articleId: id })
  }

  beforeAll(async () => {
    await group.as('admin', async (base) => {
      const top = { ...base, parentId: null, orgId: group.orgs.group, nameLatin: null }
      await addDirectory({ ...top, id: everybodys, name: '大家的' })
      await setGrants({ ...base, id: everybodys, grants: [{ orgId: null, rights: ['read'] }] })
      await addDirectory({ ...top, id: presses, name: '锻压的' })
      await setGrants({ ...base, id: presses, grants: [{ orgId: group.orgs.presses, rights: ['read'] }] })
    })
    await publish(energy, '快锻机组的能耗保证值先算后报。\n\n操作机不算在内。', everybodys)
    await publish(sizing, '快锻压机选型要点：看锭型，看操作机。', everybodys)
    await publish(rival, '竞争对手东岭重机多在最后一轮降价，应对的打法是备一个让步空间。', everybodys)
    await publish('竞争对手滨海重工的打法与应对', '竞争对手滨海重工只拼交货期，打法简单，应对也简单。', everybodys)
    await publish(secret, '快锻液压机的底价不外传，选型要点另见。', presses)
    await publish('托轮找正', '回转窑托轮找正的顺序。', everybodys)
    await embedKnowledge({ embedder: null })
  })

  beforeEach(async () => {
    await owner.query('DELETE FROM article_reading')
    await owner.query('DELETE FROM bid_reading')
  })

  test('each article comes with why: which rule, or what it shares with the deal; and the same comes in the same order', async () => {
    const first = await recommend('owner')
    expect(await recommend('owner')).toEqual(first)
    const whyOf = (title: string) =>
      first.articles.find((one) => one.title === title)?.why.map((why) => (why.kind === 'rule' ? why.ruleId : why.kind))
    expect(whyOf(sizing)).toEqual(['KR-06', 'about'])
    expect(whyOf(rival)).toEqual(['KR-03'])
    const about = first.articles.find(({ title }) => title === sizing)?.why.find(({ kind }) => kind === 'about')
    expect(about).toMatchObject({
      words: expect.arrayContaining([{ zh: '操作机', en: 'forging manipulator' }]) as unknown,
    })
    const shown = first.articles.map(({ title }) => title)
    // Of another competitor, and of another product.
    expect(shown).not.toContain('竞争对手滨海重工的打法与应对')
    expect(shown).not.toContain('托轮找正')
    expect(first.articles.find(({ title }) => title === energy)?.excerpt).toContain('能耗')
  })

  test('what was written lately counts too, and its dashes and quotation marks ask for nothing', async () => {
    const note = '- 客户问质保金退还\n-快锻 “没有这句话” 违约金也要谈'
    await publish('质保金退还与违约金', '质保金退还的条款怎么写，违约金怎么封顶。', everybodys)
    expect(await titles('owner')).not.toContain('质保金退还与违约金')
    await group.as('owner', (base) => writeNote({ ...base, opportunityId: deals.press, id: newId(), text: note }))
    const { articles } = await recommend('owner')
    expect(articles.find(({ title }) => title === '质保金退还与违约金')?.why).toMatchObject([{ kind: 'lately' }])
    await group.as('admin', (base) => archiveArticle({ ...base, id: idOf('质保金退还与违约金'), version: 2 }))
  })

  test('nobody is handed what they may not open, whoever else on the deal is', async () => {
    expect(await titles('owner')).toContain(secret)
    const strangers = await titles('otherSubsidiaryRep')
    expect(strangers).toContain(sizing)
    expect(strangers).not.toContain(secret)
    // Neither do they learn how it was received.
    const reception = await group.as('otherSubsidiaryRep', ({ tx }) => countReception({ tx, ids: [idOf(secret)] }))
    expect(reception.size).toBe(0)
  })

  test('what is archived is not recommended, though the index still has it', async () => {
    const id = idOf(sizing)
    expect(await titles('owner')).toContain(sizing)
    await group.as('admin', (base) => archiveArticle({ ...base, id, version: 2 }))
    const { rows } = await owner.query('SELECT 1 FROM knowledge_chunk WHERE source_id = $1', [id])
    expect(rows).not.toEqual([])
    expect(await titles('owner')).not.toContain(sizing)
    await group.as('admin', (base) => publishArticle({ ...base, id, version: 3 }))
    expect(await titles('owner')).toContain(sizing)
  })

  test('a deal that says nothing gets what rules say, or nothing', async () => {
    expect(await recommend('owner', deals.unsaid)).toMatchObject({ articles: [], bids: [] })
  })

  test('not useful hides it for this person on this deal, until they take it back; sent twice it counts once', async () => {
    const articleId = idOf(sizing)
    const id = newId()
    const say = (act: 'useful' | 'not-useful' | 'withdrawn', reading = newId()) =>
      group.as('owner', (base) => recordReading({ ...base, articleId, id: reading, act, opportunityId: deals.press }))
    await say('not-useful', id)
    await say('not-useful', id)
    expect(await titles('owner')).not.toContain(sizing)
    expect((await recommend('owner')).hidden).toEqual([{ type: 'article', id: articleId, title: sizing }])
    expect(await titles('manager')).toContain(sizing)
    const counts = () => group.as('owner', ({ tx }) => countUptake({ tx, ids: [articleId] }))
    expect((await counts()).get(articleId)).toEqual({ opened: 0, useful: 0, notUseful: 1 })
    await say('withdrawn')
    expect(await titles('owner')).toContain(sizing)
    expect((await recommend('owner')).hidden).toEqual([])
    expect((await counts()).get(articleId)).toEqual({ opened: 0, useful: 0, notUseful: 0 })
    await say('useful')
    await say('useful')
    const [article] = (await recommend('owner')).articles.filter((one) => one.id === articleId)
    expect(article).toMatchObject({ useful: 1, said: 'useful' })
  })

  test('what is shown is kept once for each person and deal, and counts against what none of them opens', async () => {
    const articleId = idOf(sizing)
    const shown = (person: PersonKey, opportunityId: string) =>
      group.as(person, (base) => recordShown({ ...base, opportunityId, articles: [articleId, newId()], bids: [] }))
    const received = async () =>
      (await group.as('owner', ({ tx }) => countReception({ tx, ids: [articleId] }))).get(articleId)
    await shown('owner', deals.press)
    await shown('owner', deals.press)
    await shown('owner', deals.before)
    await shown('manager', deals.press)
    expect(await received()).toEqual({ opened: 0, useful: 0, notUseful: 0, passedOver: 3 })
    await group.as('owner', (base) =>
      recordReading({ ...base, articleId, id: newId(), act: 'opened', opportunityId: deals.press }),
    )
    await group.as('owner', (base) => recordReading({ ...base, articleId, id: newId(), act: 'opened' }))
    expect(await received()).toEqual({ opened: 1, useful: 0, notUseful: 0, passedOver: 1 })
    await group.as('manager', (base) => recordReading({ ...base, articleId, id: newId(), act: 'not-useful' }))
    expect(await received()).toEqual({ opened: 1, useful: 0, notUseful: 1, passedOver: 0 })
  })

  test('what is shown often and never opened sinks, but not on the first showings', async () => {
    const [first = ''] = await titles('owner')
    const passOver = (people: readonly PersonKey[]) =>
      owner.query(
        `INSERT INTO article_reading (id, article_id, person_id, opportunity_id, act)
         SELECT gen_random_uuid(), $1, p, o, 'shown' FROM unnest($2::uuid[]) p, unnest($3::uuid[]) o ON CONFLICT DO NOTHING`,
        [idOf(first), people.map((key) => group.people[key]), Object.values(deals)],
      )
    await passOver(['owner'])
    expect((await titles('owner'))[0]).toBe(first)
    await passOver(['owner', 'colleague', 'manager', 'head', 'hq', 'legal', 'finance', 'deputy'])
    const sunk = await titles('owner')
    expect(sunk[0]).not.toBe(first)
    expect(sunk.length).toBeGreaterThan(1)
  })

  test('an address that was passed on counts that the article was opened, and not at a deal out of sight', async () => {
    const articleId = idOf(energy)
    const read = (act: 'opened' | 'useful') =>
      group.as('otherSubsidiary', (base) =>
        recordReading({ ...base, articleId, id: newId(), act, opportunityId: deals.press }),
      )
    await read('opened')
    const { rows } = await owner.query('SELECT opportunity_id, act FROM article_reading')
    expect(rows).toEqual([{ opportunity_id: null, act: 'opened' }])
    await expect(read('useful')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  describe('and past bids', () => {
    const bids = { alike: newId(), draft: newId(), other: newId(), own: newId() }

    async function addBid(id: string, row: Record<string, unknown>, text: string): Promise<void> {
      const columns = {
        id,
        org_id: group.orgs.pressSales,
        company_id: group.orgs.presses,
        opportunity_id: deals.before,
        customer_id: group.customerId,
        owner_id: group.people.colleague,
        number: `BID-${id.slice(-6)}`,
        name: '80MN 快锻液压机组',
        currency: 'CNY',
        result: 'lost',
        result_on: '2026-03-01',
        reviewed_on: '2026-03-10',
        ...row,
      }
      const names = Object.keys(columns)
      const places = names.map((_, at) => `$${at + 1}`)
      await owner.query(`INSERT INTO bid (${names.join(', ')}) VALUES (${places.join(', ')})`, Object.values(columns))
      await owner.query(
        `INSERT INTO bid_offer (id, bid_id, position, competitor, is_winner) VALUES ($1, $2, 0, '东岭重机', true)`,
        [newId(), id],
      )
      await owner.query(
        `INSERT INTO post_mortem (bid_id, main_reason, submitted_by, submitted_at) VALUES ($1, 'performance-deviation', $2, now())`,
        [id, group.people.colleague],
      )
      await owner.query(`INSERT INTO bid_factor (bid_id, factor, holds) VALUES ($1, 'performance-deviation', true)`, [
        id,
      ])
      await owner.query(
        `INSERT INTO post_mortem_part (bid_id, dimension, score, text, author_id) VALUES ($1, 'technical', 2, $2, $3)`,
        [id, text, group.people.colleague],
      )
      await indexPostMortem({ bidId: id })
    }

    beforeAll(async () => {
      await addBid(bids.alike, {}, '能耗保证值报高了，评委扣了六分。后来才算清楚。')
      await addBid(bids.draft, { reviewed_on: null, number: 'BID-DRAFT' }, '还没有提交。')
      await addBid(bids.other, { name: '石灰窑改造', number: 'BID-OTHER' }, '窑头密封没说清楚。')
      await addBid(bids.own, { opportunity_id: deals.press, number: 'BID-OWN' }, '快锻的操作机同步没说清楚。')
      await owner.query(`DELETE FROM bid_offer WHERE bid_id = $1`, [bids.other])
      await embedKnowledge({ embedder: null })
    })

    test('one for the same thing against the same competitor is told with how it ended and why', async () => {
      const { bids: found } = await recommend('owner')
      expect(found.map(({ id }) => id)).toEqual([bids.alike])
      expect(found[0]).toMatchObject({
        result: 'lost',
        resultOn: '2026-03-01',
        winner: '东岭重机',
        mainReason: { factor: 'performance-deviation', holds: true },
        excerpt: '能耗保证值报高了，评委扣了六分。',
        why: [
          { kind: 'customer' },
          { kind: 'product', words: [{ zh: '快锻液压机' }] },
          { kind: 'competitor', names: [{ zh: '东岭重机' }] },
        ],
      })
    })

    test('of a company that is not theirs nobody on the deal is told, nor of how it was received', async () => {
      expect((await recommend('otherSubsidiaryRep')).bids).toEqual([])
      const counted = (person: PersonKey) =>
        group.as(person, async ({ tx }) =>
          [...(await countBidReception({ tx, ids: Object.values(bids) })).keys()].sort(),
        )
      expect(await counted('otherSubsidiaryRep')).toEqual([bids.own])
      expect(await counted('finance')).toEqual([bids.alike, bids.other, bids.own].sort())
      await expect(
        group.as('otherSubsidiaryRep', (base) =>
          recordBidReading({ ...base, bidId: bids.alike, id: newId(), act: 'opened', opportunityId: deals.press }),
        ),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    test('what is said of it counts once a person, and puts it aside here', async () => {
      const say = (act: 'opened' | 'useful' | 'not-useful' | 'withdrawn', id = newId()) =>
        group.as('owner', (base) =>
          recordBidReading({ ...base, bidId: bids.alike, id, act, opportunityId: deals.press }),
        )
      const received = async () =>
        (await group.as('owner', ({ tx }) => countBidReception({ tx, ids: [bids.alike] }))).get(bids.alike)
      await group.as('owner', (base) =>
        recordShown({ ...base, opportunityId: deals.press, articles: [], bids: [bids.alike, bids.alike] }),
      )
      expect(await received()).toEqual({ opened: 0, useful: 0, notUseful: 0, passedOver: 1 })
      const id = newId()
      await say('opened', id)
      await say('opened', id)
      await say('opened')
      await say('not-useful')
      expect(await received()).toEqual({ opened: 1, useful: 0, notUseful: 1, passedOver: 0 })
      const { bids: left, hidden } = await recommend('owner')
      expect(left).toEqual([])
      expect(hidden).toMatchObject([{ type: 'bid', id: bids.alike }])
      await say('withdrawn')
      expect((await recommend('owner')).bids).toHaveLength(1)
      // A colleague reads the bid, and not the deal at which it was recommended.
      const passedOn = (act: 'opened' | 'useful') =>
        group.as('colleague', (base) =>
          recordBidReading({ ...base, bidId: bids.alike, id: newId(), act, opportunityId: deals.press }),
        )
      await passedOn('opened')
      expect((await received())?.opened).toBe(1)
      await expect(passedOn('useful')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })
  })

  test('where an endpoint makes the vectors, what is alike in meaning counts as well, and of whom it was asked', async () => {
    const weak = '车间搬迁的经过'
    await publish(weak, `快锻机组搬迁，操作机先走。${'厂房、道路、吊车、人手都要先看。'.repeat(2)}`, everybodys)
    const note = { opportunityId: deals.press, id: newId(), text: '客户问质保金退还' }
    await group.as('owner', (base) => writeNote({ ...base, ...note }))
    const asked: string[] = []
    const embedder: Embedder = {
      key: 'model',
      embed: async (texts, { as }) => {
        if (as === 'query') asked.push(...texts)
        return texts.map((text) => Float32Array.from(as === 'query' || text.includes(weak) ? [1, 0] : [0, 1]))
      },
    }
    await embedKnowledge({ embedder })
    const find = async (by: Embedder | null) => {
      const actor = await group.as('owner', async (base) => base.actor)
      const inTx = <T>(work: (tx: Tx) => Promise<T>) => group.as('owner', ({ tx }) => work(tx))
      return (await recommendKnowledge({ inTx, actor, opportunityId: deals.press, embedder: by })).articles
    }
    expect((await find(null)).map(({ title }) => title)).not.toContain(weak)
    expect((await find(embedder)).find(({ title }) => title === weak)?.why).toMatchObject([{ kind: 'about' }])
    // What the deal is about, and for past bids what was written of it besides.
    expect(asked).toHaveLength(2)
    expect(asked[1]?.startsWith(asked[0] ?? '?')).toBe(true)
    expect(asked[1]).toContain('质保金')
  })
})
