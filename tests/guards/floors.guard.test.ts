import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { cruiseFloors } from './cruise-floors.ts'
import { isCode, listViolations, requireWhole } from './source-tree.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A house of its own, with these files in it. */
function plant(files: Record<string, string>): string {
  const folder = `${mkdtempSync(path.join(tmpdir(), 'floors-'))}/`
  folders.push(folder)
  const imports = Object.fromEntries(
    ['app', 'crm', 'prisma', 'lib', 'tests'].map((name) => [`#${name}/*`, `./${name}/*`]),
  )
  const all = { 'package.json': JSON.stringify({ type: 'module', imports }), ...files }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(folder + name), { recursive: true })
    writeFileSync(folder + name, text)
  }
  return folder
}

const rulesBroken = async (files: Record<string, string>) =>
  (await cruiseFloors(plant(files))).violations.map(({ place, reason }) => `${place} ${reason.split(':')[0]}`)

test('nothing imports upwards', { timeout: 60_000 }, async () => {
  const { modules, violations } = await cruiseFloors(new URL('../../', import.meta.url).pathname)
  requireWhole(
    modules.map((module) => ({ path: module })),
    isCode,
  )
  expect(listViolations(violations)).toEqual([])
})

const verb = { 'crm/customers/get-customer.server.ts': 'export type Customer = string\nexport const get = 1\n' }

test.each([
  ['by alias', `import { get } from '#crm/customers/get-customer.server.ts'\nexport const a = get\n`],
  ['by relative path', `import { get } from '../crm/customers/get-customer.server.ts'\nexport const a = get\n`],
  ['for a type', `import type { Customer } from '#crm/customers/get-customer.server.ts'\nexport type A = Customer\n`],
  [
    'for an inline type',
    `import { type Customer } from '#crm/customers/get-customer.server.ts'\nexport type A = Customer\n`,
  ],
  ['by re-export', `export { get } from '#crm/customers/get-customer.server.ts'\n`],
  ['at run time', `export const a = await import('#crm/customers/get-customer.server.ts')\n`],
])('planted: an upward import %s', async (_, text) => {
  expect(await rulesBroken({ ...verb, 'lib/upward.ts': text })).toEqual([
    'lib/upward.ts → crm/customers/get-customer.server.ts floor-lib',
  ])
})

test('planted: a downward import is none', async () => {
  const text = `import { get } from '#crm/customers/get-customer.server.ts'\nexport const a = get\n`
  expect(await rulesBroken({ ...verb, 'app/routes/customer.ts': text })).toEqual([])
})

test('planted: what is private to a noun, taken by another noun and by a route', async () => {
  const text = `import { hidden } from '#crm/customers/_hidden.server.ts'\nexport const a = hidden\n`
  const files = {
    'crm/customers/_hidden.server.ts': 'export const hidden = 1\n',
    'crm/customers/get.server.ts': text.replace('#crm/customers/', './'),
    'crm/org/take.server.ts': text,
    'app/routes/take.ts': text,
  }
  expect((await rulesBroken(files)).sort()).toEqual([
    'app/routes/take.ts → crm/customers/_hidden.server.ts private-files-from-outside',
    'crm/org/take.server.ts → crm/customers/_hidden.server.ts private-files',
  ])
})

test('planted: an engine that reads files, product code that imports a test, an import that leads nowhere', async () => {
  const files = {
    'engine/load.ts': `import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n`,
    'crm/org/take.ts': `import { b } from '#tests/factory.ts'\nexport const a = b\n`,
    'tests/factory.ts': 'export const b = 1\n',
    'lib/lost.ts': `import { c } from './gone.ts'\nexport const a = c\n`,
  }
  expect((await rulesBroken(files)).sort()).toEqual([
    'crm/org/take.ts → tests/factory.ts tests-are-not-product',
    'engine/load.ts → fs engine-is-pure',
    'lib/lost.ts → ./gone.ts resolves',
  ])
})

test('planted: the generated client outside prisma/', async () => {
  const files = {
    'prisma/generated/client.ts': 'export const client = 1\n',
    'prisma/client.server.ts': `export { client } from './generated/client.ts'\n`,
    'crm/org/read.server.ts': `import { client } from '#prisma/generated/client.ts'\nexport const a = client\n`,
  }
  expect(await rulesBroken(files)).toEqual(['crm/org/read.server.ts → prisma/generated/client.ts generated-client'])
})
