import { beforeAll, expect, test } from 'vitest'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { countWarnings, findWarnings } from './find-warnings.server.ts'
import { sweepWarnings } from './sweep-warnings.server.ts'

const owner = useTestDatabase()
const timeZone = 'Asia/Shanghai'
const day = { today: '2026-11-27', timeZone, currency: 'CNY' }
let actors: Actor[]

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today: '2026-11-26', nameKey })
  await installShippedRules()
  await sweepWarnings({ now: new Date('2026-11-27T00:00:00Z') })
  // Some rest, and some are somebody's who has nothing else to do with them.
  await owner.query(
    `UPDATE warning SET status = 'snoozed', snoozed_until = '2026-12-24' WHERE get_byte(uuid_send(id), 0) % 5 = 0`,
  )
  await owner.query(`UPDATE warning SET person_id = (SELECT id FROM person ORDER BY id LIMIT 1)
    WHERE get_byte(uuid_send(id), 1) % 9 = 0`)
  const { rows } = await owner.query('SELECT DISTINCT person_id AS id FROM membership ORDER BY 1')
  const resolved = await withRole('gantry_auth', async (tx) => {
    const all: (Actor | null)[] = []
    for (const { id } of rows) all.push(await resolveActor({ tx, personId: String(id) }))
    return all
  })
  actors = resolved.filter((actor) => actor !== null)
})

test('“all” is every open warning that the policy shows, for each person of the demonstration; “mine” those that they have', async () => {
  const byCompany: string[] = []
  for (const actor of actors) {
    await withActor(actor, async (tx) => {
      const seen = await tx.warning.findMany({ where: { status: { not: 'closed' } } })
      const found = async (who: 'all' | 'mine') => {
        const filter = { who, resting: '1' } as const
        const { rows } = await findWarnings({ tx, actor, day, filter, most: 5000 })
        expect(await countWarnings({ tx, actor, day, filter })).toMatchObject({ count: Math.min(rows.length, 999) })
        return rows.map(({ id }) => id).sort()
      }
      const own = seen.filter(({ personId }) => personId === actor.personId)
      expect({ who: actor.email, found: await found('all') }).toEqual({
        who: actor.email,
        found: seen.map(({ id }) => id).sort(),
      })
      expect(await found('mine')).toEqual(own.map(({ id }) => id).sort())
      const ofCompany = seen.filter(({ recordType, orgId, personId }) => {
        const other = personId !== actor.personId && !actor.orgs.includes(orgId) && !actor.all
        return other && recordType === 'customer' && actor.companies.includes(orgId)
      })
      if (ofCompany.length > 0) byCompany.push(actor.email)
    })
  }
  expect(actors.length).toBeGreaterThan(10)
  expect(byCompany.length).toBeGreaterThan(3)
})
