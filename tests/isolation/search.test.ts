import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { type Person, people, resolveEverybody } from './people.ts'
import { addWorld, world } from './world.ts'
import { insertOf } from './world-row.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  // Names with what LIKE takes for wildcards.
  const customer = world.find((row) => row.table === 'customer')?.values
  const more = ['100%不锈钢', '河_底隧道', '河底隧道']
  for (const [at, name] of more.entries()) {
    const id = `00000000-0000-7000-8098-00000000000${at}`
    await owner.query(insertOf('customer', { ...customer, id, name, name_key: name, name_latin: null }))
  }
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
]
const most = 100

interface Found {
  id: string
}
const sorted = (rows: readonly Found[]) => rows.map((row) => row.id).sort()
const contains = (text: string, query: string) => text.toLowerCase().includes(query.toLowerCase())

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
        const expected = seen.filter((row) => contains(row.text, text) || contains(row.customer, text))
        expect({ text, found: sorted(found) }).toEqual({ text, found: sorted(expected) })
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

/** One character apart, or one in the other (three characters and more), reckoned apart from the database. */
function isLike(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length)
  const oneLess = (text: string) => [text, ...[...text].map((_, at) => text.slice(0, at) + text.slice(at + 1))]
  return (short.length >= 3 && long.includes(short)) || oneLess(one).some((variant) => oneLess(other).includes(variant))
}
