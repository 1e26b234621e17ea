import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { noSearch } from './no-search.ts'
import { organisationId, type Person, people, personId, resolveEverybody } from './people.ts'
import { addWorld, customerId, world } from './world.ts'
import { insertOf } from './world-row.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  // Names with what LIKE takes for wildcards.
  const customer = world.find((row) => row.table === 'customer')?.values
  const more = ['100%不锈钢', '河_底隧道', '河底隧道', '２０２７年“河底”设备']
  for (const [at, name] of more.entries()) {
    const id = `00000000-0000-7000-8098-00000000000${at}`
    await owner.query(insertOf('customer', { ...customer, id, name, name_key: name, name_latin: null }))
  }
  await owner.query(`UPDATE contact SET title = '设备经理' WHERE name <> '联系人G'`)
  actors = await resolveEverybody()
})

const texts = [
  '压力机',
  '压力机a',
  'OPP-2026-0002',
  'opp',
  'steel',
  'heb',
  '河A',
  '钢铁集团',
  '%',
  '_',
  '河_',
  '\\',
  '无',
  '',
  '压力 河A',
  '钢 a1 压',
  '２０２６-0001',
  '“压力机”A',
  '河底 ２０２７',
  '钢铁集团 无',
]
const most = 100

interface Found {
  id: string
}
const sorted = (rows: readonly Found[]) => rows.map((row) => row.id).sort()

/** Every word of the query is in the text, reckoned apart from the product. */
function contains(text: string, query: string): boolean {
  const plain = (written: string) => written.normalize('NFKC').toLowerCase().replace(/["“”]/g, '')
  return plain(query)
    .split(/\s+/)
    .every((word) => plain(text).includes(word))
}

interface Ranked extends Found {
  rank: number
}

interface NamedRow extends Found {
  text: string
  customer: string
  key: string
}

describe.each(people)('as %s', (person) => {
  const as = <T>(work: (tx: Tx) => Promise<T>) => withActor(actors[person], work)

  it('search_opportunities finds what of the seen has the text', async () => {
    await as(async (tx) => {
      const seen = await tx.$queryRaw<NamedRow[]>`
        SELECT o.id, o.number || ' ' || o.name || ' ' || coalesce(o.name_latin, '') AS text,
          c.name || ' ' || coalesce(c.name_latin, '') AS customer
        FROM opportunity o JOIN customer c ON c.id = o.customer_id`
      for (const text of texts) {
        const found = await tx.$queryRaw<Found[]>`SELECT gantry.search_opportunities(${text}, ${most}::int) AS id`
        const expected = seen.filter((row) => contains(`${row.text} ${row.customer}`, text))
        expect({ text, found: sorted(found) }).toEqual({ text, found: sorted(expected) })
        const ranked = await tx.$queryRaw<Ranked[]>`SELECT id, rank FROM gantry.rank_opportunities(${text}, 50::int)`
        expect({ text, found: sorted(ranked) }).toEqual({ text, found: sorted(expected) })
        for (const { id, rank } of ranked) {
          const own = seen.find((row) => row.id === id)?.text ?? ''
          expect({ text, rank: rank < 3 }).toEqual({ text, rank: contains(own, text) })
        }
        const [first] = await tx.$queryRaw<Ranked[]>`SELECT id, rank FROM gantry.rank_opportunities(${text}, 1::int)`
        expect({ text, first: first?.rank }).toEqual({ text, first: ranked[0]?.rank })
      }
    })
  })

  it('search_contracts finds what of the seen has the text, but for what is seen to be approved alone', async () => {
    await as(async (tx) => {
      const seen = await tx.$queryRaw<NamedRow[]>`
        SELECT id, number || ' ' || name || ' ' || coalesce(name_latin, '') || ' ' || counterparty AS text FROM contract c
        WHERE EXISTS (SELECT FROM opportunity o WHERE o.id = c.opportunity_id)`
      for (const text of [...texts, '供货合同', 'CON-2026-0002', '买方a 压力', '3090000', 'material']) {
        const found = await tx.$queryRaw<Found[]>`SELECT gantry.search_contracts(${text}, ${most}::int) AS id`
        const expected = seen.filter((row) => contains(row.text, text))
        expect({ text, found: sorted(found) }).toEqual({ text, found: sorted(expected) })
      }
    })
  })

  it('search_bids finds what of the seen has the text', async () => {
    await as(async (tx) => {
      const seen = await tx.$queryRaw<NamedRow[]>`
        SELECT id, number || ' ' || name || ' ' || coalesce(name_latin, '') || ' ' || coalesce(tender_number, '') AS text FROM bid`
      for (const text of [...texts, 'BID-2026-0002', 'zb-a2', '压力 zb', '3090000']) {
        const found = await tx.$queryRaw<Found[]>`SELECT gantry.search_bids(${text}, ${most}::int) AS id`
        const expected = seen.filter((row) => contains(row.text, text))
        expect({ text, found: sorted(found) }).toEqual({ text, found: sorted(expected) })
      }
    })
  })

  it('bids_against finds the seen bids in which a competitor made an offer', async () => {
    await as(async (tx) => {
      const seen = await tx.$queryRaw<Found[]>`SELECT bid_id AS id FROM bid_offer WHERE competitor = '对手'`
      const found = await tx.$queryRaw<Found[]>`SELECT gantry.bids_against('对手', ${most}::int) AS id`
      expect(sorted(found)).toEqual(sorted(seen))
      expect(await tx.$queryRaw`SELECT gantry.bids_against('无', ${most}::int) AS id`).toEqual([])
    })
  })

  it('rank_contacts finds what of the seen has the text, or whose customer has', async () => {
    await as(async (tx) => {
      const seen = await tx.$queryRaw<NamedRow[]>`
        SELECT p.id, p.name || ' ' || coalesce(p.title, '') AS text, c.name || ' ' || coalesce(c.name_latin, '') AS customer
        FROM contact p JOIN customer c ON c.id = p.customer_id`
      for (const text of [
        '联系人',
        '联',
        '联系人A',
        '经理',
        '集团 联系人',
        '河A',
        '河A 经理',
        '河A 联系人B',
        'steel',
        '%',
        '无',
        '',
      ]) {
        const ranked = await tx.$queryRaw<Ranked[]>`SELECT id, rank FROM gantry.rank_contacts(${text}, ${most}::int)`
        const expected = seen.filter((row) => contains(`${row.text} ${row.customer}`, text))
        expect({ text, found: sorted(ranked) }).toEqual({ text, found: sorted(expected) })
        for (const { id, rank } of ranked) {
          const own = seen.find((row) => row.id === id)?.text ?? ''
          expect({ text, rank: rank < 3 }).toEqual({ text, rank: contains(own, text) })
        }
      }
    })
  })

  it('search_customers and similar_customers find what of the seen is like the text', async () => {
    await as(async (tx) => {
      const seen = await tx.$queryRaw<NamedRow[]>`
        SELECT id, name || ' ' || coalesce(name_latin, '') AS text, name_key AS key FROM customer`
      for (const text of texts) {
        const found = await tx.$queryRaw<Found[]>`SELECT gantry.search_customers(${text}, ${most}::int) AS id`
        expect({ text, found: sorted(found) }).toEqual({
          text,
          found: sorted(seen.filter((row) => contains(row.text, text))),
        })
        const ranked = await tx.$queryRaw<Ranked[]>`SELECT id, rank FROM gantry.rank_customers(${text}, 50::int)`
        expect({ text, found: sorted(ranked) }).toEqual({ text, found: sorted(found) })
      }
      for (const key of ['河a钢铁', '河b钢铁厂', '河底隧道', '河隧道', '河道底隧', '大河底隧道二期', '隧道', '无人']) {
        const found = await tx.$queryRaw<Found[]>`SELECT id FROM gantry.similar_customers(${key}, ${most}::int)`
        const expected = seen.filter((row) => isLike(row.key, key))
        expect({ key, found: sorted(found) }).toEqual({ key, found: sorted(expected) })
      }
    })
  })
})

it('the texts tell people apart', async () => {
  const found = new Set<number>()
  for (const person of people) {
    const rows = await withActor(
      actors[person],
      (tx) => tx.$queryRaw<Found[]>`SELECT gantry.search_opportunities('压', 9) id`,
    )
    found.add(rows.length)
  }
  expect([...found].sort()).toEqual([0, 1, 3, 4])
})

it('no number of another scope answers, and one’s own does before all others', async () => {
  const ranked = (person: Person, query: string) =>
    withActor(
      actors[person],
      (tx) => tx.$queryRaw<Ranked[]>`SELECT id, rank FROM gantry.rank_opportunities(${query}, 5)`,
    )
  for (const person of people) {
    const seen = await withActor(
      actors[person],
      (tx) => tx.$queryRaw<Found[]>`SELECT id FROM opportunity WHERE number = 'OPP-2026-0002'`,
    )
    expect(await ranked(person, ' opp-2026-0002 ')).toEqual(seen.map(({ id }) => ({ id, rank: 0 })))
  }
})

/** One character apart, or one in the other (three characters and more), reckoned apart from the database. */
function isLike(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length)
  const oneLess = (text: string) => [text, ...[...text].map((_, at) => text.slice(0, at) + text.slice(at + 1))]
  return (short.length >= 3 && long.includes(short)) || oneLess(one).some((variant) => oneLess(other).includes(variant))
}

describe('every function that looks past the policies for the actor', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8')
  const findUntried = async () => {
    const { rows } = await owner.query(`
      SELECT DISTINCT p.proname AS name FROM pg_proc p
      WHERE p.pronamespace = 'gantry'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
        AND has_function_privilege('gantry_app', p.oid, 'EXECUTE') ORDER BY 1`)
    const names = rows.map(({ name }) => String(name))
    expect(names).toEqual(expect.arrayContaining(Object.keys(noSearch)))
    return names.filter((name) => !(name in noSearch) && !source.includes(`gantry.${name}(`))
  }

  it('is tried here, or is known to be no search', async () => {
    expect(await findUntried()).toEqual([])
  })

  it('planted: a new one that nothing here calls', async () => {
    const name = 'rank_quotes'
    await owner.query(`CREATE FUNCTION gantry.${name}(query text) RETURNS SETOF uuid LANGUAGE sql SECURITY DEFINER
      AS $$ SELECT id FROM opportunity $$`)
    try {
      expect(await findUntried()).toEqual([name])
      await owner.query(`REVOKE ALL ON FUNCTION gantry.${name}(text) FROM PUBLIC`)
      expect(await findUntried()).toEqual([])
    } finally {
      await owner.query(`DROP FUNCTION gantry.${name}(text)`)
    }
  })
})

describe('a word that thousands of records hold', () => {
  const owners = { A1: 'owner', B: 'stranger' } as const
  beforeAll(async () => {
    // More than are read one by one, in two companies, without triggers: only reading is looked at.
    const [one] = world.filter(({ table }) => table === 'opportunity')
    await owner.query('SET session_replication_role = replica')
    for (const [org, count] of [
      ['A1', 3300],
      ['B', 300],
    ] as const) {
      const values = { ...one?.values, org_id: organisationId(org), owner_id: personId(owners[org]) }
      const json = JSON.stringify({ ...values, customer_id: customerId(org === 'B' ? 'B' : 'A') })
      await owner.query(
        `INSERT INTO opportunity (id, org_id, number, name, customer_id, type_id, stage_id, stage_entered_at, owner_id, win_probability)
         SELECT gen_random_uuid(), r.org_id, 'MANY-${org}-' || n, '批量机床 ' || n, r.customer_id, r.type_id, r.stage_id,
           r.stage_entered_at, r.owner_id, 10
         FROM jsonb_populate_record(NULL::opportunity, $1::jsonb) r, generate_series(1, ${count}) n`,
        [json],
      )
    }
    await owner.query(
      `INSERT INTO record_access (person_id, record_type, record_id, may_write)
       SELECT owner_id, 'opportunity', id, true FROM opportunity WHERE number LIKE 'MANY-%'`,
    )
    await owner.query('RESET session_replication_role')
    await owner.query('ANALYZE opportunity')
  })

  it.each(['owner', 'manager', 'technical', 'head', 'stranger', 'headquarters'] as const)(
    'is found by %s where they see it, and nowhere else',
    async (person) => {
      for (const text of ['批量机床', '床', '批量 河b', '批量 没有']) {
        await withActor(actors[person], async (tx) => {
          const seen = await tx.$queryRaw<NamedRow[]>`
            SELECT o.id, o.number || ' ' || o.name || ' ' || c.name || ' ' || c.name_latin AS text
            FROM opportunity o JOIN customer c ON c.id = o.customer_id`
          const expected = new Set(seen.filter((row) => contains(row.text, text)).map(({ id }) => id))
          const found = await tx.$queryRaw<Found[]>`SELECT gantry.search_opportunities(${text}, 1000::int) AS id`
          const ranked = await tx.$queryRaw<Ranked[]>`SELECT id, rank FROM gantry.rank_opportunities(${text}, 7::int)`
          expect({ text, found: found.length, ranked: ranked.length }).toEqual({
            text,
            found: Math.min(expected.size, 1000),
            ranked: Math.min(expected.size, 7),
          })
          expect([...found, ...ranked].filter(({ id }) => !expected.has(id))).toEqual([])
        })
      }
    },
  )
})
