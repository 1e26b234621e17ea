import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { type Person, people, personId, resolveEverybody } from './people.ts'
import { addWorld, opportunityId, opportunityLabels } from './world.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>
const seen = new Map<Person, ReadonlySet<string>>()

beforeAll(async () => {
  await addWorld(owner)
  actors = await resolveEverybody()
  for (const person of people) {
    const rows = await withActor(actors[person], (tx) => tx.opportunity.findMany({ select: { id: true } }))
    seen.set(person, new Set(rows.map(({ id }) => id)))
  }
})

const readers = async (person: Person, label: string) => {
  const rows = await withActor(
    actors[person],
    (tx) => tx.$queryRaw<{ person_id: string; circle: number }[]>`
      SELECT person_id, circle FROM gantry.opportunity_readers(${opportunityId(label)}::uuid)`,
  )
  return new Map(rows.map(({ person_id, circle }) => [people.find((one) => personId(one) === person_id), circle]))
}

it.each(opportunityLabels)('who sees %s is told whoever sees it, and nobody else', async (label) => {
  const all = people.filter((person) => seen.get(person)?.has(opportunityId(label)))
  expect(all.length).toBeGreaterThan(1)
  for (const person of people) {
    const told = [...(await readers(person, label)).keys()].toSorted()
    expect({ person, told }).toEqual({ person, told: all.includes(person) ? all.toSorted() : [] })
  }
})

it('says who works on it, who sees its organisation, and who sees the whole group', async () => {
  expect(Object.fromEntries(await readers('owner', 'a1'))).toEqual({
    owner: 1,
    technical: 1,
    deputy: 1,
    manager: 2,
    head: 2,
    legal: 2,
    headquarters: 3,
    administrator: 3,
  })
})

it('leaves out whoever cannot sign in', async () => {
  const without = async (change: string, back: string) => {
    await owner.query(change)
    const told = [...(await readers('owner', 'a1')).keys()]
    await owner.query(back)
    return told
  }
  const id = personId('deputy')
  expect(
    await without(
      `UPDATE person SET active = false WHERE id = '${id}'`,
      `UPDATE person SET active = true WHERE id = '${id}'`,
    ),
  ).not.toContain('deputy')
  const { rows } = await owner.query(`SELECT org_id, role, scope FROM membership WHERE person_id = '${id}'`)
  const [of] = rows as { org_id: string; role: string; scope: string }[]
  expect(
    await without(
      `DELETE FROM membership WHERE person_id = '${id}'`,
      `INSERT INTO membership (person_id, org_id, role, scope) VALUES ('${id}', '${of?.org_id}', '${of?.role}', '${of?.scope}')`,
    ),
  ).not.toContain('deputy')
})
