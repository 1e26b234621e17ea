import type { Model } from './parse-schema.ts'
import type { Catalogue } from './read-catalogue.ts'
import type { Violation } from './source-tree.ts'

/** The migration runner's own list; it is granted to nobody. */
const runnersTable = '_prisma_migrations'

const tablesOf = (catalogue: Catalogue) =>
  catalogue.tables.filter((table) => table.kind === 'table' && table.name !== runnersTable)

/** No table without a class, and none but those that are listed; the schema's comment says the same class. */
export function findUnclassed(
  catalogue: Catalogue,
  classes: Record<string, string>,
  models: readonly Model[],
): Violation[] {
  const names = new Set(tablesOf(catalogue).map((table) => table.name))
  const without = [...names].filter((name) => !(name in classes))
  const gone = Object.keys(classes).filter((name) => !names.has(name))
  const other = models.filter(({ table, stated }) => stated !== classes[table])
  return [
    ...without.map((place) => ({ place, reason: 'has no class in prisma/table-classes.ts' })),
    ...gone.map((place) => ({ place, reason: 'has a class, but there is no such table' })),
    ...other.map(({ table, stated }) => ({
      place: table,
      reason: `the schema calls it ${stated}, the list ${classes[table]}`,
    })),
  ]
}

/** Row-level security on every table and partition, a policy on every table, and no way round it. */
export function findUnguarded(catalogue: Catalogue): Violation[] {
  const grantedOn = (name: string) => catalogue.grants.filter((grant) => grant.table === name)
  const tables = tablesOf(catalogue).flatMap(({ name, secured, policies }) => [
    ...(secured ? [] : [{ place: name, reason: 'row-level security is off' }]),
    ...(policies.length > 0 ? [] : [{ place: name, reason: 'has no policy' }]),
    ...grantedOn(name)
      .filter(({ role }) => role === '' || role === 'gantry_login')
      .map(({ privilege }) => ({ place: name, reason: `${privilege} is granted without stepping into a role` })),
  ])
  const closed = catalogue.tables
    .filter(({ name, kind }) => kind === 'partition' || name === runnersTable)
    .flatMap(({ name, kind, secured }) => [
      ...(secured || kind !== 'partition' ? [] : [{ place: name, reason: 'row-level security is off' }]),
      ...(grantedOn(name).length === 0 ? [] : [{ place: name, reason: 'is granted, so it is read past its table' }]),
    ])
  const views = catalogue.tables
    .filter(({ kind }) => kind === 'view')
    .map(({ name }) => ({ place: name, reason: 'a view reads with the rights of its owner, past every policy' }))
  const roles = catalogue.roles
    .filter(({ aboveRules }) => aboveRules)
    .map(({ name }) => ({ place: name, reason: 'a role above row-level security' }))
  return [...tables, ...closed, ...views, ...roles]
}

/** Functions that act as their owner: few, in one schema, with a pinned search path, and not for everybody. */
export function findLooseDefiners(catalogue: Catalogue): Violation[] {
  return catalogue.functions
    .filter(({ definer }) => definer)
    .flatMap(({ name, schema, settings, openToAll }) => [
      ...(schema === 'gantry' ? [] : [{ place: name, reason: `a definer's function in schema ${schema}` }]),
      ...(settings.some((setting) => setting.startsWith('search_path='))
        ? []
        : [{ place: name, reason: "a definer's function without a pinned search_path" }]),
      ...(openToAll ? [{ place: name, reason: "a definer's function that everybody may call" }] : []),
    ])
}

/** What the client believes about the database is what the migrations made. */
export function findDrift(catalogue: Catalogue, models: readonly Model[]): Violation[] {
  const here = describe(
    catalogue.columns.filter(({ table }) => tablesOf(catalogue).some(({ name }) => name === table)),
    catalogue.uniques.filter(({ table }) => table !== runnersTable),
  )
  const there = describe(
    models.flatMap(({ table, columns }) => columns.map((column) => ({ table, ...column }))),
    models.flatMap(({ table, uniques }) => uniques.map((unique) => ({ table, ...unique }))),
  )
  const unfilled = models.flatMap(({ table, columns }) =>
    columns
      .filter((column) => column.generated)
      .filter(
        ({ name }) => !catalogue.columns.some((made) => made.table === table && made.name === name && made.filled),
      )
      .map(({ name }) => ({
        place: `${table}.${name}`,
        reason: 'the schema leaves it to the database, which has no default',
      })),
  )
  return [
    ...[...here]
      .filter((line) => !there.has(line))
      .map((place) => ({ place, reason: 'in the database, not in the schema' })),
    ...[...there]
      .filter((line) => !here.has(line))
      .map((place) => ({ place, reason: 'in the schema, not in the database' })),
    ...unfilled,
  ]
}

function describe(
  columns: readonly { table: string; name: string; type: string; nullable: boolean }[],
  uniques: readonly { table: string; primary: boolean; columns: string[] }[],
): Set<string> {
  return new Set([
    ...columns.map(({ table, name, type, nullable }) => `${table}.${name} ${type}${nullable ? ' null' : ''}`),
    ...uniques.map(
      ({ table, primary, columns: names }) => `${table} ${primary ? 'key' : 'unique'} (${names.join(', ')})`,
    ),
  ])
}
