import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#prisma/actor.ts'
import { database } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { type Person, people, resolveEverybody } from './people.ts'
import { addWorld } from './world.ts'

const owner = useTestDatabase()
let actors: Record<Person, Actor>

beforeAll(async () => {
  await addWorld(owner)
  actors = await resolveEverybody()
})

interface Answer {
  role: string
  person: string
  orgs: string
  seesAll: string
  opportunities: string[]
  contacts: string[]
}

/** Asks who the database takes the actor for and what it shows, several times within one transaction. */
function ask(actor: Actor, times: number): Promise<Answer[]> {
  return withActor(actor, async (tx) => {
    const answers: Answer[] = []
    for (let time = 0; time < times; time++) {
      const [answer] = await tx.$queryRaw<Answer[]>`
        SELECT current_user::text AS role, current_setting('gantry.person') AS person,
          current_setting('gantry.orgs') AS orgs, current_setting('gantry.all') AS "seesAll",
          ARRAY(SELECT id::text FROM opportunity ORDER BY id) AS opportunities,
          ARRAY(SELECT id::text FROM contact ORDER BY id) AS contacts`
      if (answer) answers.push(answer)
    }
    return answers
  })
}

it('50 requests at once of people of different organisations get each their own rows and no others', async () => {
  const alone = new Map<Person, Answer[]>()
  for (const person of people) alone.set(person, await ask(actors[person], 1))
  expect(new Set([...alone.values()].map(([answer]) => answer?.opportunities.join())).size).toBeGreaterThan(4)

  const requests = Array.from({ length: 50 }, (_, at) => people[at % people.length] as Person)
  const answered = await Promise.all(
    requests.map(async (person, at) => {
      // Every seventh fails within: what a rolled-back transaction leaves behind must reach nobody either.
      if (at % 7 === 3) {
        const failed = withActor(actors[person], (tx) => tx.$queryRaw`SELECT 1 / 0`)
        await expect(failed).rejects.toThrow(/division by zero/)
      }
      return { person, answers: await ask(actors[person], 3) }
    }),
  )
  for (const { person, answers } of answered) {
    const own = alone.get(person)?.[0]
    expect(own).toMatchObject({ role: 'gantry_app', person: actors[person].personId })
    expect({ person, answers }).toEqual({ person, answers: [own, own, own] })
  }
}, 60_000)

it('a connection given back is nobody', async () => {
  const [rest] = await database().$queryRaw<{ role: string; person: string | null }[]>`
    SELECT current_user::text AS role, nullif(current_setting('gantry.person', true), '') AS person`
  expect(rest).toEqual({ role: 'gantry_login', person: null })
  await expect(database().$queryRaw`SELECT id FROM opportunity`).rejects.toThrow(/permission denied/)
})
