import { beforeAll, expect, test } from 'vitest'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { aGroup } from '#tests/factories/a-group.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { consoleActor } from './console-actor.ts'
import { findPersonNames } from './find-person-names.server.ts'
import { sweepActor } from './sweep-actor.ts'

const owner = useTestDatabase()
const group = aGroup()

beforeAll(() => insertDataset({ client: owner.client, dataset: group.dataset }))

test('people are named, and so are the sweep and the console; an id of nobody has no name', async () => {
  const { owner: person } = group.people
  const ids = [person, sweepActor.personId, consoleActor.personId, '00000000-0000-4000-8000-00000000dead', 'not an id']
  const names = await withActor(consoleActor, (tx) => findPersonNames({ tx, ids }))
  const row = group.dataset.person.find(({ id }) => id === person)
  expect(Object.fromEntries(names)).toEqual({
    [person]: { zh: row?.name, en: row?.name_latin },
    [sweepActor.personId]: { zh: '夜间巡检', en: 'Nightly sweep' },
    [consoleActor.personId]: { zh: '控制台', en: 'Console' },
  })
})
