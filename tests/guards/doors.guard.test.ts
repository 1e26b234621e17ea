import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { findLostRoutes, findUnlistedPublic, findWithoutDoor, handlersOf, routeFiles } from './check-doors.ts'
import { isTest, listViolations, readTree, requireWhole } from './source-tree.ts'

/** Modules with a loader or action that nobody needs to be signed in for; each is a decision. */
const openToEverybody = [
  'app/root.tsx',
  'app/routes/auth.$.ts',
  'app/routes/healthz.ts',
  'app/routes/preferences.ts',
  'app/routes/sign-in.tsx',
  // A session that ended meanwhile must not keep anybody from leaving: the cookie goes all the same.
  'app/routes/sign-out.ts',
]

const isRoute = (path: string) => (/^app\/routes\/.*\.tsx?$/.test(path) && !isTest(path)) || path === 'app/root.tsx'
const modules = readTree(isRoute)
const table = routeFiles(await routes)

const planted = (text: string, path = 'app/routes/planted.tsx') => ({ path, text })

test('every route module is looked at', () => {
  requireWhole(modules, isRoute)
  expect(modules.flatMap(handlersOf).length).toBeGreaterThan(5)
})

test('no loader and no action without a door', () => {
  expect(listViolations(findWithoutDoor(modules))).toEqual([])
})

test.each([
  'export async function loader() { return null }',
  'export function action() { return null }',
  'export const loader = async () => null',
  'const loader = async () => null\nexport { loader }',
  'const all = async () => null\nexport { all as action }',
  `export { loader } from '#app/http/elsewhere.server.ts'`,
  `export * from '#app/http/elsewhere.server.ts'`,
  'export const { loader } = make()',
  'const door = (_, handler) => handler\nexport const loader = door("a", async () => null)',
  `import { door } from '#app/http/elsewhere.server.ts'\nexport const loader = door('a', async () => null)`,
])('planted: %s', (text) => {
  expect(findWithoutDoor([planted(text)])).toHaveLength(1)
})

test('what may stand', () => {
  const text = `import { door } from '#app/http/door.server.ts'
    import { publicDoor as other } from '#app/http/public-door.server.ts'
    export const loader = door('opportunity:read', async () => null)
    export const meta = () => []
    export type { Route } from './+types/planted.ts'`
  expect(findWithoutDoor([planted(text)])).toEqual([])
})

test('every door that is open to everybody is listed', () => {
  expect(listViolations(findUnlistedPublic(modules, openToEverybody))).toEqual([])
})

test('planted: a public door that nobody listed, and one that is none', () => {
  const open = planted(
    `import { publicDoor } from '#app/http/public-door.server.ts'\nexport const loader = publicDoor(async () => null)`,
  )
  expect(listViolations(findUnlistedPublic([open], ['app/routes/gone.tsx']))).toEqual([
    'app/routes/planted.tsx: is open to everybody',
    'app/routes/gone.tsx: is listed as open, and is not',
  ])
})

test('every route has its module, and every module its route', () => {
  const onDisk = modules.map(({ path }) => path).filter((path) => path !== 'app/root.tsx')
  expect(listViolations(findLostRoutes(table, onDisk))).toEqual([])
})

test('planted: a route without a module, and a module without a route', () => {
  expect(listViolations(findLostRoutes(['app/routes/a.tsx'], ['app/routes/b.tsx']))).toEqual([
    'app/routes/a.tsx: is in app/routes.ts, but is no file',
    'app/routes/b.tsx: is in no route',
  ])
})
