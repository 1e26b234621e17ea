import { beforeAll, expect, test } from 'vitest'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { listOrganisations } from './list-organisations.server.ts'

const owner = useTestDatabase()
let group: LoadedGroup

beforeAll(async () => {
  group = await loadGroup(owner)
})

test('every organisation stands after the one above it, and knows how deep it is', async () => {
  const orgs = await group.as('owner', ({ tx }) => listOrganisations({ tx }))
  const { rows } = await owner.client.query<{ id: string; lineage: string[] }>('SELECT id, lineage FROM organisation')
  expect(orgs.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
  expect(orgs[0]).toMatchObject({ id: group.orgs.group, depth: 0 })
  for (const { id, lineage } of rows) {
    const at = orgs.findIndex((org) => org.id === id)
    expect(orgs[at]?.depth).toBe(lineage.length - 1)
    const above = orgs.slice(0, at).findLast(({ depth }) => depth === lineage.length - 2)
    expect(above?.id).toBe(lineage.at(-2))
  }
})
