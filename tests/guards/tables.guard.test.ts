import { beforeAll, describe, expect, test } from 'vitest'
import { tableClasses } from '#prisma/table-classes.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { findDrift, findLooseDefiners, findUnclassed, findUnguarded } from './check-tables.ts'
import { type Model, parseSchema } from './parse-schema.ts'
import { type Catalogue, readCatalogue } from './read-catalogue.ts'
import { listViolations, readTree, requireWhole, type SourceFile, type Violation } from './source-tree.ts'

const isSchema = (path: string) => /^prisma\/schema\/.*\.prisma$/.test(path)
const isMigration = (path: string) => /^prisma\/migrations\/.*\.sql$/.test(path)

const database = useTestDatabase()
const schema = readTree(isSchema)
const models = parseSchema(schema)
let catalogue: Catalogue
beforeAll(async () => {
  catalogue = await readCatalogue(database.query)
})

/** What the guard says beyond before, once this SQL has run; the database is as it was afterwards. */
async function planted(sql: string, judge: (now: Catalogue) => Violation[]): Promise<string[]> {
  const before = listViolations(judge(catalogue))
  await database.query(`BEGIN; ${sql}`)
  try {
    const found = listViolations(judge(await readCatalogue(database.query)))
    return found.filter((line) => !before.includes(line))
  } finally {
    await database.query('ROLLBACK')
  }
}

test('every schema file and every migration is looked at', async () => {
  requireWhole(schema, isSchema)
  expect(models).toHaveLength(schema.reduce((sum, { text }) => sum + text.split(/^model /m).length - 1, 0))
  const { rows } = await database.query('SELECT migration_name AS name FROM _prisma_migrations')
  const applied = rows.map(({ name }) => ({ path: `prisma/migrations/${name}/migration.sql` }))
  requireWhole(applied, isMigration)
})

describe('no table without a class', () => {
  const judge = (now: Catalogue) => findUnclassed(now, tableClasses, models)

  test('in the database', () => {
    expect(listViolations(judge(catalogue))).toEqual([])
  })

  test('planted: a table that nobody classed, and a class without a table', async () => {
    expect(await planted('CREATE TABLE planted (id uuid PRIMARY KEY)', judge)).toEqual([
      'planted: has no class in prisma/table-classes.ts',
    ])
    expect(listViolations(findUnclassed(catalogue, { ...tableClasses, planted: 'owned' }, models))).toEqual([
      'planted: has a class, but there is no such table',
    ])
    expect(listViolations(findUnclassed(catalogue, { ...tableClasses, contact: 'shared' }, models))).toEqual([
      'contact: the schema calls it owned, the list shared',
    ])
  })
})

describe('no table without a policy', () => {
  test('in the database', () => {
    expect(listViolations(findUnguarded(catalogue))).toEqual([])
  })

  test.each([
    ['CREATE TABLE planted (id uuid)', ['planted: row-level security is off', 'planted: has no policy']],
    ['CREATE TABLE planted (id uuid); ALTER TABLE planted ENABLE ROW LEVEL SECURITY', ['planted: has no policy']],
    ['ALTER TABLE contact DISABLE ROW LEVEL SECURITY', ['contact: row-level security is off']],
    [
      `CREATE TABLE domain_event_200001 PARTITION OF domain_event FOR VALUES FROM ('2000-01-01') TO ('2000-02-01')`,
      ['domain_event_200001: row-level security is off'],
    ],
    [
      'GRANT SELECT ON domain_event_other TO gantry_app',
      ['domain_event_other: is granted, so it is read past its table'],
    ],
    ['GRANT SELECT ON contact TO PUBLIC', ['contact: SELECT is granted without stepping into a role']],
    ['GRANT DELETE ON contact TO gantry_login', ['contact: DELETE is granted without stepping into a role']],
    [
      'CREATE VIEW planted AS SELECT * FROM contact',
      ['planted: a view reads with the rights of its owner, past every policy'],
    ],
    ['ALTER ROLE gantry_app BYPASSRLS', ['gantry_app: a role above row-level security']],
  ])('planted: %s', async (sql, reasons) => {
    expect(await planted(sql, findUnguarded)).toEqual(reasons)
  })
})

describe("definers' functions are few and pinned", () => {
  test('in the database', () => {
    expect(catalogue.functions.filter(({ definer }) => definer).length).toBeGreaterThan(0)
    expect(listViolations(findLooseDefiners(catalogue))).toEqual([])
  })

  test('planted: one in public, without a search path, open to everybody', async () => {
    const sql = `CREATE FUNCTION planted() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`
    expect(await planted(sql, findLooseDefiners)).toEqual([
      "planted: a definer's function in schema public",
      "planted: a definer's function without a pinned search_path",
      "planted: a definer's function that everybody may call",
    ])
  })
})

describe('the migrated database is what the schema says', () => {
  test('in the database', () => {
    expect(listViolations(findDrift(catalogue, models))).toEqual([])
  })

  test.each([
    ['ALTER TABLE contact ADD COLUMN planted text', ['contact.planted text null: in the database, not in the schema']],
    [
      'ALTER TABLE contact ALTER COLUMN name DROP NOT NULL',
      [
        'contact.name text null: in the database, not in the schema',
        'contact.name text: in the schema, not in the database',
      ],
    ],
    [
      'ALTER TABLE opportunity ALTER COLUMN budget TYPE numeric(18,3)',
      [
        'opportunity.budget numeric(18,3) null: in the database, not in the schema',
        'opportunity.budget numeric(18,2) null: in the schema, not in the database',
      ],
    ],
    ['CREATE UNIQUE INDEX planted ON contact (email)', ['contact unique (email): in the database, not in the schema']],
    [
      'ALTER TABLE domain_event ALTER COLUMN txid DROP DEFAULT',
      ['domain_event.txid: the schema leaves it to the database, which has no default'],
    ],
  ])('planted: %s', async (sql, reasons) => {
    expect(await planted(sql, (now) => findDrift(now, models))).toEqual(reasons)
  })

  test('planted: a model that no migration makes', () => {
    const file: SourceFile = {
      path: 'prisma/schema/planted.prisma',
      text: '/// owned: a plant\nmodel Plant {\n  id String @id @db.Uuid\n  seeds String[] @db.Text\n\n  @@map("plant")\n}\n',
    }
    const more: Model[] = [...models, ...parseSchema([file])]
    expect(listViolations(findDrift(catalogue, more)).filter((line) => line.startsWith('plant'))).toEqual([
      'plant.id uuid: in the schema, not in the database',
      'plant.seeds text[]: in the schema, not in the database',
      'plant key (id): in the schema, not in the database',
    ])
  })
})
